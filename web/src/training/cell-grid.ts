import { type Cell, cellKey } from './progress.ts';

/** Cells laid out for drawing: one part for each way to choose features, leaf sizes down, numbers of trees across. */
export interface CellGrid {
  parts: readonly string[];
  rows: readonly number[];
  columns: readonly number[];
  at: (part: string, row: number, column: number) => Cell | undefined;
  /** Smallest and largest AUC seen. */
  range: readonly [number, number];
}

const ORDER = ['auto', 'sqrt', 'log2'];
/** Scores are shown with three digits; what differs by less is shown as the same. */
const VISIBLE_DIFFERENCE = 0.0005;

export function layOut(cells: readonly Cell[]): CellGrid {
  const byKey = new Map(cells.map((cell) => [cellKey(cell), cell]));
  const scores = cells.map(({ rocAuc }) => rocAuc);
  return {
    parts: distinct(cells.map(({ maxFeatures }) => maxFeatures)).toSorted(byFeatures),
    rows: distinct(cells.map(({ minSamplesLeaf }) => minSamplesLeaf)).toSorted((a, b) => a - b),
    columns: distinct(cells.map(({ nEstimators }) => nEstimators)).toSorted((a, b) => a - b),
    at: (maxFeatures, minSamplesLeaf, nEstimators) => byKey.get(cellKey({ maxFeatures, minSamplesLeaf, nEstimators })),
    range: [Math.min(...scores), Math.max(...scores)],
  };
}

/** How strongly a cell is coloured, 0 to 1 between the worst and the best seen. */
export function strength([low, high]: CellGrid['range'], rocAuc: number): number {
  return high - low > VISIBLE_DIFFERENCE ? (rocAuc - low) / (high - low) : 1;
}

/** A combination's parameters in words. */
export function describeCell({ nEstimators, maxFeatures, minSamplesLeaf }: Omit<Cell, 'accuracy' | 'rocAuc'>): string {
  const leaf = minSamplesLeaf === 1 ? '1 song' : `${minSamplesLeaf} songs`;
  return `${nEstimators} trees, ${describeFeatures(maxFeatures)} a split, leaves of ${leaf} or more`;
}

export function describeFeatures(maxFeatures: string): string {
  if (maxFeatures === 'auto') return '√ of the features (auto)';
  if (maxFeatures === 'sqrt') return '√ of the features';
  if (maxFeatures === 'log2') return 'log₂ of the features';
  return maxFeatures === '1' ? '1 feature' : `${maxFeatures} features`;
}

function byFeatures(a: string, b: string): number {
  const rank = (name: string) => (ORDER.includes(name) ? ORDER.indexOf(name) - ORDER.length : Number(name));
  return rank(a) - rank(b);
}

function distinct<Value>(values: readonly Value[]): Value[] {
  return [...new Set(values)];
}
