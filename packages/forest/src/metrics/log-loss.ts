import { InvalidParameterError } from '../errors.ts';
import { checkProbabilities } from './scored-rows.ts';

/** Probabilities are held this far from 0 and 1, or one wrong certainty would make the loss infinite. */
const EPSILON = 1e-15;

/**
 * Logarithmic loss in nats, from 0: the weighted mean of -log of the probability given to the label that came. Saying 0.5
 * always gives log 2, about 0.693.
 *
 * @param epsilon probabilities are clipped to epsilon..1 - epsilon; 1e-15 where left out, so a row costs at most 34.5.
 * @throws InvalidDatasetError on lengths that do not fit and probabilities outside 0..1; InvalidParameterError on an epsilon
 *   outside 0..0.5.
 */
export function logLoss(
  labels: Uint8Array,
  probabilities: Float64Array,
  weights?: Float64Array,
  epsilon = EPSILON,
): number {
  checkProbabilities(labels, probabilities, weights);
  if (!(epsilon >= 0 && epsilon < 0.5))
    throw new InvalidParameterError(`epsilon must be at least 0 and less than 0.5, not ${epsilon}.`);
  let sum = 0;
  let total = 0;
  for (let row = 0; row < labels.length; row += 1) {
    const weight = weights ? (weights[row] as number) : 1;
    // A row of no weight must not turn an infinite loss into NaN.
    if (weight === 0) continue;
    sum += weight * rowLogLoss(labels[row] as number, probabilities[row] as number, epsilon);
    total += weight;
  }
  return sum / total;
}

/** The loss of one row, clipped likewise. */
export function rowLogLoss(label: number, probability: number, epsilon = EPSILON): number {
  const given = label === 1 ? probability : 1 - probability;
  // Adding 0 turns the -0 of a certainty that was right into 0.
  return -Math.log(Math.min(Math.max(given, epsilon), 1 - epsilon)) + 0;
}
