import { checkLevel, type Estimate } from './estimate.ts';
import { normalQuantile, normalUpperTail } from './normal-distribution.ts';
import { sortByLabel } from './roc-auc.ts';
import { checkScores, countPositives } from './scored-rows.ts';

export interface AucDifference extends Estimate {
  /** Two-sided, 0..1: the chance of so great a difference where there is none. 1 where both orders are the same. */
  readonly pValue: number;
}

/**
 * ROC AUC with its standard error by DeLong, DeLong and Clarke-Pearson (1988), in O(n log n) as of Sun and Xu (2014): each row
 * is placed among the rows of the other label by sorting, not by comparing all pairs. The interval is normal, cut to 0..1.
 * Where every pair is in the right order the error is 0, which says more of the method than of the model.
 *
 * @param level confidence, between 0 and 1.
 * @throws InvalidDatasetError where a label has fewer than 2 rows, on lengths that do not fit and scores that are not numbers;
 *   InvalidParameterError on a level out of range.
 */
export function rocAucInterval(labels: Uint8Array, scores: Float64Array, level = 0.95): Estimate {
  checkLevel(level);
  checkScores(labels, scores);
  const positives = countPositives(labels, 'The standard error of ROC AUC', 2);
  const placements = placementValues(labels, scores, positives);
  const { estimate, standardError } = momentsOf(labels, placements, positives);
  const reach = normalQuantile((1 + level) / 2) * standardError;
  return { estimate, standardError, low: Math.max(0, estimate - reach), high: Math.min(1, estimate + reach) };
}

/**
 * How much greater the ROC AUC of one score is than that of another on the same rows: rows that both find easy do not blur the
 * comparison, as they would with two intervals of their own. Same method, interval cut to -1..1.
 *
 * @throws InvalidDatasetError and InvalidParameterError as rocAucInterval.
 */
export function rocAucDifference(
  labels: Uint8Array,
  scores: Float64Array,
  others: Float64Array,
  level = 0.95,
): AucDifference {
  checkLevel(level);
  checkScores(labels, scores);
  checkScores(labels, others);
  const positives = countPositives(labels, 'The standard error of ROC AUC', 2);
  const placements = placementValues(labels, scores, positives);
  const otherPlacements = placementValues(labels, others, positives);
  // Var(A) + Var(B) - 2 Cov(A, B) is the variance of the differences row by row.
  for (let row = 0; row < labels.length; row += 1)
    placements[row] = (placements[row] as number) - (otherPlacements[row] as number);
  const { estimate, standardError } = momentsOf(labels, placements, positives);
  const reach = normalQuantile((1 + level) / 2) * standardError;
  const pValue = standardError > 0 ? 2 * normalUpperTail(Math.abs(estimate) / standardError) : estimate === 0 ? 1 : 0;
  return {
    estimate,
    standardError,
    low: Math.max(-1, estimate - reach),
    high: Math.min(1, estimate + reach),
    pValue,
  };
}

/** For each row the fraction of rows of the other label that are on its right side, ties counting half. */
function placementValues(labels: Uint8Array, scores: Float64Array, nPositives: number): Float64Array {
  const { positives, negatives } = sortByLabel(labels, scores, nPositives);
  const values = new Float64Array(labels.length);
  for (let row = 0; row < labels.length; row += 1) {
    const score = scores[row] as number;
    const others = labels[row] === 1 ? negatives : positives;
    const below = (countBelow(others, score, false) + countBelow(others, score, true)) / 2 / others.length;
    values[row] = labels[row] === 1 ? below : 1 - below;
  }
  return values;
}

/** How many of ascending numbers are less than a bound, or at most that. */
function countBelow(sorted: Float64Array, bound: number, inclusive: boolean): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const value = sorted[middle] as number;
    if (value < bound || (inclusive && value === bound)) low = middle + 1;
    else high = middle;
  }
  return low;
}

function momentsOf(
  labels: Uint8Array,
  placements: Float64Array,
  nPositives: number,
): { estimate: number; standardError: number } {
  const counts = [labels.length - nPositives, nPositives] as const;
  const means = [0, 0];
  for (let row = 0; row < labels.length; row += 1) {
    const label = labels[row] as 0 | 1;
    means[label] = (means[label] as number) + (placements[row] as number) / counts[label];
  }
  const squares = [0, 0];
  for (let row = 0; row < labels.length; row += 1) {
    const label = labels[row] as 0 | 1;
    squares[label] = (squares[label] as number) + ((placements[row] as number) - (means[label] as number)) ** 2;
  }
  const variance = [0, 1].reduce((sum, label) => {
    const count = counts[label as 0 | 1];
    return sum + (squares[label] as number) / (count - 1) / count;
  }, 0);
  return { estimate: means[1] as number, standardError: Math.sqrt(variance) };
}
