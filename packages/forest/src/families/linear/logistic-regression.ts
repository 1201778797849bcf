import type { Points } from '../../moods/points.ts';
import { logisticLoss, sigmoid } from '../sigmoid.ts';
import { solvePositiveDefinite } from './cholesky.ts';

/** Log-odds of label 1: intercept + coefficients · columns. */
export interface LinearModel {
  readonly intercept: number;
  readonly coefficients: Float64Array;
}

const MAX_STEPS = 100;
const MAX_HALVINGS = 30;
/** Newton's decrement, in nats over all rows, below which the fit is done. */
const TOLERANCE = 1e-9;

/**
 * Logistic regression with a ridge penalty on all but the intercept: least weighted log loss + penalty / 2 × |coefficients|²,
 * by Newton's method, which for this loss is iteratively reweighted least squares (Hastie, Tibshirani and Friedman, 2009,
 * 4.4.1), halving steps that do not help. scikit-learn's C is 1 / penalty.
 *
 * @param penalty above 0: it also makes the solution unique where columns depend on each other or separate the labels.
 */
export function fitLogisticRegression(
  points: Points,
  labels: Uint8Array,
  weights: Float64Array,
  penalty: number,
): LinearModel {
  const size = points.nColumns + 1;
  let parameters = new Float64Array(size);
  parameters[0] = weightedLogOdds(labels, weights);
  let objective = objectiveOf(points, labels, weights, penalty, parameters);
  for (let step = 0; step < MAX_STEPS; step += 1) {
    const { gradient, hessian } = derivatives(points, labels, weights, penalty, parameters);
    const direction = gradient.slice();
    if (!solvePositiveDefinite(hessian, direction)) break;
    const decrement = direction.reduce((sum, value, index) => sum + value * (gradient[index] as number), 0);
    if (decrement < TOLERANCE) break;
    let halvings = 0;
    let next = moved(parameters, direction, 1);
    let reached = objectiveOf(points, labels, weights, penalty, next);
    while (!(reached < objective) && halvings++ < MAX_HALVINGS) {
      next = moved(parameters, direction, 2 ** -halvings);
      reached = objectiveOf(points, labels, weights, penalty, next);
    }
    if (!(reached < objective)) break;
    parameters = next;
    objective = reached;
  }
  return { intercept: parameters[0] as number, coefficients: parameters.slice(1) };
}

/** Log-odds of one row, which begins at `start`. */
export function linearPredictor({ intercept, coefficients }: LinearModel, values: Float64Array, start: number): number {
  let sum = intercept;
  for (let column = 0; column < coefficients.length; column += 1)
    sum += (coefficients[column] as number) * (values[start + column] as number);
  return sum;
}

/** Of label 1 against label 0, by weight; both must have some. */
export function weightedLogOdds(labels: Uint8Array, weights: Float64Array): number {
  const sums = [0, 0];
  for (const [row, label] of labels.entries()) sums[label] = (sums[label] as number) + (weights[row] as number);
  return Math.log((sums[1] as number) / (sums[0] as number));
}

function moved(from: Float64Array, direction: Float64Array, step: number): Float64Array<ArrayBuffer> {
  return Float64Array.from(from, (value, index) => value - step * (direction[index] as number));
}

const asModel = (parameters: Float64Array): LinearModel => ({
  intercept: parameters[0] as number,
  coefficients: parameters.subarray(1),
});

function objectiveOf(
  { values, nRows, nColumns }: Points,
  labels: Uint8Array,
  weights: Float64Array,
  penalty: number,
  parameters: Float64Array,
): number {
  const model = asModel(parameters);
  let sum = 0;
  for (let row = 0; row < nRows; row += 1)
    sum +=
      (weights[row] as number) * logisticLoss(labels[row] as number, linearPredictor(model, values, row * nColumns));
  for (const coefficient of model.coefficients) sum += (penalty / 2) * coefficient * coefficient;
  return sum;
}

/** Gradient and lower triangle of the Hessian; parameter 0 is the intercept. */
function derivatives(
  { values, nRows, nColumns }: Points,
  labels: Uint8Array,
  weights: Float64Array,
  penalty: number,
  parameters: Float64Array,
): { gradient: Float64Array; hessian: Float64Array } {
  const size = nColumns + 1;
  const model = asModel(parameters);
  const gradient = new Float64Array(size);
  const hessian = new Float64Array(size * size);
  const columns = new Float64Array(size).fill(1);
  for (let row = 0; row < nRows; row += 1) {
    const probability = sigmoid(linearPredictor(model, values, row * nColumns));
    const weight = weights[row] as number;
    const slope = weight * (probability - (labels[row] as number));
    const curvature = weight * probability * (1 - probability);
    for (let column = 1; column < size; column += 1) columns[column] = values[row * nColumns + column - 1] as number;
    for (let a = 0; a < size; a += 1) {
      gradient[a] = (gradient[a] as number) + slope * (columns[a] as number);
      const scaled = curvature * (columns[a] as number);
      for (let b = 0; b <= a; b += 1)
        hessian[a * size + b] = (hessian[a * size + b] as number) + scaled * (columns[b] as number);
    }
  }
  for (let a = 1; a < size; a += 1) {
    gradient[a] = (gradient[a] as number) + penalty * (parameters[a] as number);
    hessian[a * size + a] = (hessian[a * size + a] as number) + penalty;
  }
  return { gradient, hessian };
}
