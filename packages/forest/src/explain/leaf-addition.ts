import type { LeafPath, LeafVisit } from './tree-walk.ts';

/**
 * Gives what a leaf of value 1 adds to each feature of its path, for a row that some of them do not let through.
 *
 * @param stopped a bit for each feature of the path, set where it does not let the row through; 32 to a number.
 * @param into receives path.length effects from `at` on.
 */
export type LeafEffects = (path: LeafPath, stopped: readonly number[], into: Float64Array, at: number) => void;

/** Of numbers as LeafEffects has them. */
export function isStopped(stopped: readonly number[], index: number): boolean {
  return (((stopped[index >> 5] as number) >> (index & 31)) & 1) === 1;
}

/** Up to so many features on a path, each pattern of those that let a row through is worked out once for all rows. */
export const MAX_TABLE_FEATURES = 12;

/**
 * Adds what a leaf does to every row of the first nRows.
 *
 * @param contributions nFeatures × nRows, column-major.
 */
export function createLeafAddition(nRows: number, contributions: Float64Array, leafEffects: LeafEffects): LeafVisit {
  const isKnown = new Uint8Array(2 ** MAX_TABLE_FEATURES);
  const table = new Float64Array(MAX_TABLE_FEATURES * 2 ** MAX_TABLE_FEATURES);

  const fromTable: LeafVisit = (path, [patterns], value) => {
    if (!patterns) return;
    isKnown.fill(0, 0, 2 ** path.length);
    for (let row = 0; row < nRows; row += 1) {
      const pattern = patterns[row] as number;
      if (isKnown[pattern] === 1) continue;
      isKnown[pattern] = 1;
      leafEffects(path, [pattern], table, pattern * path.length);
    }
    for (let index = 0; index < path.length; index += 1)
      addColumn(contributions, nRows, path.feature[index] as number, patterns, table, path.length, index, value);
  };

  const rowByRow: LeafVisit = (path, stopped, value) => {
    const effects = new Float64Array(path.length);
    for (let row = 0; row < nRows; row += 1) {
      leafEffects(
        path,
        stopped.map((of) => of[row] as number),
        effects,
        0,
      );
      for (let index = 0; index < path.length; index += 1) {
        const cell = (path.feature[index] as number) * nRows + row;
        contributions[cell] = (contributions[cell] as number) + value * (effects[index] as number);
      }
    }
  };

  return (path, stopped, value) => {
    if (path.length > 0) (path.length <= MAX_TABLE_FEATURES ? fromTable : rowByRow)(path, stopped, value);
  };
}

/** Adds to one feature of all rows what the table has for their patterns: `width` effects for each, this one at `index`. */
function addColumn(
  contributions: Float64Array,
  nRows: number,
  feature: number,
  patterns: Int32Array,
  table: Float64Array,
  width: number,
  index: number,
  value: number,
): void {
  const start = feature * nRows;
  for (let row = 0; row < nRows; row += 1) {
    const effect = table[(patterns[row] as number) * width + index] as number;
    contributions[start + row] = (contributions[start + row] as number) + value * effect;
  }
}
