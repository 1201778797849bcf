import { expect, test } from 'vitest';
import type { Condition } from './condition.ts';
import { planReading } from './reading-plan.ts';
import type { Sample } from './sample.ts';

function condition(): Condition {
  return { weight: 0.1, check: () => 'true', lookup: () => 'true' };
}

/** Conditions that have nothing to do with each other. */
function sampleOf(entries: number, shares: Map<Condition, number>): Sample {
  const share = (conditions: readonly Condition[]) =>
    conditions.reduce((product, each) => product * (shares.get(each) ?? 1), 1);
  return { entries, share, reach: share };
}

const [common, rare] = [condition(), condition()];
const million = sampleOf(
  1_000_000,
  new Map([
    [common, 0.3],
    [rare, 0.0001],
  ]),
);

test('what many have is met with in order', () => {
  expect(planReading([common], million, 26)).toEqual({ way: 'IN_ORDER' });
});

test('what few have is looked up, and what is common is not', () => {
  expect(planReading([common, rare], million, 26)).toEqual({ way: 'BY_LOOKUP', lookups: [rare] });
});

test('several that are rare together are looked up together', () => {
  const [one, other] = [condition(), condition()];
  const sample = sampleOf(
    1_000_000,
    new Map([
      [one, 0.01],
      [other, 0.01],
    ]),
  );
  expect(planReading([one, other], sample, 26)).toEqual({ way: 'BY_LOOKUP', lookups: [one, other] });
});

test('what nobody in the sample has is never waited for in order', () => {
  const sample = { ...million, share: () => 0 };
  expect(planReading([rare], sample, 1)).toEqual({ way: 'BY_LOOKUP', lookups: [rare] });
});

test('of a few entries all are looked at', () => {
  expect(planReading([common], sampleOf(3_000, new Map()), 26)).toEqual({ way: 'BY_LOOKUP', lookups: [] });
});

test('without any condition that can be looked up there is only the order', () => {
  const { lookup: _lookup, ...plain } = condition();
  expect(planReading([plain], million, 26)).toEqual({ way: 'IN_ORDER' });
});
