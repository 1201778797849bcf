import { checkOneOf } from '../checks.ts';
import type { GridCell } from './grid.ts';
import type { CellResult } from './scoreboard.ts';

export type SelectionScore = 'rocAuc' | 'accuracy' | 'logLoss';

/** What is known of a cell when scores of single folds are not. */
export type CellScores = Pick<CellResult, 'cell' | 'rocAuc' | 'accuracy'>;

/** The cell of best score; among equals the simpler one. ROC AUC where no score is named. */
export function chooseCell<Result extends CellScores>(
  results: readonly Result[],
  score: 'rocAuc' | 'accuracy' = 'rocAuc',
): Result | undefined {
  checkOneOf('score', score, ['rocAuc', 'accuracy']);
  return results.toSorted((a, b) => b[score] - a[score] || bySimplicity(a.cell, b.cell))[0];
}

/**
 * The simplest cell of which the score is no worse than the best by more than one standard error of their difference, fold by
 * fold (Breiman and others, 1984, there with the error of the best score itself). Simplest: fewer trees, then larger leaves.
 *
 * @param score log loss where left out.
 * @throws InvalidParameterError on another score.
 */
export function chooseSimplestCell(
  results: readonly CellResult[],
  score: SelectionScore = 'logLoss',
): CellResult | undefined {
  checkOneOf('score', score, ['rocAuc', 'accuracy', 'logLoss']);
  const best = results.toSorted((a, b) => gain(b, score) - gain(a, score) || bySimplicity(a.cell, b.cell))[0];
  if (!best) return undefined;
  return results
    .filter((result) => isWithinOneStandardError(result, best, score))
    .toSorted((a, b) => bySimplicity(a.cell, b.cell) || gain(b, score) - gain(a, score))[0];
}

function isWithinOneStandardError(result: CellResult, best: CellResult, score: SelectionScore): boolean {
  const sign = score === 'logLoss' ? -1 : 1;
  const differences = best.folds.map(
    (fold, index) => sign * (fold[score] - (result.folds[index]?.[score] ?? Number.NaN)),
  );
  const mean = differences.reduce((sum, difference) => sum + difference, 0) / differences.length;
  const variance =
    differences.reduce((sum, difference) => sum + (difference - mean) ** 2, 0) / (differences.length - 1);
  return mean <= Math.sqrt(variance / differences.length);
}

/** Fewer trees, then larger leaves, then the earlier. */
function bySimplicity(a: GridCell, b: GridCell): number {
  return a.nEstimators - b.nEstimators || b.minSamplesLeaf - a.minSamplesLeaf;
}

function gain(result: CellResult, score: SelectionScore): number {
  return score === 'logLoss' ? -result.logLoss : result[score];
}
