import { expect, test } from 'vitest';
import { noisySums } from '../../test-data.ts';
import {
  CancelledError,
  correctedResampledInterval,
  createDataset,
  createRandom,
  expandGrid,
  groupedFolds,
  nestedCrossValidation,
  rocAuc,
  stratifiedFolds,
} from '../index.ts';

const cells = expandGrid({ nEstimators: [5, 15], maxFeatures: [1, 3], minSamplesLeaf: [1, 4], bins: [32] });
const options = { folds: 4, innerFolds: 3, seed: 2 };

test('scores every row once a repeat, by a forest that has not seen it', () => {
  const data = noisySums(160);
  const { outcomes, probabilities } = nestedCrossValidation(data, cells, { ...options, repeats: 2 });
  expect(outcomes.map(({ repeat, fold }) => [repeat, fold])).toEqual(
    [0, 1].flatMap((r) => [0, 1, 2, 3].map((f) => [r, f])),
  );
  expect(rocAuc(data.labels, probabilities)).toBeGreaterThan(0.85);
  const once = nestedCrossValidation(data, cells, options);
  const fold = stratifiedFolds(data.labels, 4, 2);
  const rows = Uint32Array.from(data.labels.keys()).filter((row) => fold[row] === 1);
  expect(once.outcomes[1]?.rocAuc).toBeCloseTo(
    rocAuc(
      Uint8Array.from(rows, (row) => data.labels[row] as number),
      Float64Array.from(rows, (row) => once.probabilities[row] as number),
    ),
    12,
  );
  expect(cells).toContain(outcomes[0]?.cell);
  const { estimate, low, high } = correctedResampledInterval(
    outcomes.map(({ rocAuc: area }) => area),
    1 / 3,
  );
  expect(low).toBeLessThan(estimate);
  expect(high).toBeGreaterThan(estimate);
});

test('labels that say nothing score a half, whatever looked best inside', () => {
  const data = noisySums(200);
  const random = createRandom(3);
  const shuffled = createDataset(
    data.features,
    data.labels.map(() => random.below(2)),
    9,
  );
  const { outcomes } = nestedCrossValidation(shuffled, cells, { ...options, repeats: 3 });
  const mean = outcomes.reduce((sum, { rocAuc: area }) => sum + area, 0) / outcomes.length;
  expect(Math.abs(mean - 0.5)).toBeLessThan(0.1);
});

test('takes folds by group, inside and outside, and tells of each fold', () => {
  const data = noisySums(120);
  const artists = Uint32Array.from({ length: 120 }, (_, row) => row % 30);
  const ofRows = (rows: Uint32Array) =>
    groupedFolds(
      data.labels.filter((_, row) => rows.includes(row)),
      Uint32Array.from(rows, (row) => artists[row] as number),
      3,
      1,
    );
  const told: number[] = [];
  const folds = groupedFolds(data.labels, artists, 3, 1);
  nestedCrossValidation(data, cells, {
    folds,
    innerFolds: ofRows,
    seed: 1,
    onFold: (_outcome, index) => told.push(index),
  });
  expect(told).toEqual([0, 1, 2]);
});

test('can be cancelled, and refuses nothing to choose from', () => {
  const data = noisySums(60);
  expect(() => nestedCrossValidation(data, cells, { ...options, isCancelled: () => true })).toThrow(CancelledError);
  expect(() => nestedCrossValidation(data, [], options)).toThrow(/cells must not be empty/);
});
