import { checkWhole } from '../checks.ts';
import { InvalidDatasetError, InvalidParameterError } from '../errors.ts';
import { createRandom, shuffle } from '../random.ts';

const FOLD_STREAM = 0x666f6c64;

/** How many stratified folds to deal, or the fold of each row, 0 to k - 1. */
export type Folds = number | Uint8Array;

/**
 * Deals the rows into k folds, each label evenly: counts of a label differ by at most one between folds.
 *
 * @returns the fold of each row, 0 to k - 1.
 * @throws InvalidDatasetError where a label has fewer than k rows.
 */
export function stratifiedFolds(labels: Uint8Array, k: number, seed: number): Uint8Array {
  checkWhole('folds', k, 2, 255);
  const folds = new Uint8Array(labels.length);
  let next = 0;
  for (const label of [0, 1]) {
    const rows = Uint32Array.from(labels.keys()).filter((row) => labels[row] === label);
    if (rows.length < k)
      throw new InvalidDatasetError(`${k} folds need at least ${k} rows of label ${label}; there are ${rows.length}.`);
    shuffle(rows, createRandom(seed, FOLD_STREAM, label));
    // The second label goes on where the first ended, so that the folds' sizes are even too.
    for (const row of rows) folds[row] = next++ % k;
  }
  return folds;
}

/**
 * Deals the rows into k folds at random, labels as they come.
 *
 * @throws InvalidDatasetError where there are fewer than k rows, or a fold comes out with one label only.
 */
export function shuffledFolds(labels: Uint8Array, k: number, seed: number): Uint8Array {
  checkWhole('folds', k, 2, 255);
  if (labels.length < k)
    throw new InvalidDatasetError(`${k} folds need at least ${k} rows; there are ${labels.length}.`);
  const rows = Uint32Array.from(labels.keys());
  shuffle(rows, createRandom(seed, FOLD_STREAM, 2));
  const folds = new Uint8Array(labels.length);
  for (const [place, row] of rows.entries()) folds[row] = place % k;
  return checkFolds(folds, labels);
}

/**
 * Deals whole groups of rows, such as all songs of an artist, into k folds, so that what is known of a group cannot be mistaken
 * for what was learned. Largest groups first, each to the fold that it leaves most even, over both labels.
 *
 * @param groups group of each row, any whole numbers.
 * @throws InvalidDatasetError where there are fewer than k groups, or they cannot be dealt so that every fold has both labels.
 */
export function groupedFolds(labels: Uint8Array, groups: Uint32Array, k: number, seed: number): Uint8Array {
  checkWhole('folds', k, 2, 255);
  if (groups.length !== labels.length)
    throw new InvalidDatasetError(`${labels.length} rows need ${labels.length} groups, not ${groups.length}.`);
  const rowsOf = Map.groupBy(labels.keys(), (row) => groups[row] as number);
  if (rowsOf.size < k) throw new InvalidDatasetError(`${k} folds need at least ${k} groups; there are ${rowsOf.size}.`);
  const keys = Uint32Array.from(rowsOf.keys()).sort();
  shuffle(keys, createRandom(seed, FOLD_STREAM, 3));
  const members = Array.from(keys, (key) => rowsOf.get(key) as number[]).sort((a, b) => b.length - a.length);
  const totals = countLabels(labels, labels.keys());
  if (totals[0] === 0 || totals[1] === 0)
    throw new InvalidDatasetError('Folds need rows of both labels; there is only one.');
  const counts = Array.from({ length: k }, (): [number, number] => [0, 0]);
  const folds = new Uint8Array(labels.length);
  for (const rows of members) {
    const added = countLabels(labels, rows);
    // How full a fold would be, by the label of which it would have the greater share of all.
    const fullness = counts.map(([negatives, positives]) =>
      Math.max((negatives + added[0]) / totals[0], (positives + added[1]) / totals[1]),
    );
    const fold = fullness.indexOf(Math.min(...fullness));
    for (const row of rows) folds[row] = fold;
    const count = counts[fold] as [number, number];
    count[0] += added[0];
    count[1] += added[1];
  }
  return checkFolds(folds, labels);
}

/** @throws InvalidDatasetError where folds that were given do not fit the rows, or one of them has one label only. */
export function resolveFolds(folds: Folds, labels: Uint8Array, seed: number): Uint8Array {
  if (typeof folds === 'number') return stratifiedFolds(labels, folds, seed);
  if (folds.length !== labels.length)
    throw new InvalidParameterError(
      `folds must give the fold of each of ${labels.length} rows, not of ${folds.length}.`,
    );
  return checkFolds(folds, labels);
}

/** Rows of one fold, and all others; ascending. */
export function splitFold(folds: Uint8Array, fold: number): { training: Uint32Array; test: Uint32Array } {
  const rows = Uint32Array.from(folds.keys());
  return { training: rows.filter((row) => folds[row] !== fold), test: rows.filter((row) => folds[row] === fold) };
}

function checkFolds(folds: Uint8Array, labels: Uint8Array): Uint8Array {
  const k = folds.reduce((most, fold) => Math.max(most, fold), 0) + 1;
  if (k < 2) throw new InvalidDatasetError('All rows are in one fold; a cross-validation needs at least 2.');
  const counts = Array.from({ length: k }, (): [number, number] => [0, 0]);
  for (const [row, fold] of folds.entries()) (counts[fold] as [number, number])[labels[row] as 0 | 1] += 1;
  for (const [fold, count] of counts.entries())
    for (const label of [0, 1] as const)
      if (count[label] === 0)
        throw new InvalidDatasetError(
          `Fold ${fold} of ${k} has no row of label ${label}: use fewer folds, or groups that are smaller.`,
        );
  return folds;
}

function countLabels(labels: Uint8Array, rows: Iterable<number>): [number, number] {
  const counts: [number, number] = [0, 0];
  for (const row of rows) counts[labels[row] as 0 | 1] += 1;
  return counts;
}
