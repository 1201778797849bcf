import { checkProbabilities, countPositives } from '../metrics/scored-rows.ts';
import type { PlattCalibration } from './calibration.ts';
import { logOdds } from './log-odds.ts';
import { smoothedTargets } from './smoothed-targets.ts';

const MAX_STEPS = 100;
/** Keeps the Hessian invertible where all probabilities are equal. */
const RIDGE = 1e-12;
const GRADIENT_TOLERANCE = 1e-10;

/**
 * Platt scaling (1999): a sigmoid fitted by maximum likelihood to smoothed labels. Newton's method with halved steps, as in Lin,
 * Lin and Weng (2007); the likelihood has one maximum. Two parameters, so few rows are enough.
 *
 * Platt's sigmoid is one of a score of any scale, and the score here is the log-odds of the probability: then what is right
 * already can stay as it is, which no sigmoid of the probability itself can do (Kull et al., 2017). For forests, whose averages
 * shy away from 0 and 1, it stretches the log-odds.
 *
 * Where the best sigmoid would fall, turning the order round, the best level one is given instead: the likelihood is concave, so
 * that is the best that does not fall.
 *
 * @param probabilities of rows that the model was not trained on, such as out-of-fold ones.
 * @throws InvalidDatasetError where only one label is there, on lengths that do not fit and probabilities outside 0..1.
 */
export function fitPlattScaling(labels: Uint8Array, probabilities: Float64Array): PlattCalibration {
  checkProbabilities(labels, probabilities);
  const positives = countPositives(labels, 'Platt scaling');
  const negatives = labels.length - positives;
  const { ofNegative, ofPositive } = smoothedTargets(negatives, positives);
  const targets = Float64Array.from(labels, (label) => (label === 1 ? ofPositive : ofNegative));
  const scores = probabilities.map(logOdds);
  let state = { a: 0, b: Math.log((negatives + 1) / (positives + 1)) };
  let loss = lossOf(targets, scores, state);
  for (let step = 0; step < MAX_STEPS; step += 1) {
    const direction = newtonDirection(targets, scores, state);
    if (!direction) break;
    const next = search(targets, scores, state, loss, direction);
    if (!next) break;
    state = next.state;
    loss = next.loss;
  }
  if (state.a <= 0) return { kind: 'platt', ...state };
  const mean = (negatives * ofNegative + positives * ofPositive) / labels.length;
  return { kind: 'platt', a: 0, b: Math.log((1 - mean) / mean) };
}

interface Sigmoid {
  readonly a: number;
  readonly b: number;
}

interface Direction extends Sigmoid {
  /** How the loss changes along it: below 0. */
  readonly slope: number;
}

/** The cross-entropy, written so that no exponential overflows. */
function lossOf(targets: Float64Array, scores: Float64Array, { a, b }: Sigmoid): number {
  let loss = 0;
  for (let row = 0; row < targets.length; row += 1) {
    const exponent = a * (scores[row] as number) + b;
    const softplus = Math.max(0, -exponent) + Math.log1p(Math.exp(-Math.abs(exponent)));
    loss += (targets[row] as number) * exponent + softplus;
  }
  return loss;
}

/** Undefined where the gradient is as good as 0. */
function newtonDirection(targets: Float64Array, scores: Float64Array, { a, b }: Sigmoid): Direction | undefined {
  let [gradientA, gradientB] = [0, 0];
  let [aa, ab, bb] = [RIDGE, 0, RIDGE];
  for (let row = 0; row < targets.length; row += 1) {
    const x = scores[row] as number;
    const p = 1 / (1 + Math.exp(a * x + b));
    const difference = (targets[row] as number) - p;
    const curvature = p * (1 - p);
    gradientA += x * difference;
    gradientB += difference;
    aa += x * x * curvature;
    ab += x * curvature;
    bb += curvature;
  }
  if (Math.max(Math.abs(gradientA), Math.abs(gradientB)) < GRADIENT_TOLERANCE) return undefined;
  const determinant = aa * bb - ab * ab;
  const stepA = (ab * gradientB - bb * gradientA) / determinant;
  const stepB = (ab * gradientA - aa * gradientB) / determinant;
  return { a: stepA, b: stepB, slope: gradientA * stepA + gradientB * stepB };
}

/** Halves the step until the loss falls enough (Armijo, 1966); undefined where it cannot fall any more. */
function search(
  targets: Float64Array,
  scores: Float64Array,
  from: Sigmoid,
  loss: number,
  { a, b, slope }: Direction,
): { state: Sigmoid; loss: number } | undefined {
  for (let length = 1; length > 1e-10; length /= 2) {
    const state = { a: from.a + length * a, b: from.b + length * b };
    const reached = lossOf(targets, scores, state);
    if (reached < loss + 1e-4 * length * slope) return { state, loss: reached };
  }
  return undefined;
}
