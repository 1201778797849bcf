import { expect, test } from 'vitest';
import { groupedFolds, InvalidDatasetError, shuffledFolds } from '../index.ts';
import { resolveFolds } from './folds.ts';

const labels = Uint8Array.from({ length: 90 }, (_, row) => Number(row % 3 === 0));
const artists = Uint32Array.from({ length: 90 }, (_, row) => Math.floor(row / 4) * 7);

test('no group is in two folds, and folds are about even', () => {
  const folds = groupedFolds(labels, artists, 5, 1);
  for (const rows of Map.groupBy(labels.keys(), (row) => artists[row]).values())
    expect(new Set(rows.map((row) => folds[row])).size).toBe(1);
  const sizes = [0, 1, 2, 3, 4].map((fold) => folds.filter((of) => of === fold).length);
  expect(Math.max(...sizes) - Math.min(...sizes)).toBeLessThanOrEqual(8);
  expect(groupedFolds(labels, artists, 5, 1)).toEqual(folds);
  expect(groupedFolds(labels, artists, 5, 2)).not.toEqual(folds);
});

test('groups that cannot be dealt are refused: too few, or one that has all of a label', () => {
  expect(() =>
    groupedFolds(
      labels,
      artists.map((artist) => artist % 2),
      3,
      1,
    ),
  ).toThrow(/at least 3 groups; there are 2/);
  const oneHasAll = Uint32Array.from(labels, (label, row) => (label === 1 ? 1_000 : row));
  expect(() => groupedFolds(labels, oneHasAll, 3, 1)).toThrow(/no row of label/);
  expect(() => groupedFolds(new Uint8Array(90), artists, 3, 1)).toThrow(/both labels/);
  expect(() => groupedFolds(labels, artists.slice(1), 3, 1)).toThrow(/need 90 groups, not 89/);
});

test('shuffled folds have every row once, and sizes that differ by at most one', () => {
  const folds = shuffledFolds(labels, 4, 1);
  const sizes = [0, 1, 2, 3].map((fold) => folds.filter((of) => of === fold).length);
  expect(sizes.reduce((sum, size) => sum + size, 0)).toBe(90);
  expect(Math.max(...sizes) - Math.min(...sizes)).toBeLessThanOrEqual(1);
  expect(() => shuffledFolds(labels.slice(0, 3), 4, 1)).toThrow(InvalidDatasetError);
});

test.each([
  ['of other length', new Uint8Array(89), /each of 90 rows, not of 89/],
  ['all one', new Uint8Array(90), /All rows are in one fold/],
  ['with a gap', Uint8Array.from(labels, (_, row) => (row % 2) * 2), /Fold 1 of 3 has no row/],
])('folds %s that are given are refused', (_name, folds, message) => {
  expect(() => resolveFolds(folds, labels, 1)).toThrow(message);
});
