import { chooseCell } from '@curator/forest';
import { FOLDS, gridOf, selectionScore } from './grid-preset.ts';

/** A combination of parameters with its scores, as the API shows it. */
export interface Cell {
  nEstimators: number;
  maxFeatures: string;
  minSamplesLeaf: number;
  accuracy: number;
  rocAuc: number;
  /** Of which the scores are the means. */
  folds: number;
}

/** A row of cell_results. */
export interface CellRow {
  cell: number;
  accuracy: number;
  rocAuc: number;
  folds: number;
}

/** How many combinations are done; one that was tried on some of the folds counts for that share. */
export function countDone(rows: readonly Pick<CellRow, 'folds'>[]): number {
  return Math.floor(rows.reduce((sum, { folds }) => sum + folds, 0) / FOLDS);
}

export function toCell(grid: string, { cell, accuracy, rocAuc, folds }: CellRow): Cell {
  const parameters = gridOf(grid)[cell];
  if (!parameters) throw new Error(`The grid ${grid} has no cell ${cell}`);
  return { ...parameters, maxFeatures: String(parameters.maxFeatures), accuracy, rocAuc, folds };
}

/** The cell that would be chosen of those that were tried on most folds, by the grid's rule; undefined of none. */
export function bestRow<Row extends CellRow>(grid: string, rows: readonly Row[]): Row | undefined {
  const cells = gridOf(grid);
  const most = rows.reduce((folds, row) => Math.max(folds, row.folds), 0);
  const inOrder = rows.filter(({ folds }) => folds === most).toSorted((a, b) => a.cell - b.cell);
  const results = inOrder.map(({ cell, accuracy, rocAuc }) => ({
    cell: cells[cell] as (typeof cells)[number],
    accuracy,
    rocAuc,
  }));
  const best = chooseCell(results, selectionScore(grid));
  return best && inOrder[results.indexOf(best)];
}
