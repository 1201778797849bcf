import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createRandom } from '../random.ts';
import { type Counterfactual, featureScales, gridCounterfactual } from './counterfactual.ts';
import { forestCounterfactual } from './forest-counterfactual.ts';
import { predict, probabilityOf, randomForest, randomRows, rowOf } from './test-data.ts';

const shapes = fc.record({
  nFeatures: fc.integer({ min: 1, max: 4 }),
  trees: fc.integer({ min: 1, max: 5 }),
  depth: fc.integer({ min: 0, max: 6 }),
  splitPercent: fc.constantFrom(70, 100),
});

/** Every place where a forest can change its mind: its thresholds, and a little above each. */
const grid = Float32Array.from(
  Array.from({ length: 7 }, (_, step) => step / 7).flatMap((threshold) => [threshold, threshold + 1e-6]),
);

describe('forestCounterfactual', () => {
  test('finds the least change among all places where the forest can change its mind', () => {
    fc.assert(
      fc.property(shapes, fc.nat(), fc.integer({ min: 1, max: 9 }), (shape, seed, tenths) => {
        const random = createRandom(seed);
        const forest = randomForest(shape, random);
        const row = rowOf(randomRows(1, shape.nFeatures, random), 0);
        const options = { mark: tenths / 10, scales: Array.from(row, (_, feature) => 0.5 + feature) };
        const found = forestCounterfactual(forest, row, options);
        const grids = Array.from(row, () => grid);
        const near = gridCounterfactual(predict(forest), row, grids, options);
        expect(found === undefined).toBe(near === undefined);
        if (!found || !near) return;
        // The grid goes a little further past each threshold.
        expect(found.distance).toBeLessThanOrEqual(near.distance);
        expect(near.distance - found.distance).toBeLessThan(1e-5);
        expectTrue(found, row, options);
        const changed = row.with(found.feature, found.value);
        expect(probabilityOf(forest, changed)).toBe(found.score);
        expect(found.score > options.mark).not.toBe(probabilityOf(forest, row) > options.mark);
      }),
      { numRuns: 300 },
    );
  });

  test('changes no more than it needs: one step back, the forest says what it said', () => {
    const forest = randomForest({ nFeatures: 3, trees: 9, depth: 6, splitPercent: 100 }, createRandom(4));
    const row = Float32Array.of(0.31, 0.64, 0.5);
    const mark = 0.5;
    const found = forestCounterfactual(forest, row, { mark, scales: [1, 1, 1] });
    if (!found) throw new Error('There is one for this forest.');
    const back = found.value - Math.sign(found.change) * 1e-6;
    const isAbove = (values: Float32Array) => probabilityOf(forest, values) > mark;
    expect(isAbove(row.with(found.feature, found.value))).not.toBe(isAbove(row));
    expect(isAbove(row.with(found.feature, back))).toBe(isAbove(row));
  });

  test('leaves alone what may not change: features not named, of scale 0, or missing', () => {
    const forest = randomForest({ nFeatures: 2, trees: 9, depth: 5, splitPercent: 100 }, createRandom(4));
    const changed = (row: readonly number[], scales: readonly number[], features?: readonly number[]) =>
      forestCounterfactual(forest, row, { mark: 0.5, scales, features })?.feature;
    expect(changed([0.3, 0.3], [1, 1], [0])).toBe(0);
    expect(changed([0.3, 0.3], [1, 1], [1])).toBe(1);
    expect(changed([0.3, 0.3], [0, 1])).toBe(1);
    expect(changed([0.3, 0.3], [1, 0])).toBe(0);
    expect(changed([Number.NaN, Number.NaN], [1, 1])).toBeUndefined();
  });

  test('refuses a mark that is not a number, scales too few or negative, and a feature that is not there', () => {
    const forest = randomForest({ nFeatures: 2, trees: 1, depth: 2, splitPercent: 100 }, createRandom(1));
    const ask = (mark: number, scales: number[], features?: number[]) => () =>
      forestCounterfactual(forest, [0, 0], { mark, scales, features });
    expect(ask(Number.NaN, [1, 1])).toThrow(/mark/);
    expect(ask(0.5, [1])).toThrow(/scales must have 2/);
    expect(ask(0.5, [1, -1])).toThrow(/scales\[1\] is -1/);
    expect(ask(0.5, [1, 1], [2])).toThrow(/features/);
  });
});

describe('gridCounterfactual', () => {
  const score = (features: Float32Array, nRows: number) =>
    Float64Array.from({ length: nRows }, (_, row) => (features[row] as number) + 2 * (features[nRows + row] as number));

  test('compares features by distances in their scales', () => {
    const grids = [
      [4, 5, 6],
      [2, 3],
    ];
    expect(gridCounterfactual(score, [0, 0], grids, { mark: 3.5, scales: [1, 1] })).toEqual({
      feature: 1,
      value: 2,
      change: 2,
      distance: 2,
      score: 4,
    });
    expect(gridCounterfactual(score, [0, 0], grids, { mark: 3.5, scales: [10, 1] })?.feature).toBe(0);
  });

  test('goes below the mark from above it, and gives up where no value does it', () => {
    const options = { mark: 3, scales: [1, 1] };
    expect(gridCounterfactual(score, [5, 0], [[4, 3, 2], []], options)?.value).toBe(3);
    expect(gridCounterfactual(score, [5, 0], [[4], []], options)).toBeUndefined();
  });

  test('refuses a grid too few, and one with a value that is not a number', () => {
    const model = { nFeatures: 2, predict: score };
    const options = { mark: 3, scales: [1, 1] };
    expect(() => gridCounterfactual(model, [0, 0], [[1]], options)).toThrow(/2 features, not 1/);
    expect(() => gridCounterfactual(model, [0, 0], [[1], [Number.NaN]], options)).toThrow(/Value 0 of the grid/);
  });
});

test('featureScales are standard deviations of the values that are there', () => {
  const features = Float32Array.of(1, 3, Number.NaN, 7, Number.NaN, Number.NaN, 2, 2, 2);
  const scales = featureScales({ features, nRows: 3, nFeatures: 3 });
  expect(scales).toEqual(Float64Array.of(Math.SQRT2, 0, 0));
});

function expectTrue(
  { feature, value, change, distance }: Counterfactual,
  row: Float32Array,
  { scales }: { scales: readonly number[] },
): void {
  expect(value).toBe(Math.fround(value));
  expect(change).toBe(value - (row[feature] as number));
  expect(distance).toBe(Math.abs(change) / (scales[feature] as number));
}
