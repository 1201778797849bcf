import { checkSeed, checkWhole } from '../../checks.ts';
import { type Dataset, selectRows } from '../../data/dataset.ts';
import { splitFold } from '../../data/folds.ts';
import { CancelledError, InvalidDatasetError, InvalidParameterError } from '../../errors.ts';
import { meanOf } from '../average.ts';
import type { ModelFamily } from '../classifier.ts';
import { checkWithin } from '../number-checks.ts';
import { predictModel } from '../trained-model.ts';
import { type Contestant, chooseFamily, type FamilyChoice, type SelectionCriterion } from './choose-family.ts';
import { type EarnedPlace, earnedPlaces } from './earned-places.ts';
import { scoreFolds } from './score.ts';

export interface TournamentOptions {
  readonly seed: number;
  /** What decides; log loss where left out. */
  readonly criterion?: SelectionCriterion | undefined;
  /**
   * Rows of each fold that precisionAt looks at; 50 where left out. At most half of the smallest fold: the precision of all rows
   * would say nothing.
   */
  readonly precisionRows?: number | undefined;
  /** Standard errors that a family's gain for an average must exceed to count, 0 to 10; 1 where left out. */
  readonly standardErrors?: number | undefined;
  /** Told of each family and fold as it is done. */
  readonly onProgress?: ((progress: TournamentProgress) => void) | undefined;
  /** Asked before each training. */
  readonly isCancelled?: (() => boolean) | undefined;
}

export interface TournamentProgress {
  readonly family: string;
  readonly fold: number;
  /** Pairs of family and fold that are done, and all of them. */
  readonly done: number;
  readonly total: number;
}

export interface FamilyResult extends Contestant {
  /** Probability of each row by the model that has not seen its fold. */
  readonly probabilities: Float64Array;
}

export interface TournamentResult extends FamilyChoice {
  /** In the order given. */
  readonly families: readonly FamilyResult[];
  /** How many rows precisionAt looked at. */
  readonly precisionRows: number;
  /** Which families that are no averages themselves add to an average. */
  readonly places: readonly EarnedPlace[];
}

/**
 * Compares families under the same folds. A family that averages others is not trained again where they take part: the average
 * of their probabilities is what it would say.
 *
 * @param families at least one, of distinct names.
 * @param folds fold of each row, 0 to k - 1, such as stratifiedFolds gives; k at least 2.
 * @throws InvalidParameterError; InvalidDatasetError on folds that do not fit, or one that lacks a label; CancelledError; what a
 *   family's training throws.
 */
export function runTournament(
  dataset: Dataset,
  families: readonly ModelFamily[],
  folds: Uint8Array,
  options: TournamentOptions,
): TournamentResult {
  checkSeed(options.seed);
  const rowsOfFolds = checkFolds(dataset, folds);
  checkFamilies(families);
  const probabilities = families.map(() => new Float64Array(dataset.nRows));
  const total = families.length * rowsOfFolds.length;
  for (const [fold, rows] of rowsOfFolds.entries()) {
    const predict = foldPredictor(dataset, folds, fold, options);
    for (const [index, family] of families.entries()) {
      const predicted = predict(family);
      for (const [place, row] of rows.entries())
        (probabilities[index] as Float64Array)[row] = predicted[place] as number;
      const done = fold * families.length + index + 1;
      options.onProgress?.({ family: family.name, fold, done, total });
    }
  }
  return judge(dataset, families, rowsOfFolds, probabilities, options);
}

/** Probabilities of one fold's rows by any family trained on the others; each family, also as a member of averages, trains once. */
function foldPredictor(
  dataset: Dataset,
  folds: Uint8Array,
  fold: number,
  { seed, isCancelled }: TournamentOptions,
): (family: ModelFamily) => Float64Array {
  const { training, test } = splitFold(folds, fold);
  const [seen, held] = [selectRows(dataset, training), selectRows(dataset, test)];
  const known = new Map<ModelFamily, Float64Array>();
  const predict = (family: ModelFamily): Float64Array => {
    const before = known.get(family);
    if (before) return before;
    if (isCancelled?.()) throw new CancelledError('The tournament was cancelled.');
    const predicted = family.members
      ? meanOf(family.members.map(predict))
      : predictModel(family.fit(seen, seed), held.features, held.nRows);
    known.set(family, predicted);
    return predicted;
  };
  return predict;
}

function judge(
  dataset: Dataset,
  families: readonly ModelFamily[],
  rowsOfFolds: readonly Uint32Array[],
  probabilities: readonly Float64Array[],
  { precisionRows = 50, criterion = 'log-loss', standardErrors = 1 }: TournamentOptions,
): TournamentResult {
  checkWhole('precisionRows', precisionRows, 1, 2 ** 31);
  checkWithin('standardErrors', standardErrors, 0, 10);
  const smallest = Math.min(...rowsOfFolds.map(({ length }) => length));
  const k = Math.max(1, Math.min(precisionRows, Math.floor(smallest / 2)));
  const results = families.map(({ name, complexity }, index) => {
    const own = probabilities[index] as Float64Array;
    return { name, complexity, probabilities: own, ...scoreFolds(dataset, rowsOfFolds, own, k) };
  });
  const single = results.filter((_, index) => !families[index]?.members);
  return {
    families: results,
    precisionRows: k,
    ...chooseFamily(results, criterion),
    places: earnedPlaces(dataset, rowsOfFolds, single, standardErrors),
  };
}

function checkFolds({ nRows }: Dataset, folds: Uint8Array): Uint32Array[] {
  if (folds.length !== nRows) throw new InvalidDatasetError(`${nRows} rows need ${nRows} folds, not ${folds.length}.`);
  const nFolds = folds.reduce((most, fold) => Math.max(most, fold), 0) + 1;
  if (nFolds < 2) throw new InvalidDatasetError('A tournament needs at least 2 folds.');
  const rows = Array.from({ length: nFolds }, (_, fold) => splitFold(folds, fold).test);
  const empty = rows.findIndex(({ length }) => length === 0);
  if (empty >= 0) throw new InvalidDatasetError(`Fold ${empty} has no row.`);
  return rows;
}

function checkFamilies(families: readonly ModelFamily[]): void {
  if (families.length === 0) throw new InvalidParameterError('A tournament needs at least one family.');
  const names = families.map(({ name }) => name);
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice !== undefined) throw new InvalidParameterError(`Two families are called ${twice}.`);
}
