import { InvalidDatasetError } from '../errors.ts';

/**
 * @param labels nRows labels, 0 or 1.
 * @param scores nRows scores, any numbers but NaN.
 * @param weights nRows weights, finite and from 0 on, not all 0; every row weighs 1 where left out.
 * @throws InvalidDatasetError naming the row that is wrong, or the length that does not fit.
 */
export function checkScores(labels: Uint8Array, scores: Float64Array, weights?: Float64Array): void {
  const nRows = labels.length;
  if (nRows === 0) throw new InvalidDatasetError('A measure needs at least one row.');
  if (scores.length !== nRows)
    throw new InvalidDatasetError(`${nRows} labels need ${nRows} scores, not ${scores.length}.`);
  for (let row = 0; row < nRows; row += 1) {
    if ((labels[row] as number) > 1)
      throw new InvalidDatasetError(`The label of row ${row} is ${labels[row]}, not 0 or 1.`);
    if (Number.isNaN(scores[row])) throw new InvalidDatasetError(`The score of row ${row} is not a number.`);
  }
  if (weights) checkWeights(weights, nRows);
}

/** The same for scores that are probabilities: each must lie in 0..1. */
export function checkProbabilities(labels: Uint8Array, probabilities: Float64Array, weights?: Float64Array): void {
  checkScores(labels, probabilities, weights);
  const row = probabilities.findIndex((probability) => !(probability >= 0 && probability <= 1));
  if (row >= 0)
    throw new InvalidDatasetError(`The probability of row ${row} is ${probabilities[row]}, not within 0 to 1.`);
}

/**
 * Rows of label 1.
 *
 * @param measure what to name in the message.
 * @throws InvalidDatasetError where a label has fewer than `least` rows.
 */
export function countPositives(labels: Uint8Array, measure: string, least = 1): number {
  let positives = 0;
  for (let row = 0; row < labels.length; row += 1) positives += labels[row] as number;
  if (positives < least || labels.length - positives < least) {
    const needed = least === 1 ? 'rows of both labels' : `at least ${least} rows of both labels`;
    throw new InvalidDatasetError(
      `${measure} needs ${needed}; there are ${labels.length - positives} of label 0 and ${positives} of label 1.`,
    );
  }
  return positives;
}

/** Rows by ascending score. */
export function rowsByScore(scores: Float64Array): Uint32Array {
  return Uint32Array.from(scores.keys()).sort((a, b) => (scores[a] as number) - (scores[b] as number) || a - b);
}

function checkWeights(weights: Float64Array, nRows: number): void {
  if (weights.length !== nRows)
    throw new InvalidDatasetError(`${nRows} labels need ${nRows} weights, not ${weights.length}.`);
  const row = weights.findIndex((weight) => !(weight >= 0 && Number.isFinite(weight)));
  if (row >= 0)
    throw new InvalidDatasetError(`The weight of row ${row} is ${weights[row]}, not a finite number from 0 on.`);
  if (weights.every((weight) => weight === 0)) throw new InvalidDatasetError('The weights of all rows are 0.');
}
