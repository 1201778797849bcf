import { afterAll, expect, test } from 'vitest';
import { noisySums } from '../../test-data.ts';
import {
  CancelledError,
  evaluateCells,
  expandGrid,
  fitForest,
  GRIDS,
  InvalidDatasetError,
  InvalidParameterError,
  predictProbability,
  selectRows,
} from '../index.ts';
import { ThreadPool } from './index.ts';

const data = noisySums(240);
const cells = expandGrid({ nEstimators: [5, 12, 30], maxFeatures: ['sqrt', 7], minSamplesLeaf: [1, 3] });
const pools = [1, 2, 3].map((threads) => new ThreadPool(threads));
const [, pool] = pools as [ThreadPool, ThreadPool, ThreadPool];

afterAll(() => Promise.all(pools.map((each) => each.close())));

test('any number of threads gives the same bits as none, with the TypeScript kernel at that', async () => {
  const expected = evaluateCells(data, cells, { folds: 4, seed: 2 });
  for (const each of pools) expect(await each.evaluateCells(data, cells, { folds: 4, seed: 2 })).toEqual(expected);
});

test('tells of each cell once, with its place', async () => {
  const told: number[] = [];
  await pool.evaluateCells(data, cells, { folds: 4, seed: 2, onCell: (_result, index) => told.push(index) });
  expect(told.sort((a, b) => a - b)).toEqual([...cells.keys()]);
});

test('scores rows as without threads', async () => {
  const many = noisySums(9_001, 8);
  const forest = fitForest(data, { nEstimators: 10, maxFeatures: 'sqrt', minSamplesLeaf: 1 }, 1);
  expect(await pool.predictProbability(forest, many.features, many.nRows)).toEqual(
    predictProbability(forest, many.features, many.nRows),
  );
});

test('a search is cancelled between cells, and the pool goes on', async () => {
  const controller = new AbortController();
  const large = expandGrid(GRIDS.curator2021);
  let told = 0;
  const search = pool.evaluateCells(data, large, {
    folds: 5,
    seed: 1,
    signal: controller.signal,
    onCell: () => {
      told += 1;
      controller.abort();
    },
  });
  await expect(search).rejects.toThrow(CancelledError);
  expect(told).toBeLessThan(large.length);
  expect(await pool.evaluateCells(data, [], { folds: 5, seed: 1 })).toEqual([]);
});

test('an onCell that throws ends the search, and the next call is right', async () => {
  const onCell = () => {
    throw new RangeError('not now');
  };
  await expect(pool.evaluateCells(data, cells, { folds: 4, seed: 2, onCell })).rejects.toThrow('not now');
  expect(await pool.evaluateCells(data, cells, { folds: 4, seed: 2 })).toEqual(
    evaluateCells(data, cells, { folds: 4, seed: 2 }),
  );
});

test('errors are those of the call without threads', async () => {
  const few = selectRows(data, Uint32Array.of(0, 1, 2));
  await expect(pool.evaluateCells(few, cells, { folds: 5, seed: 1 })).rejects.toThrow(InvalidDatasetError);
  await expect(
    pool.evaluateCells(data, [{ nEstimators: 0, maxFeatures: 1, minSamplesLeaf: 1 }], { folds: 5, seed: 1 }),
  ).rejects.toThrow(/nEstimators/);
  const weights = Float64Array.from({ length: 240 }, (_, row) => Number(row === 0));
  await expect(pool.evaluateCells({ ...data, weights }, cells, { folds: 3, seed: 1 })).rejects.toThrow(
    InvalidDatasetError,
  );
  expect(() => new ThreadPool(0)).toThrow(InvalidParameterError);
});

test('a closed pool says so', async () => {
  const closed = new ThreadPool(1);
  await closed.close();
  await expect(closed.evaluateCells(data, cells, { folds: 4, seed: 1 })).rejects.toThrow(/closed/);
});
