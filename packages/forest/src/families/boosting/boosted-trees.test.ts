import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { noisySums } from '../../../test-data.ts';
import { createDataset } from '../../data/dataset.ts';
import { logLoss } from '../../metrics/log-loss.ts';
import { rocAuc } from '../../metrics/roc-auc.ts';
import { weighRows } from '../weighted-rows.ts';
import { boostedTrees } from './boosted-trees.ts';
import { predictBoostedTrees } from './boosted-trees-model.ts';
import { BINS, binFeatures, MISSING_BIN } from './feature-bins.ts';

const data = noisySums(400);
const unseen = noisySums(1_000, 77);
const whole = { subsample: 1, validationFolds: 2, leafPenalty: 0, minChildWeight: 1e-6 };

describe('bins', () => {
  const column = fc.array(
    fc.oneof(fc.float({ noNaN: true, noDefaultInfinity: true, min: -100, max: 100 }), fc.constant(Number.NaN)),
    {
      minLength: 2,
      maxLength: 200,
    },
  );

  test('keep the order of values, agree with their edges, and are few', () => {
    fc.assert(
      fc.property(column, (values) => {
        const labels = Uint8Array.from(values, (_, row) => row % 2);
        const rows = weighRows(createDataset(Float32Array.from(values), labels, 1, { optionalFeatures: [0] }));
        const { edges, codes, hasMissing } = binFeatures(rows);
        const own = edges[0] as Float32Array;
        expect(own.length).toBeLessThan(BINS - 1);
        expect(hasMissing[0]).toBe(values.some(Number.isNaN));
        for (const [row, value] of rows.features.entries()) {
          const code = codes[row] as number;
          if (Number.isNaN(value)) expect(code).toBe(MISSING_BIN);
          else for (const [bin, edge] of own.entries()) expect(value <= edge).toBe(code <= bin);
        }
      }),
    );
  });

  test('are one for each value where these are few, also for neighbouring floats', () => {
    const one = 1 + 2 ** -23;
    const rows = weighRows(createDataset(Float32Array.of(1, one, 1, one), Uint8Array.of(0, 1, 0, 1), 1));
    expect([...binFeatures(rows).codes]).toEqual([0, 1, 0, 1]);
  });
});

describe('boosted trees', () => {
  test('learn what can be learned', () => {
    const probabilities = predictBoostedTrees(boostedTrees().fit(data, 1), unseen.features, unseen.nRows);
    expect(rocAuc(unseen.labels, probabilities)).toBeGreaterThan(0.92);
  });

  test('make a first tree of Newton steps', () => {
    // Two groups: 1 of 4 and 3 of 4 liked. At probability 1/2 a row's slope is ±1/2, its curvature 1/4.
    const features = Float32Array.of(0, 0, 0, 0, 1, 1, 1, 1);
    const dataset = createDataset(features, Uint8Array.of(1, 0, 0, 0, 1, 1, 1, 0), 1);
    const one = { ...whole, maxRounds: 1, maxDepth: 1, learningRate: 1, leafPenalty: 1, validationFolds: 5 };
    const { value, threshold, base } = boostedTrees(one).fit(dataset, 1);
    expect(base[0]).toBe(0);
    expect([...value]).toEqual([0, -1 / (1 + 1), 1 / (1 + 1)]);
    expect(threshold[0]).toBe(0.5);
  });

  test('stop early where there is nothing to learn', () => {
    const labels = data.labels.map((_, row) => (row * 7 + (row >> 3)) % 2);
    const noise = createDataset(data.features, labels, 9);
    expect(boostedTrees().fit(noise, 1).roots.length).toBeLessThan(40);
    expect(boostedTrees().fit(data, 1).roots.length).toBeGreaterThan(40);
  });

  test('that stop early do better on unseen rows than those that go on', () => {
    const lossOf = (patience: number) => {
      const family = boostedTrees({ maxRounds: 600, learningRate: 0.3, maxDepth: 6, patience });
      return logLoss(unseen.labels, predictBoostedTrees(family.fit(data, 1), unseen.features, unseen.nRows));
    };
    expect(lossOf(20)).toBeLessThan(lossOf(600) + 1e-12);
    const { roots } = boostedTrees({ maxRounds: 600, learningRate: 0.3, maxDepth: 6, patience: 20 }).fit(data, 1);
    expect(roots.length).toBeLessThan(100);
  });

  test('keep to the depth', () => {
    const { roots, left, right, feature } = boostedTrees({ maxDepth: 3 }).fit(data, 1);
    const depth = (node: number): number =>
      feature[node] === -1 ? 0 : 1 + Math.max(depth(left[node] as number), depth(right[node] as number));
    expect(Math.max(...[...roots].map(depth))).toBe(3);
  });

  test('send missing values where that helps, and at nodes without any to the heavier side', () => {
    const labels = Uint8Array.from({ length: 60 }, (_, row) => row % 2);
    // Liked where missing; otherwise the values say nothing.
    const features = Float32Array.from(labels, (label, row) => (label === 1 ? Number.NaN : row % 5));
    const model = boostedTrees(whole).fit(createDataset(features, labels, 1, { optionalFeatures: [0] }), 1);
    const [missing, low, high] = predictBoostedTrees(model, Float32Array.of(Number.NaN, 0, 4), 3);
    expect(missing as number).toBeGreaterThan(0.9);
    expect(Math.max(low as number, high as number)).toBeLessThan(0.1);

    const lopsided = Float32Array.from(labels, (_, row) => (row < 10 ? 0 : 1));
    const liked = labels.map((_, row) => (row < 10 ? 1 : 0));
    const other = boostedTrees(whole).fit(createDataset(lopsided, liked, 1), 1);
    const [unknown, heavier] = predictBoostedTrees(other, Float32Array.of(Number.NaN, 1), 2);
    expect(unknown).toBe(heavier);
  });

  test('have no tree where nothing can be split', () => {
    const constant = createDataset(
      new Float32Array(30).fill(2),
      Uint8Array.from({ length: 30 }, (_, row) => (row % 3 === 0 ? 1 : 0)),
      1,
    );
    const [probability] = predictBoostedTrees(boostedTrees().fit(constant, 1), Float32Array.of(2), 1);
    expect(probability).toBeCloseTo(1 / 3, 6);
  });

  test.each([
    [{ maxRounds: 0 }, /maxRounds/],
    [{ learningRate: 2 }, /learningRate/],
    [{ maxDepth: 9 }, /maxDepth/],
    [{ subsample: 0 }, /subsample/],
    [{ minChildWeight: 0 }, /minChildWeight/],
  ])('refuse options out of range', (options, message) => {
    expect(() => boostedTrees(options)).toThrow(message);
  });
});
