import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { columnMoments, fitFeatureScaling, scaleFeatures } from './feature-scaling.ts';
import { weightedQuantiles } from './weighted-quantiles.ts';

const ones = (n: number) => new Float64Array(n).fill(1);

describe('weighted quantiles', () => {
  test('take a value of weight 3 for three values', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.integer({ min: -5, max: 5 }), fc.integer({ min: 1, max: 4 })), { minLength: 1 }),
        fc.array(fc.integer({ min: 0, max: 16 }), { minLength: 1, maxLength: 4 }),
        (pairs, sixteenths) => {
          const ps = sixteenths.map((part) => part / 16).sort((a, b) => a - b);
          const values = pairs.map(([value]) => value);
          const weights = Float64Array.from(pairs, ([, weight]) => weight);
          const repeated = pairs.flatMap(([value, weight]) => Array<number>(weight).fill(value));
          expect(weightedQuantiles(values, weights, ps)).toEqual(
            weightedQuantiles(repeated, ones(repeated.length), ps),
          );
        },
      ),
    );
  });

  test('are values that are there, and leave out what is missing', () => {
    expect(weightedQuantiles([3, Number.NaN, 1, 2], ones(4), [0, 0.5, 1])).toEqual([1, 2, 3]);
    expect(weightedQuantiles([Number.NaN], ones(1), [0.5])).toEqual([]);
  });
});

describe('scaling', () => {
  test('gives columns of mean 0 and variance 1 under the weights, and 0 for a feature that never varies', () => {
    const features = Float32Array.of(1, 2, 4, 8, 0.1, 0.1, 0.1, 0.1);
    const weights = Float64Array.of(1, 2, 3, 4);
    const scaling = fitFeatureScaling({ features, nRows: 4, nFeatures: 2 }, weights, true);
    const points = scaleFeatures(scaling, features, 4);
    const { means, deviations } = columnMoments(points, weights);
    expect(means[0]).toBeCloseTo(0, 12);
    expect(deviations[0]).toBeCloseTo(1, 12);
    expect([1, 3, 5, 7].map((place) => points.values[place])).toEqual([0, 0, 0, 0]);
  });

  test('puts a missing value at the median, with a column that says so where training had some', () => {
    const features = Float32Array.of(5, Number.NaN, 1, 2, /* second */ 1, 2, 3, 4);
    const scaling = fitFeatureScaling({ features, nRows: 4, nFeatures: 2 }, ones(4), true);
    expect([...scaling.indicators]).toEqual([0]);
    const { values, nColumns } = scaleFeatures(scaling, Float32Array.of(2, Number.NaN, Number.NaN, 2), 2);
    expect(nColumns).toBe(3);
    expect(values[3]).toBe(values[0]);
    expect(values[5] as number).toBeGreaterThan(values[2] as number);
    expect(values[1]).toBe(values[4]);
  });

  test('without indicators has one column a feature', () => {
    const features = Float32Array.of(5, Number.NaN);
    expect(fitFeatureScaling({ features, nRows: 2, nFeatures: 1 }, ones(2), false).means).toHaveLength(1);
  });

  test('refuses features of another length', () => {
    const scaling = fitFeatureScaling({ features: Float32Array.of(1, 2), nRows: 2, nFeatures: 1 }, ones(2), true);
    expect(() => scaleFeatures(scaling, Float32Array.of(1, 2, 3), 2)).toThrow(/2 rows of 1 features/);
  });
});
