import { describe, expect, test } from 'vitest';
import { quantileGrid } from './feature-grid.ts';
import { individualConditionalExpectation, partialDependence } from './partial-dependence.ts';

/** Three rows of two features; the score is their product. */
const rows = { features: Float32Array.of(1, 2, 3, 10, 20, 60), nRows: 3, nFeatures: 2 };
const product = (features: Float32Array, nRows: number) =>
  Float64Array.from({ length: nRows }, (_, row) => (features[row] as number) * (features[nRows + row] as number));

test('individualConditionalExpectation is a line for each row, and partialDependence their mean', () => {
  expect(individualConditionalExpectation(product, rows, 0, [0, 2])).toEqual(Float64Array.of(0, 0, 0, 20, 40, 120));
  expect(partialDependence(product, rows, 0, [0, 2])).toEqual(Float64Array.of(0, 60));
  expect(partialDependence({ nFeatures: 2, predict: product }, rows, 1, [5])).toEqual(Float64Array.of(10));
  expect(rows.features).toEqual(Float32Array.of(1, 2, 3, 10, 20, 60));
});

test.each([
  ['a feature that is not there', () => partialDependence(product, rows, 2, [1]), /feature/],
  ['no grid', () => partialDependence(product, rows, 0, []), /at least one value/],
  ['a grid value that is not a number', () => partialDependence(product, rows, 0, [1, Number.NaN]), /Value 1/],
  ['rows too few', () => partialDependence(product, { ...rows, nRows: 2 }, 0, [1]), /4 values, not 6/],
])('refuses %s', (_case, run, message) => {
  expect(run).toThrow(message);
});

describe('quantileGrid', () => {
  const column = Float32Array.from({ length: 101 }, (_, row) => 100 - row);

  test('goes from the quantile of 5 % to that of 95 %', () => {
    expect([...quantileGrid({ features: column, nRows: 101, nFeatures: 1 }, 0, 4)]).toEqual([5, 35, 65, 95]);
  });

  test('has equal values once, and none that is missing', () => {
    const features = Float32Array.of(1, 1, 1, 1, Number.NaN, 1, 1, 2);
    const grid = quantileGrid({ features, nRows: 8, nFeatures: 1 }, 0, 3);
    expect(grid[0]).toBe(1);
    expect(grid).toHaveLength(2);
    expect(() => quantileGrid({ features: features.fill(Number.NaN), nRows: 8, nFeatures: 1 }, 0)).toThrow(/missing/);
  });
});
