import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { noisySums } from '../../test-data.ts';
import {
  createDataset,
  createRandom,
  type Dataset,
  evaluateCells,
  type ForestParameters,
  fitForest,
  fitForestOutOfBag,
  predictProbability,
  rocAuc,
  selectRows,
  shuffle,
} from '../index.ts';

const data = noisySums(200);
/** Without chance in rows and features, what is learned depends on the rows only, not on their order. */
const fixed = { nEstimators: 1, maxFeatures: 9, minSamplesLeaf: 1, bootstrap: false } as const;
const probabilities = (dataset: Dataset, parameters: ForestParameters, of = data) =>
  predictProbability(fitForest(dataset, parameters, 1), of.features, of.nRows);

describe('what changes nothing', () => {
  test.each(['gini', 'entropy'] as const)('the order of rows (%s)', (criterion) => {
    fc.assert(
      fc.property(fc.nat(), (seed) => {
        const order = Uint32Array.from({ length: data.nRows }, (_, row) => row);
        shuffle(order, createRandom(seed));
        const parameters = { ...fixed, criterion, minSamplesLeaf: 3 };
        expect(probabilities(selectRows(data, order), parameters)).toEqual(probabilities(data, parameters));
      }),
      { numRuns: 20 },
    );
  });

  test('a row twice, or once with twice the weight', () => {
    const twice = Uint32Array.from({ length: data.nRows + 40 }, (_, place) => place % data.nRows);
    const weights = Float64Array.from({ length: data.nRows }, (_, row) => (row < 40 ? 2 : 1));
    const weighted = createDataset(data.features, data.labels, 9, { weights });
    expect(probabilities(weighted, fixed)).toEqual(probabilities(selectRows(data, twice), fixed));
  });

  test('all weights times one number; rows of no weight', () => {
    const parameters = { ...fixed, nEstimators: 5, maxFeatures: 3, bootstrap: true };
    const weighted = (factor: number) => {
      const scaled = Float64Array.from({ length: 200 }, (_, row) => factor * (1 + (row % 5)));
      return createDataset(data.features, data.labels, 9, { weights: scaled });
    };
    expect(probabilities(weighted(4), parameters)).toEqual(probabilities(weighted(1), parameters));
    expect(probabilities(weighted(1), parameters)).not.toEqual(probabilities(data, parameters));
    const weights = Float64Array.from({ length: 200 }, (_, row) => Number(row < 120));
    const half = createDataset(data.features, data.labels, 9, { weights });
    const first = selectRows(
      data,
      Uint32Array.from({ length: 120 }, (_, row) => row),
    );
    for (const some of [fixed, parameters, { ...parameters, bins: 8 }])
      expect(probabilities(half, some)).toEqual(probabilities(first, some));
  });

  test('a steady growth of a feature’s values', () => {
    const stretched = createDataset(
      data.features.map((value) => value * 8),
      data.labels,
      9,
    );
    expect(predictProbability(fitForest(stretched, fixed, 1), stretched.features, 200)).toEqual(
      probabilities(data, fixed),
    );
  });
});

describe('missing values', () => {
  const gaps = data.features.map((value, place) => (place >= 400 && place < 600 && value < 0.3 ? Number.NaN : value));
  const withGaps = createDataset(gaps, data.labels, 9, { optionalFeatures: [2] });

  test('go where they help: that a value is missing can say as much as the value', () => {
    const seen = predictProbability(fitForest(withGaps, { ...fixed, nEstimators: 30, bootstrap: true }, 1), gaps, 200);
    expect(rocAuc(data.labels, seen)).toBeGreaterThan(0.98);
    const onlyTheGap = createDataset(
      Float32Array.from(data.labels, (label) => (label === 1 ? Number.NaN : 0.5)),
      data.labels,
      1,
      { optionalFeatures: [0] },
    );
    const learned = predictProbability(
      fitForest(onlyTheGap, { ...fixed, maxFeatures: 1 }, 1),
      Float32Array.of(0.5, Number.NaN),
      2,
    );
    expect([...learned]).toEqual([0, 1]);
  });

  test('that training has not seen go to the heavier side', () => {
    const column = Float32Array.of(1, 2, 3, 10);
    const forest = fitForest(createDataset(column, Uint8Array.of(0, 0, 0, 1), 1), { ...fixed, maxFeatures: 1 }, 1);
    expect(predictProbability(forest, Float32Array.of(Number.NaN), 1)[0]).toBe(0);
  });

  test('are refused in features that must have values, with row and feature', () => {
    expect(() => createDataset(gaps, data.labels, 9)).toThrow(/Feature 2 of row \d+ is NaN.*optionalFeatures/);
  });
});

describe('other trees', () => {
  test('extra trees, entropy and balanced classes learn too', () => {
    const unseen = noisySums(600, 77);
    for (const other of [
      { algorithm: 'extra-trees' },
      { criterion: 'entropy' },
      { classWeight: 'balanced' },
      { bins: 32 },
    ] as const) {
      const parameters = { nEstimators: 60, maxFeatures: 'sqrt', minSamplesLeaf: 1, ...other } as const;
      expect(rocAuc(unseen.labels, probabilities(data, parameters, unseen))).toBeGreaterThan(0.88);
    }
  });

  test('a class of more weight is predicted more', () => {
    const mean = (classWeight: readonly [number, number]) =>
      probabilities(data, { nEstimators: 40, maxFeatures: 3, minSamplesLeaf: 10, classWeight }).reduce(
        (a, b) => a + b,
        0,
      );
    expect(mean([1, 5])).toBeGreaterThan(mean([1, 1]) + 10);
  });
});

test('out of bag, a forest is scored about as folds score it', () => {
  const cell = { nEstimators: 150, maxFeatures: 'sqrt', minSamplesLeaf: 1 } as const;
  const { forest, probabilities: outOfBag } = fitForestOutOfBag(data, cell, 1);
  expect(forest).toEqual(fitForest(data, cell, 1));
  const folded = evaluateCells(data, [cell], { folds: 10, seed: 1 })[0]?.rocAuc ?? 0;
  expect(Math.abs(rocAuc(data.labels, outOfBag) - folded)).toBeLessThan(0.03);
  expect(() => fitForestOutOfBag(data, { ...cell, bootstrap: false }, 1)).toThrow(/bootstrap: true/);
});

test.each([
  [{ criterion: 'luck' }, /criterion must be gini or entropy, not luck/],
  [{ algorithm: 'oak' }, /algorithm/],
  [{ bins: 1 }, /bins must be a whole number from 2/],
  [{ classWeight: [1, -1] }, /classWeight/],
  [{ nEstimators: 1e9 }, /nEstimators/],
  [{ minSamplesSplit: Number.NaN }, /minSamplesSplit/],
])('refuses %o, naming the parameter', (wrong, message) => {
  const parameters = { ...fixed, ...wrong } as ForestParameters;
  expect(() => fitForest(data, parameters, 1)).toThrow(message);
});

test.each([Number.NaN, 0.5, 2 ** 60, Number.POSITIVE_INFINITY])('a seed of %s is refused', (seed) => {
  const cell = { nEstimators: 2, maxFeatures: 'sqrt', minSamplesLeaf: 1 } as const;
  expect(() => fitForest(data, cell, seed)).toThrow(/seed must be a whole number/);
  expect(() => fitForestOutOfBag(data, cell, seed)).toThrow(/seed must be a whole number/);
  expect(() => evaluateCells(data, [cell], { folds: 3, seed })).toThrow(/seed must be a whole number/);
});

test('weights that whole numbers are too coarse for are refused, not changed', () => {
  const nRows = 300_000;
  const many = createDataset(
    Float32Array.from({ length: nRows }, (_, row) => row % 1_000),
    Uint8Array.from({ length: nRows }, (_, row) => Number(row % 10 === 0)),
    1,
  );
  const balanced = { nEstimators: 1, maxFeatures: 1, minSamplesLeaf: 50_000, classWeight: 'balanced' } as const;
  expect(() => fitForest(many, { ...balanced, criterion: 'entropy' }, 1)).toThrow(
    /criterion entropy with 300000 rows: label 1 would weigh 25\.0 % of all, not 50\.0 %/,
  );
  const { value, roots } = fitForest(many, { ...balanced, bootstrap: false }, 1);
  expect(value[roots[0] as number]).toBeCloseTo(0.5, 2);
});
