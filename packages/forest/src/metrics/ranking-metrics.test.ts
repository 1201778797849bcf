import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { averagePrecision } from './average-precision.ts';
import { precisionAt } from './precision-at.ts';
import { rocAuc } from './roc-auc.ts';

/** Few different scores, so that ties are the rule. */
const scored = fc
  .array(
    fc.record({
      label: fc.constantFrom(0, 1),
      score: fc.integer({ min: -3, max: 3 }),
      weight: fc.integer({ min: 0, max: 3 }),
    }),
    { minLength: 2, maxLength: 40 },
  )
  .filter((rows) => [0, 1].every((label) => rows.some((row) => row.label === label && row.weight > 0)));
type Row = { label: number; score: number; weight: number };

const labelsOf = (rows: readonly Row[]) => Uint8Array.from(rows, ({ label }) => label);
const scoresOf = (rows: readonly Row[]) => Float64Array.from(rows, ({ score }) => score);
const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;

describe('rocAuc', () => {
  const shareOfPairs = (rows: readonly Row[]) =>
    mean(
      rows
        .filter(({ label }) => label === 1)
        .flatMap((p) =>
          rows
            .filter(({ label }) => label === 0)
            .map((n) => (p.score > n.score ? 1 : p.score === n.score ? 0.5 : 0) as number),
        ),
    );

  test('is the share of pairs that are in the right order, ties counting half', () => {
    fc.assert(
      fc.property(scored, (rows) => {
        expect(rocAuc(labelsOf(rows), scoresOf(rows))).toBeCloseTo(shareOfPairs(rows), 12);
      }),
    );
  });

  test('takes a weight as that many equal rows', () => {
    fc.assert(
      fc.property(scored, (rows) => {
        const repeated = rows.flatMap((row) => Array.from({ length: row.weight }, () => row));
        const weights = Float64Array.from(rows, ({ weight }) => weight);
        expect(rocAuc(labelsOf(rows), scoresOf(rows), weights)).toBeCloseTo(shareOfPairs(repeated), 12);
      }),
    );
  });

  test('holds zero and minus zero, and infinite scores, for what they are', () => {
    const labels = Uint8Array.of(1, 0, 1, 0);
    expect(rocAuc(labels, Float64Array.of(-0, 0, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY))).toBe(0.875);
  });

  test.each([
    ['one label only', Uint8Array.of(1, 1), Float64Array.of(0.1, 0.2), undefined, /both labels/],
    ['one label that has weight', Uint8Array.of(0, 1), Float64Array.of(0.1, 0.2), Float64Array.of(1, 0), /weight/],
    ['a score that is not a number', Uint8Array.of(0, 1), Float64Array.of(0.1, Number.NaN), undefined, /row 1/],
    ['too few scores', Uint8Array.of(0, 1), Float64Array.of(0.1), undefined, /2 scores, not 1/],
    ['a negative weight', Uint8Array.of(0, 1), Float64Array.of(0, 1), Float64Array.of(1, -1), /weight of row 1 is -1/],
    ['too few weights', Uint8Array.of(0, 1), Float64Array.of(0, 1), Float64Array.of(1), /2 weights, not 1/],
    ['a label of 2', Uint8Array.of(0, 2), Float64Array.of(0, 1), undefined, /label of row 1 is 2/],
  ])('refuses %s', (_case, labels, scores, weights, message) => {
    expect(() => rocAuc(labels, scores, weights)).toThrow(message);
  });
});

describe('averagePrecision', () => {
  test('is the precision at the score of each row of label 1, averaged over them', () => {
    fc.assert(
      fc.property(scored, (rows) => {
        const precisions = rows
          .filter(({ label }) => label === 1)
          .map(({ score }) => mean(rows.filter((row) => row.score >= score).map(({ label }) => label)));
        expect(averagePrecision(labelsOf(rows), scoresOf(rows))).toBeCloseTo(mean(precisions), 12);
      }),
    );
  });

  test('is the share of label 1 where all scores are equal', () => {
    expect(averagePrecision(Uint8Array.of(1, 0, 0, 1, 0), new Float64Array(5))).toBe(0.4);
  });
});

describe('precisionAt', () => {
  test('is the share among the first k, averaged over all orders of equal scores', () => {
    fc.assert(
      fc.property(scored, fc.nat(1_000), (rows, any) => {
        const few = rows.slice(0, 6);
        const k = 1 + (any % few.length);
        const shares = permutations(few)
          .filter((order) => order.every(({ score }, place) => place === 0 || score <= (order[place - 1]?.score ?? 0)))
          .map((order) => mean(order.slice(0, k).map(({ label }) => label)));
        expect(precisionAt(labelsOf(few), scoresOf(few), k)).toBeCloseTo(mean(shares), 12);
      }),
      { numRuns: 40 },
    );
  });

  test.each([0, 3, 1.5])('refuses a k of %d among two rows', (k) => {
    expect(() => precisionAt(Uint8Array.of(0, 1), Float64Array.of(0, 1), k)).toThrow(/k must be a whole number/);
  });
});

function permutations<T>(values: readonly T[]): T[][] {
  if (values.length === 0) return [[]];
  return values.flatMap((value, index) => permutations(values.toSpliced(index, 1)).map((rest) => [value, ...rest]));
}
