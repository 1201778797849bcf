import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createDataset, createRandom } from '../index.ts';
import { presort } from './presorted.ts';
import { SplitSearch } from './split-search.ts';

const row = fc.record({
  values: fc.tuple(fc.integer({ min: 0, max: 5 }), fc.integer({ min: 0, max: 5 })),
  label: fc.constantFrom(0, 1),
  count: fc.integer({ min: 1, max: 3 }),
});

test('finds a split of the least impurity among all that leave enough rows, or none where there is none', () => {
  fc.assert(
    fc.property(
      fc.array(row, { minLength: 2, maxLength: 25 }),
      fc.integer({ min: 1, max: 5 }),
      (rows, minSamplesLeaf) => {
        const features = Float32Array.from(
          [0, 1].flatMap((feature) => rows.map(({ values }) => values[feature as 0 | 1])),
        );
        const data = presort(
          createDataset(
            features,
            Uint8Array.from(rows, ({ label }) => label),
            2,
          ),
        );
        const counts = Uint32Array.from(rows, ({ count }) => count);
        const weight = rows.reduce((sum, { count }) => sum + count, 0);
        const positives = rows.reduce((sum, { count, label }) => sum + count * label, 0);
        const search = new SplitSearch(data, data.order.slice(), counts);
        const node = { start: 0, end: rows.length, weight, positives };
        const split = search.best(node, 2, minSamplesLeaf, createRandom(1));

        const impurities = [0, 1].flatMap((feature) =>
          rows.map(({ values }) => impurityOf(rows, feature as 0 | 1, values[feature as 0 | 1], minSamplesLeaf)),
        );
        const best = Math.min(...impurities);
        if (!split) expect(best).toBe(Number.POSITIVE_INFINITY);
        else expect(impurityOf(rows, split.feature as 0 | 1, split.threshold, minSamplesLeaf)).toBeCloseTo(best, 9);
      },
    ),
  );
});

type Row = { values: [number, number]; label: number; count: number };

/** Weighted Gini impurity of both sides; infinite where a side is too small. */
function impurityOf(rows: readonly Row[], feature: 0 | 1, threshold: number, minSamplesLeaf: number): number {
  const sides = [
    rows.filter(({ values }) => values[feature] <= threshold),
    rows.filter(({ values }) => values[feature] > threshold),
  ];
  if (sides.some((side) => side.length < minSamplesLeaf)) return Number.POSITIVE_INFINITY;
  return sides.reduce((sum, side) => {
    const weight = side.reduce((total, { count }) => total + count, 0);
    const p = side.reduce((total, { count, label }) => total + count * label, 0) / weight;
    return sum + weight * 2 * p * (1 - p);
  }, 0);
}
