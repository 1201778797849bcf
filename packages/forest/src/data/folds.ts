import { InvalidDatasetError } from '../errors.ts';
import { createRandom, shuffle } from '../random.ts';
import { checkWhole } from '../trees/parameters.ts';

const FOLD_STREAM = 0x666f6c64;

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
    const rows = Uint32Array.from([...labels.keys()].filter((row) => labels[row] === label));
    if (rows.length < k)
      throw new InvalidDatasetError(`${k} folds need at least ${k} rows of label ${label}; there are ${rows.length}.`);
    shuffle(rows, createRandom(seed, FOLD_STREAM, label));
    // The second label goes on where the first ended, so that the folds' sizes are even too.
    for (const row of rows) folds[row] = next++ % k;
  }
  return folds;
}

/** Rows of one fold, and all others. */
export function splitFold(folds: Uint8Array, fold: number): { training: Uint32Array; test: Uint32Array } {
  const rows = [...folds.keys()];
  return {
    training: Uint32Array.from(rows.filter((row) => folds[row] !== fold)),
    test: Uint32Array.from(rows.filter((row) => folds[row] === fold)),
  };
}
