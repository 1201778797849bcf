import { fitLogisticRegression, type LinearModel, weightedLogOdds } from '../linear/logistic-regression.ts';

/** Next to nothing: the smoothed targets already keep the slope finite; it is for scores that are all alike. */
const PENALTY = 1e-9;

/**
 * Probabilities from decision values by a logistic curve (Platt, 1999; Lin, Lin and Weng, 2007). Labels are smoothed as if one
 * more row of either label had been seen, so that separable scores do not become certainties. Where the best curve would fall,
 * turning the order round, the level one is given.
 *
 * @param decisions of rows that the model which gave them has not seen.
 * @returns one coefficient, the slope, and the intercept.
 */
export function fitPlattScaling(decisions: Float64Array, labels: Uint8Array, weights: Float64Array): LinearModel {
  const sums = [0, 0];
  for (const [row, label] of labels.entries()) sums[label] = (sums[label] as number) + (weights[row] as number);
  const targets = [1 / ((sums[0] as number) + 2), ((sums[1] as number) + 1) / ((sums[1] as number) + 2)];
  // A row of target t is one of label 1 with weight t and one of label 0 with weight 1 - t.
  const nRows = decisions.length;
  const values = new Float64Array(2 * nRows);
  values.set(decisions);
  values.set(decisions, nRows);
  const shares = Float64Array.from(values, (_, place) => {
    const row = place % nRows;
    const target = targets[labels[row] as number] as number;
    return (weights[row] as number) * (place < nRows ? target : 1 - target);
  });
  const doubled = Uint8Array.from(values, (_, place) => (place < nRows ? 1 : 0));
  const curve = fitLogisticRegression({ values, nRows: 2 * nRows, nColumns: 1 }, doubled, shares, PENALTY);
  if ((curve.coefficients[0] as number) >= 0) return curve;
  return { coefficients: new Float64Array(1), intercept: weightedLogOdds(doubled, shares) };
}
