import type { Dataset } from '../data/dataset.ts';
import { InvalidDatasetError, InvalidParameterError } from '../errors.ts';
import type { ResolvedParameters } from './parameters.ts';

/** By how much the weight of a label may change as its rows' weights become whole numbers. */
const TOLERANCE = 0.05;
/** All that a tree's sample can weigh together, so that sums stay whole; for entropy, so that a table of logarithms stays small. */
const MOST_WEIGHT = { gini: 2 ** 30, entropy: 2 ** 20 };

/**
 * Sample and class weights of the training rows together as whole numbers, so that their sums are exact and depend on no order: the
 * heaviest row has MOST_WEIGHT over the number of rows. Rows of equal weights all get 1; rows that are not in the training set 0.
 *
 * @throws InvalidDatasetError where all weights are 0; InvalidParameterError where whole numbers are too coarse for the weights.
 */
export function integerWeights(
  dataset: Dataset,
  training: Uint32Array,
  { classWeight, criterion }: ResolvedParameters,
): Int32Array {
  const ofLabel = labelWeights(dataset, training, classWeight);
  const weightOf = (row: number) => (dataset.weights?.[row] ?? 1) * (ofLabel[dataset.labels[row] as number] as number);
  const whole = new Int32Array(dataset.nRows);
  let [least, most] = [Number.POSITIVE_INFINITY, 0];
  for (const row of training) {
    const weight = weightOf(row);
    if (weight > 0) least = Math.min(least, weight);
    most = Math.max(most, weight);
  }
  if (most === 0)
    throw new InvalidDatasetError('The weights of all training rows are 0: nothing is left to learn from.');
  const steps = least === most ? 1 : Math.max(1, Math.floor(MOST_WEIGHT[criterion] / training.length));
  const unit = most / steps;
  for (const row of training) {
    const weight = weightOf(row);
    whole[row] = weight === 0 ? 0 : Math.max(1, Math.round(weight / unit));
  }
  checkTotals(dataset, training, weightOf, whole, unit, criterion);
  return whole;
}

/** With many rows there are few steps, and the lighter rows would all be rounded up: a label's weight would be another one. */
function checkTotals(
  { labels }: Dataset,
  training: Uint32Array,
  weightOf: (row: number) => number,
  whole: Int32Array,
  unit: number,
  criterion: ResolvedParameters['criterion'],
): void {
  const given: [number, number] = [0, 0];
  const rounded: [number, number] = [0, 0];
  for (const row of training) {
    const label = labels[row] as 0 | 1;
    given[label] += weightOf(row);
    rounded[label] += (whole[row] as number) * unit;
  }
  const shareOf = ([zero, one]: readonly [number, number]) => one / (zero + one);
  const [wanted, kept] = [shareOf(given), shareOf(rounded)];
  if (Math.abs(wanted - kept) <= TOLERANCE * Math.min(wanted, 1 - wanted)) return;
  throw new InvalidParameterError(
    `The weights differ too much for criterion ${criterion} with ${training.length} rows: label 1 would weigh ${percent(kept)} of all, not ${percent(wanted)}. ` +
      (criterion === 'entropy' ? 'Use gini, which is a thousand times finer, or fewer rows.' : 'Use fewer rows.'),
  );
}

function percent(share: number): string {
  return `${(100 * share).toFixed(1)} %`;
}

function labelWeights(
  { labels, weights }: Dataset,
  training: Uint32Array,
  classWeight: ResolvedParameters['classWeight'],
): readonly [number, number] {
  if (classWeight === undefined) return [1, 1];
  if (classWeight !== 'balanced') return classWeight;
  const totals: [number, number] = [0, 0];
  for (const row of training) totals[labels[row] as 0 | 1] += weights?.[row] ?? 1;
  const all = totals[0] + totals[1];
  // As scikit-learn's: both labels weigh half of all. A label that is not there needs no weight.
  return totals.map((total) => (total === 0 ? 1 : all / (2 * total))) as [number, number];
}
