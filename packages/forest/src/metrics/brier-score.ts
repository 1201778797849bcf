import { checkProbabilities } from './scored-rows.ts';

/**
 * Brier score, 0..1, less is better: the weighted mean of the squared distance between probability and label (Brier, 1950).
 * Saying 0.5 always gives 0.25.
 *
 * @throws InvalidDatasetError on lengths that do not fit and probabilities outside 0..1.
 */
export function brierScore(labels: Uint8Array, probabilities: Float64Array, weights?: Float64Array): number {
  checkProbabilities(labels, probabilities, weights);
  let sum = 0;
  let total = 0;
  for (let row = 0; row < labels.length; row += 1) {
    const weight = weights ? (weights[row] as number) : 1;
    sum += weight * ((probabilities[row] as number) - (labels[row] as number)) ** 2;
    total += weight;
  }
  return sum / total;
}
