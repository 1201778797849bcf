import { describe, expect, test } from 'vitest';
import { noisySums } from '../../test-data.ts';
import { selectRows } from '../data/dataset.ts';
import { splitFold } from '../data/folds.ts';
import {
  CancelledError,
  chooseCell,
  evaluateCells,
  expandGrid,
  fitForest,
  GRIDS,
  planShards,
  predictProbability,
  rocAuc,
  stratifiedFolds,
} from '../index.ts';

const data = noisySums(200);
const cell = (nEstimators: number, minSamplesLeaf = 1, maxFeatures: 'sqrt' | 'log2' | 'auto' | number = 'sqrt') => ({
  nEstimators,
  minSamplesLeaf,
  maxFeatures,
});

describe('evaluateCells', () => {
  test('gives what training and scoring by hand gives', () => {
    const [result] = evaluateCells(data, [cell(15, 2)], { folds: 4, seed: 3 });
    const folds = stratifiedFolds(data.labels, 4, 3);
    const areas = [0, 1, 2, 3].map((fold) => {
      const { training, test: held } = splitFold(folds, fold);
      const unseen = selectRows(data, held);
      const forest = fitForest(selectRows(data, training), cell(15, 2), 3, fold + 1);
      return rocAuc(unseen.labels, predictProbability(forest, unseen.features, unseen.nRows));
    });
    expect(result?.rocAuc).toBeCloseTo(areas.reduce((sum, area) => sum + area, 0) / 4, 12);
  });

  test('scores a cell the same whatever cells are asked for beside it', () => {
    const alone = evaluateCells(data, [cell(10, 2)], { folds: 3, seed: 1 })[0];
    const among = evaluateCells(data, [cell(25, 2), cell(10, 2), cell(10, 5)], { folds: 3, seed: 1 })[1];
    expect(among).toEqual(alone);
  });

  test('scores equal models alike: the square root and the logarithm of nine are both three', () => {
    const results = evaluateCells(
      data,
      [cell(10, 1, 'sqrt'), cell(10, 1, 'log2'), cell(10, 1, 'auto'), cell(10, 1, 3)],
      { folds: 3, seed: 1 },
    );
    expect(new Set(results.map(({ rocAuc: area }) => area)).size).toBe(1);
  });

  test('keeps apart more sizes of leaves than a byte can number', () => {
    const many = Array.from({ length: 300 }, (_, leaf) => cell(1, leaf + 1, 9));
    const wide = noisySums(900);
    const among = evaluateCells(wide, many, { folds: 2, seed: 1 });
    for (const leaf of [3, 70, 257, 270])
      expect(among[leaf - 1]).toEqual(evaluateCells(wide, [cell(1, leaf, 9)], { folds: 2, seed: 1 })[0]);
  });

  test('tells of each cell once, with its place', () => {
    const cells = [cell(10), cell(20), cell(10, 4)];
    const told: number[] = [];
    evaluateCells(data, cells, { folds: 3, seed: 1, onCell: (_result, index) => told.push(index) });
    expect(told.sort()).toEqual([0, 1, 2]);
  });

  test('can be cancelled in the middle of one large forest', () => {
    let asked = 0;
    const isCancelled = () => {
      asked += 1;
      return asked > 3;
    };
    expect(() => evaluateCells(data, [cell(10_000)], { folds: 2, seed: 1, isCancelled })).toThrow(CancelledError);
    expect(asked).toBe(4);
  });

  test('refuses more folds than a label has rows', () => {
    const few = selectRows(data, Uint32Array.of(0, 1, 2, 3));
    expect(() => evaluateCells(few, [cell(5)], { folds: 5, seed: 1 })).toThrow(/folds need at least/);
  });
});

test('folds have each label evenly, and every row once', () => {
  const folds = stratifiedFolds(data.labels, 7, 1);
  for (const label of [0, 1]) {
    const counts = Array.from(
      { length: 7 },
      (_, fold) => folds.filter((of, row) => of === fold && data.labels[row] === label).length,
    );
    expect(Math.max(...counts) - Math.min(...counts)).toBeLessThanOrEqual(1);
    expect(counts.reduce((sum, count) => sum + count, 0)).toBe(data.labels.filter((of) => of === label).length);
  }
});

test('the best area is chosen; among equals the fewer trees, then the larger leaves', () => {
  const result = (area: number, trees: number, leaf: number) => ({
    cell: cell(trees, leaf),
    accuracy: 0,
    rocAuc: area,
  });
  const best = chooseCell([result(0.8, 10, 1), result(0.9, 50, 1), result(0.9, 20, 1), result(0.9, 20, 4)]);
  expect(best?.cell).toEqual(cell(20, 4));
  expect(chooseCell([])).toBeUndefined();
});

describe('the grid of the app that Curator replaces', () => {
  const cells = expandGrid(GRIDS.curator2021);

  test('has its 570 combinations, each once', () => {
    expect(new Set(cells.map((one) => JSON.stringify(one))).size).toBe(570);
  });

  test.each([1, 50, 5_000])('divides into shards that have every cell once, for shares of %i ms', (targetMs) => {
    const shards = planShards(cells, { nRows: 2_000, nFeatures: 9, folds: 5, targetMs });
    for (const fold of [0, 1, 2, 3, 4]) {
      const ofFold = shards.filter(({ onlyFolds }) => onlyFolds?.includes(fold) ?? true);
      expect(ofFold.flatMap((shard) => shard.cells).sort((a, b) => a - b)).toEqual([...cells.keys()]);
    }
  });
});

test('folds that are scored apart say what they say among all', () => {
  const cells = expandGrid({ nEstimators: [4, 9], maxFeatures: ['sqrt'], minSamplesLeaf: [1, 3] });
  const all = evaluateCells(data, cells, { folds: 4, seed: 1 });
  const parts = [[0, 2], [1], [3]].map((onlyFolds) => evaluateCells(data, cells, { folds: 4, seed: 1, onlyFolds }));
  for (const [place, { folds }] of all.entries())
    expect(parts.map((part) => part[place]?.folds)).toEqual([[folds[0], folds[2]], [folds[1]], [folds[3]]]);
  for (const onlyFolds of [[], [4], [1, 1], [0.5]])
    expect(() => evaluateCells(data, cells, { folds: 4, seed: 1, onlyFolds })).toThrow(/onlyFolds must/);
});
