import { expect, test } from 'vitest';
import { artistKey } from './artist-key.ts';
import { HARD_PAIRS, halfOf } from './hard-pairs.ts';
import { scoreIdentity, wilsonInterval } from './identity-score.ts';
import { songKey } from './song-key.ts';
import { titleKey } from './title-key.ts';

test.each([
  [0, 10, 0, 0.2775],
  [10, 10, 0.7225, 1],
  [81, 263, 0.2553, 0.3662],
])('the interval of %i of %i is %f to %f', (hits, of, low, high) => {
  expect(wilsonInterval(hits, of).low).toBeCloseTo(low, 3);
  expect(wilsonInterval(hits, of).high).toBeCloseTo(high, 3);
});

test('of no pairs, nothing is known', () => {
  expect(wilsonInterval(0, 0)).toEqual({ low: 0, high: 1 });
});

test('hard pairs are readable, different ones, and about as often the same as not, in either half', () => {
  const names = HARD_PAIRS.map(({ a, b }) => JSON.stringify([a, b]));
  expect(new Set(names).size).toBe(names.length);
  for (const { a, b, why } of HARD_PAIRS) {
    expect([a.title, a.artist, b.title, b.artist, why]).not.toContain('');
    expect(a.durationMs).toBeGreaterThan(0);
    expect(b.durationMs).toBeGreaterThan(0);
  }
  for (const half of ['tuning', 'held out']) {
    const pairs = HARD_PAIRS.filter((pair) => halfOf(pair) === half);
    expect(pairs.length).toBeGreaterThan(125);
    const share = pairs.filter((pair) => pair.same).length / pairs.length;
    expect(share).toBeGreaterThan(0.35);
    expect(share).toBeLessThan(0.65);
  }
});

test('a rule that finds all of one and none of the other is scored so', () => {
  const pairs = HARD_PAIRS.filter((pair) => Math.abs(pair.a.durationMs - pair.b.durationMs) <= 3_000);
  const score = scoreIdentity({ titleKey: () => '', artistKey: () => '' }, pairs);
  expect(score.recall.value).toBe(1);
  expect(score.mistakes).toEqual(pairs.filter((pair) => !pair.same));
});

test('the rule finds far more of the recordings that are one than names alone do, and is not wrong more often', () => {
  const names = scoreIdentity({ titleKey: songKey, artistKey: songKey }, HARD_PAIRS);
  const rule = scoreIdentity({ titleKey, artistKey }, HARD_PAIRS);
  expect(rule.recall.low).toBeGreaterThan(names.recall.high);
  expect(rule.precision.value).toBeGreaterThanOrEqual(names.precision.value);
});
