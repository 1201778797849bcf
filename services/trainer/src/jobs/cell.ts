import { chooseCell } from '@curator/forest';
import { gridOf, selectionScore } from './grid-preset.ts';

/** A combination of parameters with its scores, as the API shows it. */
export interface Cell {
  nEstimators: number;
  maxFeatures: string;
  minSamplesLeaf: number;
  accuracy: number;
  rocAuc: number;
}

/** A row of cell_results. */
export interface CellRow {
  cell: number;
  accuracy: number;
  rocAuc: number;
}

export function toCell(grid: string, { cell, accuracy, rocAuc }: CellRow): Cell {
  const parameters = gridOf(grid)[cell];
  if (!parameters) throw new Error(`The grid ${grid} has no cell ${cell}`);
  return { ...parameters, maxFeatures: String(parameters.maxFeatures), accuracy, rocAuc };
}

/** The cell that would be chosen of these, by the grid's rule; undefined of none. */
export function bestRow<Row extends CellRow>(grid: string, rows: readonly Row[]): Row | undefined {
  const cells = gridOf(grid);
  const inOrder = rows.toSorted((a, b) => a.cell - b.cell);
  const results = inOrder.map(({ cell, accuracy, rocAuc }) => ({
    cell: cells[cell] as (typeof cells)[number],
    accuracy,
    rocAuc,
  }));
  const best = chooseCell(results, selectionScore(grid));
  return best && inOrder[results.indexOf(best)];
}
