import { checkWhole } from '../checks.ts';
import { InvalidParameterError } from '../errors.ts';
import { checkGrid, columnOf } from './feature-grid.ts';
import { checkRows, type FeatureRows, toRow } from './feature-rows.ts';
import { type Scored, scoreFunctionOf } from './score-function.ts';

/** One feature changed, and what it does. */
export interface Counterfactual {
  readonly feature: number;
  /** The value that the feature would have to have. */
  readonly value: number;
  /** That value less the row's own, in the feature's unit. */
  readonly change: number;
  /** The size of the change in the feature's scales. */
  readonly distance: number;
  /** The score then. */
  readonly score: number;
}

export interface CounterfactualOptions {
  /** A score above the mark becomes one at most the mark, any other one above it: above is a yes, as in accuracy. */
  readonly mark: number;
  /** nFeatures units to compare changes in, such as featureScales gives; a feature of scale 0 is left as it is. */
  readonly scales: ArrayLike<number>;
  /** Features that may change; all where left out. One that is missing in the row has no distance, and is left as it is. */
  readonly features?: readonly number[] | undefined;
}

/**
 * Standard deviations of the features, with n - 1; missing values do not count, and where fewer than two are there it is 0.
 *
 * @throws InvalidDatasetError where the rows do not fit.
 */
export function featureScales(rows: FeatureRows): Float64Array {
  checkRows(rows, rows.nFeatures);
  return Float64Array.from({ length: rows.nFeatures }, (_, feature) => deviation(columnOf(rows, feature)));
}

/**
 * The least change of one feature, among given values, that takes a score past a mark (Wachter, Mittelstadt and Russell, 2018,
 * with one feature). For forests, forestCounterfactual needs no grid and is exact.
 *
 * @param row nFeatures values.
 * @param grids for each feature the values to try; an empty one leaves the feature as it is. Used as float32.
 * @returns undefined where no value of the grids does it. Of equal distances, the first feature, then the first value.
 * @throws InvalidDatasetError and InvalidParameterError where lengths or numbers do not fit.
 */
export function gridCounterfactual(
  model: Scored,
  row: ArrayLike<number>,
  grids: readonly ArrayLike<number>[],
  options: CounterfactualOptions,
): Counterfactual | undefined {
  const nFeatures = typeof model === 'function' ? grids.length : model.nFeatures;
  const values = toRow(row, nFeatures);
  if (grids.length !== nFeatures)
    throw new InvalidParameterError(`grids must have one grid for each of ${nFeatures} features, not ${grids.length}.`);
  const trials = changeableFeatures(values, options).flatMap((feature) => {
    const grid = grids[feature] as ArrayLike<number>;
    if (grid.length > 0) checkGrid(grid);
    return Array.from(grid, (value) => ({ feature, value: Math.fround(value) }));
  });
  // The row itself comes last.
  const nRows = trials.length + 1;
  const features = new Float32Array(nRows * nFeatures);
  for (let feature = 0; feature < nFeatures; feature += 1)
    features.fill(values[feature] as number, feature * nRows, (feature + 1) * nRows);
  for (const [index, { feature, value }] of trials.entries()) features[feature * nRows + index] = value;
  const scores = scoreFunctionOf(model)(features, nRows);
  const isAbove = (scores[trials.length] as number) > options.mark;
  let best: Counterfactual | undefined;
  for (const [index, { feature, value }] of trials.entries()) {
    const score = scores[index] as number;
    if (score > options.mark === isAbove) continue;
    best = nearer(best, describeChange(values, feature, value, score, options.scales));
  }
  return best;
}

/**
 * @throws InvalidParameterError where mark, scales or features are out of range.
 */
export function changeableFeatures(row: Float32Array, { mark, scales, features }: CounterfactualOptions): number[] {
  if (!Number.isFinite(mark)) throw new InvalidParameterError(`mark must be a finite number, not ${mark}.`);
  if (scales.length !== row.length)
    throw new InvalidParameterError(`scales must have ${row.length} numbers, not ${scales.length}.`);
  const wrong = Array.from(scales).findIndex((scale) => !(scale >= 0 && Number.isFinite(scale)));
  if (wrong >= 0)
    throw new InvalidParameterError(`scales[${wrong}] is ${scales[wrong]}, not a finite number from 0 on.`);
  for (const feature of features ?? []) checkWhole('features', feature, 0, row.length - 1);
  const chosen = features ?? [...row.keys()];
  return chosen.filter((feature) => (scales[feature] as number) > 0 && !Number.isNaN(row[feature]));
}

export function describeChange(
  row: Float32Array,
  feature: number,
  value: number,
  score: number,
  scales: ArrayLike<number>,
): Counterfactual {
  const change = value - (row[feature] as number);
  return { feature, value, change, distance: Math.abs(change) / (scales[feature] as number), score };
}

export function nearer(best: Counterfactual | undefined, other: Counterfactual): Counterfactual {
  return best && best.distance <= other.distance ? best : other;
}

function deviation(column: Float32Array): number {
  const present = column.filter((value) => !Number.isNaN(value));
  if (present.length < 2) return 0;
  const mean = present.reduce((sum, value) => sum + value, 0) / present.length;
  return Math.sqrt(present.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (present.length - 1));
}
