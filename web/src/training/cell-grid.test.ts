import { expect, test } from 'vitest';
import { describeCell, layOut, strength } from './cell-grid.ts';

const cell = (maxFeatures: string, minSamplesLeaf: number, nEstimators: number, rocAuc: number) => ({
  maxFeatures,
  minSamplesLeaf,
  nEstimators,
  accuracy: 0.7,
  rocAuc,
});

test('cells are laid out in the order of their parameters, whatever order they came in', () => {
  const grid = layOut([cell('3', 5, 190, 0.8), cell('sqrt', 1, 10, 0.7), cell('log2', 10, 90, 0.9)]);
  expect(grid.parts).toEqual(['sqrt', 'log2', '3']);
  expect(grid.rows).toEqual([1, 5, 10]);
  expect(grid.columns).toEqual([10, 90, 190]);
  expect(grid.at('3', 5, 190)?.rocAuc).toBe(0.8);
  expect(grid.at('3', 5, 10)).toBeUndefined();
  expect(grid.range).toEqual([0.7, 0.9]);
});

test('colours span from the worst seen to the best', () => {
  expect(strength([0.7, 0.9], 0.8)).toBeCloseTo(0.5);
  expect(strength([0.8, 0.8], 0.8)).toBe(1);
  expect(strength([0.9998, 1], 0.9998)).toBe(1);
});

test('a combination is told in words', () => {
  expect(describeCell({ nEstimators: 190, maxFeatures: 'sqrt', minSamplesLeaf: 1 })).toBe(
    '190 trees, √ of the features a split, leaves of 1 song or more',
  );
});
