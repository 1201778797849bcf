import { checkWhole } from '../checks.ts';
import { type Dataset, selectRows } from '../data/dataset.ts';
import { type Folds, resolveFolds, splitFold } from '../data/folds.ts';
import { CancelledError, InvalidParameterError } from '../errors.ts';
import { predictProbability } from '../scoring/prediction.ts';
import { fitForest } from '../trees/fit-forest.ts';
import { chooseCell } from './choose-cell.ts';
import { evaluateCells } from './evaluate-cells.ts';
import { type FoldScore, FoldScorer } from './fold-scorer.ts';
import type { GridCell } from './grid.ts';
import type { CellResult } from './scoreboard.ts';

export interface NestedOptions {
  /** Outer folds: their rows are scored by a forest, parameters and all, that has not seen them. */
  readonly folds: Folds;
  /** Inner folds, by which the parameters are chosen; a function where they depend on the rows, such as folds by artist. */
  readonly innerFolds: number | ((rows: Uint32Array) => Folds);
  readonly seed: number;
  /** How often all of it is done, each time with other folds; 1 where left out. Folds that are given are used once. */
  readonly repeats?: number | undefined;
  /** The rule of choice; the best ROC AUC where left out. */
  readonly choose?: ((results: readonly CellResult[]) => CellResult | undefined) | undefined;
  readonly isCancelled?: (() => boolean) | undefined;
  /** Told of each outer fold as soon as it is scored. */
  readonly onFold?: ((outcome: NestedOutcome, index: number) => void) | undefined;
}

export interface NestedOutcome extends FoldScore {
  readonly repeat: number;
  readonly fold: number;
  /** What was chosen without these rows. */
  readonly cell: GridCell;
}

export interface NestedScores {
  readonly outcomes: readonly NestedOutcome[];
  /** Each row's probability by forests that have not seen it, the mean over repeats. */
  readonly probabilities: Float64Array;
}

/**
 * Scores the whole procedure, choice of parameters included: the best score of a grid flatters, since it was chosen for being
 * the best (Cawley and Talbot, 2010). For an interval of the mean see correctedResampledInterval.
 *
 * @throws InvalidDatasetError where a fold, outer or inner, would lack a label; InvalidParameterError; CancelledError
 */
export function nestedCrossValidation(
  dataset: Dataset,
  cells: readonly GridCell[],
  options: NestedOptions,
): NestedScores {
  const { folds, seed, onFold } = options;
  const repeats = typeof folds === 'number' ? (options.repeats ?? 1) : 1;
  checkWhole('repeats', repeats, 1, 1_000);
  const outcomes: NestedOutcome[] = [];
  const sums = new Float64Array(dataset.nRows);
  for (let repeat = 0; repeat < repeats; repeat += 1) {
    const assignment = resolveFolds(folds, dataset.labels, seed + repeat);
    const nFolds = assignment.reduce((most, fold) => Math.max(most, fold), 0) + 1;
    for (let fold = 0; fold < nFolds; fold += 1) {
      const { training, test } = splitFold(assignment, fold);
      const { cell, probabilities } = chooseAndScore(dataset, cells, training, test, options, seed + repeat);
      for (const [place, row] of test.entries()) sums[row] = (sums[row] as number) + (probabilities[place] as number);
      const score = new FoldScorer(dataset.labels, test).score(
        // Back to the sums over trees, which are multiples of 2^-32.
        probabilities.map((probability) => Math.round(probability * cell.nEstimators * 2 ** 32) / 2 ** 32),
        1,
        0,
        cell.nEstimators,
      );
      const outcome = { repeat, fold, cell, ...score };
      outcomes.push(outcome);
      onFold?.(outcome, outcomes.length - 1);
    }
  }
  return { outcomes, probabilities: sums.map((sum) => sum / repeats) };
}

function chooseAndScore(
  dataset: Dataset,
  cells: readonly GridCell[],
  training: Uint32Array,
  test: Uint32Array,
  { innerFolds, choose = chooseCell, isCancelled }: NestedOptions,
  seed: number,
): { cell: GridCell; probabilities: Float64Array } {
  if (isCancelled?.()) throw new CancelledError('The cross-validation was cancelled.');
  const seen = selectRows(dataset, training);
  const folds = typeof innerFolds === 'number' ? innerFolds : innerFolds(training);
  const chosen = choose(evaluateCells(seen, cells, { folds, seed, isCancelled }));
  if (!chosen) throw new InvalidParameterError('cells must not be empty: there is no combination to choose from.');
  const unseen = selectRows(dataset, test);
  const forest = fitForest(seen, chosen.cell, seed);
  return { cell: chosen.cell, probabilities: predictProbability(forest, unseen.features, unseen.nRows) };
}
