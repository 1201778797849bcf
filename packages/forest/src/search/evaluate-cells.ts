import type { Dataset } from '../data/dataset.ts';
import { CancelledError } from '../errors.ts';
import type { GridCell } from './grid.ts';
import { type CellResult, Scoreboard } from './scoreboard.ts';
import { planSearch, type SearchOptions } from './search-plan.ts';
import { createUnitRunner } from './unit-runner.ts';

export interface EvaluationOptions extends SearchOptions {
  /** Told of each cell as soon as it is known. */
  readonly onCell?: ((result: CellResult, index: number) => void) | undefined;
  /** Asked every 16 trees of a fold; where it says so, the search ends with a CancelledError. */
  readonly isCancelled?: (() => boolean) | undefined;
}

/**
 * Cross-validates combinations of parameters. Cells that differ in nEstimators or minSamplesLeaf only share their trees; a
 * result is the same whatever other cells are asked for.
 *
 * @returns one result for each cell, in the order given.
 * @throws InvalidDatasetError where a label has fewer rows than there are folds; InvalidParameterError; CancelledError
 */
export function evaluateCells(dataset: Dataset, cells: readonly GridCell[], options: EvaluationOptions): CellResult[] {
  if (cells.length === 0) return [];
  const plan = planSearch(dataset, cells, options);
  const scoreboard = new Scoreboard(plan, options.onCell);
  using runner = createUnitRunner(plan);
  for (const unit of plan.units) {
    if (options.isCancelled?.()) throw new CancelledError('The search was cancelled.');
    scoreboard.add(unit, runner.run(unit));
  }
  return scoreboard.results;
}
