import { describe, expect, test } from 'vitest';
import { noisySums } from '../../test-data.ts';
import { rocAuc } from '../metrics/roc-auc.ts';
import { permutationImportance } from './permutation-importance.ts';

const data = noisySums(300);

/** Uses the two features that decide, the third at half the weight of the ninth. */
const score = (features: Float32Array, nRows: number) =>
  Float64Array.from(
    { length: nRows },
    (_, row) => 0.5 * (features[2 * nRows + row] as number) + (features[8 * nRows + row] as number),
  );

describe('permutationImportance', () => {
  const found = permutationImportance(score, data, rocAuc, { seed: 1 });

  test('is nothing for features that are not used, and most for the one used most', () => {
    for (const feature of [0, 1, 3, 4, 5, 6, 7]) {
      expect(found.importances[feature]).toBe(0);
      expect(found.standardDeviations[feature]).toBe(0);
    }
    expect(found.score).toBe(rocAuc(data.labels, score(data.features, data.nRows)));
    expect(found.importances[8]).toBeGreaterThan(found.importances[2] as number);
    expect(found.importances[2]).toBeGreaterThan(3 * (found.standardDeviations[2] as number));
  });

  test('is the fall of the metric to chance where the only feature used is shuffled', () => {
    const ninth = (features: Float32Array, nRows: number) => Float64Array.from(features.subarray(8 * nRows, 9 * nRows));
    const {
      score: area,
      importances,
      standardDeviations,
    } = permutationImportance(ninth, data, rocAuc, {
      seed: 2,
      repeats: 200,
    });
    expect(area - (importances[8] as number)).toBeCloseTo(0.5, 1);
    // The standard deviation of the area under chance: sqrt((n + 1) / (12 p n)).
    const positives = data.labels.reduce((sum, label) => sum + label, 0);
    const expected = Math.sqrt((data.nRows + 1) / (12 * positives * (data.nRows - positives)));
    expect((standardDeviations[8] as number) / expected).toBeGreaterThan(0.85);
    expect((standardDeviations[8] as number) / expected).toBeLessThan(1.15);
  });

  test('is the same for the same seed, another for another, and leaves the data as they were', () => {
    const before = data.features.slice();
    expect(permutationImportance(score, data, rocAuc, { seed: 1 })).toEqual(found);
    expect(permutationImportance(score, data, rocAuc, { seed: 2 })).not.toEqual(found);
    expect(data.features).toEqual(before);
  });

  test('refuses a single repeat, and a model of other features', () => {
    expect(() => permutationImportance(score, data, rocAuc, { seed: 1, repeats: 1 })).toThrow(/repeats/);
    const model = { nFeatures: 8, predict: score };
    expect(() => permutationImportance(model, data, rocAuc, { seed: 1 })).toThrow(/Rows of 8 features/);
  });
});
