import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { accuracy, rocAuc } from '../index.ts';

const scored = fc
  .array(fc.record({ label: fc.constantFrom(0, 1), score: fc.integer({ min: 0, max: 6 }) }), {
    minLength: 2,
    maxLength: 60,
  })
  .filter((rows) => new Set(rows.map(({ label }) => label)).size === 2);

describe('rocAuc', () => {
  test('is the share of pairs that are in the right order, ties counting half', () => {
    fc.assert(
      fc.property(scored, (rows) => {
        const labels = Uint8Array.from(rows, ({ label }) => label);
        const scores = Float64Array.from(rows, ({ score }) => score);
        const positives = rows.filter(({ label }) => label === 1);
        const negatives = rows.filter(({ label }) => label === 0);
        const pairs = positives.flatMap((p) =>
          negatives.map((n) => (p.score > n.score ? 1 : p.score === n.score ? 0.5 : 0)),
        );
        const expected = pairs.reduce((sum: number, pair) => sum + pair, 0) / pairs.length;
        expect(rocAuc(labels, scores)).toBeCloseTo(expected, 12);
      }),
    );
  });

  test('is not defined where all rows have one label', () => {
    expect(() => rocAuc(Uint8Array.of(1, 1), Float64Array.of(0.1, 0.2))).toThrow(/both labels/);
  });
});

test('accuracy counts a probability of exactly one half as a no', () => {
  expect(accuracy(Uint8Array.of(1, 0, 1, 0), Float64Array.of(0.5, 0.5, 0.9, 0.6))).toBe(0.5);
});
