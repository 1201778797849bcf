import { checkScores } from './scored-rows.ts';

/**
 * Fraction of rows, by weight, whose probability is on the label's side, 0..1; a probability of exactly 0.5 says 0, as argmax
 * does.
 *
 * @throws InvalidDatasetError on lengths that do not fit, no row, or a probability that is not a number.
 */
export function accuracy(labels: Uint8Array, probabilities: Float64Array, weights?: Float64Array): number {
  checkScores(labels, probabilities, weights);
  let right = 0;
  let total = 0;
  for (let row = 0; row < labels.length; row += 1) {
    const weight = weights ? (weights[row] as number) : 1;
    total += weight;
    if ((probabilities[row] as number) > 0.5 === (labels[row] === 1)) right += weight;
  }
  return right / total;
}
