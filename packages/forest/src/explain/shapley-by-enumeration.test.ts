import { describe, expect, test } from 'vitest';
import { noisySums } from '../../test-data.ts';
import { shapleyByEnumeration } from './shapley-by-enumeration.ts';

const background = noisySums(50);
const row = Float32Array.from({ length: 9 }, (_, feature) => feature / 9);
const column = (features: Float32Array, nRows: number, feature: number, of: number) =>
  features[feature * nRows + of] as number;

describe('shapleyByEnumeration', () => {
  test('gives a linear score its slopes times the distance from the mean', () => {
    const slopes = [3, -2, 0, 1, 0.5, 0, 4, -1, 2];
    const linear = (features: Float32Array, nRows: number) =>
      Float64Array.from({ length: nRows }, (_, of) =>
        slopes.reduce((sum, slope, feature) => sum + slope * column(features, nRows, feature, of), 7),
      );
    const { baseline, contributions } = shapleyByEnumeration(linear, row, background);
    for (const [feature, slope] of slopes.entries()) {
      const values = background.features.subarray(feature * 50, (feature + 1) * 50);
      const mean = values.reduce((sum, value) => sum + value, 0) / 50;
      expect(contributions[feature]).toBeCloseTo(slope * ((row[feature] as number) - mean), 10);
    }
    const total = contributions.reduce((sum, contribution) => sum + contribution, baseline);
    expect(total).toBeCloseTo(linear(row, 1)[0] as number, 10);
  });

  test('shares a product evenly between two features that both make it', () => {
    const product = (features: Float32Array, nRows: number) =>
      features.slice(0, nRows).reduce((scores, value, of) => {
        scores[of] = value * column(features, nRows, 1, of);
        return scores;
      }, new Float64Array(nRows));
    const zero = { features: new Float32Array(2), nRows: 1, nFeatures: 2 };
    expect(shapleyByEnumeration(product, [3, 4], zero)).toEqual({ baseline: 0, contributions: Float64Array.of(6, 6) });
  });

  test('takes a model, and gives the same however many rows the background has beyond a batch', () => {
    const model = {
      nFeatures: 1,
      predict: (features: Float32Array, nRows: number) => Float64Array.from(features.subarray(0, nRows)),
    };
    const many = { features: new Float32Array(10_000).fill(0.25), nRows: 10_000, nFeatures: 1 };
    expect(shapleyByEnumeration(model, [1], many)).toEqual({ baseline: 0.25, contributions: Float64Array.of(0.75) });
  });

  test('refuses a seventeenth feature, and a row of another length', () => {
    const wide = { features: new Float32Array(17), nRows: 1, nFeatures: 17 };
    const score = (_: Float32Array, nRows: number) => new Float64Array(nRows);
    expect(() => shapleyByEnumeration(score, new Float32Array(17), wide)).toThrow(/17 features are too many/);
    expect(() => shapleyByEnumeration(score, [1, 2], background)).toThrow(/9 values, not 2/);
  });
});
