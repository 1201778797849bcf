import { describe, expect, test } from 'vitest';
import { noisySums } from '../../test-data.ts';
import {
  accuracy,
  createDataset,
  decisionPathContributions,
  type Forest,
  featureImportances,
  firstTrees,
  fitForest,
  predictProbability,
  rocAuc,
} from '../index.ts';
import { numberAt, stepOf } from '../kernel/random-numbers.ts';
import { treeSeed } from './tree-seed.ts';

const data = noisySums(400);
const parameters = { nEstimators: 30, maxFeatures: 'sqrt', minSamplesLeaf: 1 } as const;
const rowOf = (row: number) =>
  Float32Array.from({ length: 9 }, (_, feature) => data.features[feature * data.nRows + row] as number);

describe('a forest', () => {
  test('is the same for the same data, parameters and seed, and another for another seed', () => {
    expect(fitForest(data, parameters, 1)).toEqual(fitForest(data, parameters, 1));
    expect(fitForest(data, parameters, 2)).not.toEqual(fitForest(data, parameters, 1));
  });

  test('begins with the forests of fewer trees', () => {
    const small = fitForest(data, { ...parameters, nEstimators: 10 }, 1);
    const large = fitForest(data, parameters, 1);
    const probabilities = (forest: Forest) => predictProbability(forest, data.features, data.nRows);
    expect(probabilities(firstTrees(large, 10))).toEqual(probabilities(small));
  });

  test('learns what can be learned, and nothing from labels that say nothing', () => {
    const unseen = noisySums(1_000, 77);
    const learned = predictProbability(fitForest(data, parameters, 1), unseen.features, unseen.nRows);
    expect(rocAuc(unseen.labels, learned)).toBeGreaterThan(0.9);
    const shuffled = createDataset(
      data.features,
      data.labels.map((_, row) => row % 2),
      9,
    );
    const guessed = predictProbability(fitForest(shuffled, parameters, 1), unseen.features, unseen.nRows);
    expect(Math.abs(rocAuc(unseen.labels, guessed) - 0.5)).toBeLessThan(0.1);
  });

  test('knows its own training rows nearly by heart when leaves may be single rows', () => {
    expect(
      accuracy(data.labels, predictProbability(fitForest(data, parameters, 1), data.features, data.nRows)),
    ).toBeGreaterThan(0.98);
  });

  test.each([
    ['minSamplesLeaf', { ...parameters, minSamplesLeaf: 12 }, (forest: Forest) => leafRows(forest) === 12],
    ['maxDepth', { ...parameters, maxDepth: 3 }, (forest: Forest) => depth(forest) === 3],
    ['minSamplesSplit', { ...parameters, minSamplesSplit: 1_000 }, (forest: Forest) => depth(forest) === 0],
  ])('keeps to %s', (_name, limited, holds) => {
    expect(holds(fitForest(data, limited, 1))).toBe(true);
  });

  test('is one leaf where a feature never varies, and still gives a probability', () => {
    const constant = createDataset(
      new Float32Array(20).fill(3),
      Uint8Array.from({ length: 20 }, (_, row) => row % 2),
      1,
    );
    const forest = fitForest(constant, { ...parameters, maxFeatures: 1 }, 1);
    expect(forest.feature).toHaveLength(parameters.nEstimators);
    expect(predictProbability(forest, Float32Array.of(3), 1)[0]).toBeGreaterThan(0.3);
  });

  test.each([
    [{ ...parameters, nEstimators: 0 }, /nEstimators/],
    [{ ...parameters, minSamplesLeaf: 1.5 }, /minSamplesLeaf/],
    [{ ...parameters, maxFeatures: 10 }, /maxFeatures/],
    [{ ...parameters, maxDepth: 0 }, /maxDepth/],
  ])('refuses parameters out of range', (wrong, message) => {
    expect(() => fitForest(data, wrong, 1)).toThrow(message);
  });
});

describe('explanations', () => {
  const forest = fitForest(data, parameters, 1);

  test('add up to the probability, with the baseline', () => {
    const probabilities = predictProbability(forest, data.features, data.nRows);
    for (const row of [0, 7, 399]) {
      const { baseline, contributions } = decisionPathContributions(forest, rowOf(row));
      const sum = contributions.reduce((total, contribution) => total + contribution, baseline);
      expect(sum).toBeCloseTo(probabilities[row] as number, 12);
    }
  });

  test('importances add up to one, and the two features that decide come first', () => {
    const importances = featureImportances(forest);
    expect(importances.reduce((sum, importance) => sum + importance, 0)).toBeCloseTo(1, 12);
    const order = [...importances.keys()].sort((a, b) => (importances[b] as number) - (importances[a] as number));
    expect(order.slice(0, 2).sort()).toEqual([2, 8]);
  });
});

describe('a dataset', () => {
  test.each([
    [
      'a value that is not finite',
      () => createDataset(Float32Array.of(1, Number.NaN), Uint8Array.of(0, 1), 1),
      /Feature 0 of row 1/,
    ],
    [
      'a label other than 0 and 1',
      () => createDataset(Float32Array.of(1, 2), Uint8Array.of(0, 2), 1),
      /label of row 1 is 2/,
    ],
    [
      'lengths that do not fit',
      () => createDataset(Float32Array.of(1, 2, 3), Uint8Array.of(0, 1), 1),
      /2 values, not 3/,
    ],
    ['no row', () => createDataset(new Float32Array(), new Uint8Array(), 1), /at least one row/],
  ])('refuses %s, saying where', (_case, make, message) => {
    expect(make).toThrow(message);
  });
});

/** Fewest different rows of a tree's bootstrap sample in one of its leaves. */
function leafRows(forest: Forest): number {
  const fewest = [...forest.roots].map((root, tree) => {
    const sample = bootstrapSample(tree);
    const leaves = Map.groupBy(new Set(sample), (row) => leafOf(forest, root, row));
    const weights = Map.groupBy(sample, (row) => leafOf(forest, root, row));
    // Only with the very sample that the tree was grown from do the weights agree.
    for (const [leaf, rows] of weights) expect(forest.weight[leaf]).toBe(rows.length);
    return Math.min(...[...leaves.values()].map((rows) => rows.length));
  });
  return Math.min(...fewest);
}

/** What the kernel draws for a tree. */
function bootstrapSample(tree: number): number[] {
  const seed = treeSeed(1, 0, tree);
  return Array.from({ length: data.nRows }, (_, place) => numberAt(seed, stepOf(seed), place, data.nRows));
}

function leafOf({ feature, threshold, left, right }: Forest, root: number, row: number): number {
  let node = root;
  for (let asked = feature[node] as number; asked !== -1; asked = feature[node] as number) {
    const value = data.features[asked * data.nRows + row] as number;
    node = (value <= (threshold[node] as number) ? left[node] : right[node]) as number;
  }
  return node;
}

function depth({ roots, feature, left, right }: Forest): number {
  const below = (node: number): number =>
    feature[node] === -1 ? 0 : 1 + Math.max(below(left[node] as number), below(right[node] as number));
  return Math.max(...[...roots].map(below));
}
