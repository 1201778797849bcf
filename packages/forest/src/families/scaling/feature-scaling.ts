import type { Points } from '../../moods/points.ts';
import { checkFeatures, refuseInfinite } from '../../scoring/check-features.ts';
import { columnOf } from '../weighted-rows.ts';
import { weightedQuantiles } from './weighted-quantiles.ts';

/**
 * How features become columns of mean 0 and variance 1, for models that measure distances or add features up. A missing value
 * becomes the feature's median; where that happened in training and indicators were asked for, one more column says so.
 */
export interface FeatureScaling {
  readonly nFeatures: number;
  /** nFeatures values: weighted medians of what is there; 0 where nothing is. */
  readonly medians: Float64Array;
  /** Features whose absence has a column of its own, ascending; those columns follow the features'. */
  readonly indicators: Uint32Array;
  /** Weighted mean of each column. */
  readonly means: Float64Array;
  /** Weighted standard deviation (with n) of each column; 1 where it does not vary. */
  readonly deviations: Float64Array;
}

interface Rows {
  readonly features: Float32Array;
  readonly nRows: number;
  readonly nFeatures: number;
}

/** @param withIndicators whether features with missing values get a column that says so. */
export function fitFeatureScaling(rows: Rows, weights: Float64Array, withIndicators: boolean): FeatureScaling {
  const { features, nRows, nFeatures } = rows;
  const columns = Array.from({ length: nFeatures }, (_, feature) => columnOf(features, nRows, feature));
  const medians = Float64Array.from(columns, (column) => weightedQuantiles(column, weights, [0.5])[0] ?? 0);
  const withMissing = [...columns.keys()].filter((feature) => (columns[feature] as Float32Array).some(Number.isNaN));
  const indicators = Uint32Array.from(withIndicators ? withMissing : []);
  const raw = { nFeatures, medians, indicators };
  const identity = nFeatures + indicators.length;
  const unscaled = { ...raw, means: new Float64Array(identity), deviations: new Float64Array(identity).fill(1) };
  return { ...raw, ...columnMoments(scaleFeatures(unscaled, features, nRows), weights) };
}

/**
 * Applies a scaling.
 *
 * @param features column-major, nFeatures × nRows.
 * @throws InvalidDatasetError where the lengths do not fit.
 */
export function scaleFeatures(scaling: FeatureScaling, features: Float32Array, nRows: number): Points {
  const { nFeatures, medians, indicators, means, deviations } = scaling;
  checkFeatures(nFeatures, features, nRows);
  refuseInfinite(features, nRows);
  const nColumns = nFeatures + indicators.length;
  const values = new Float64Array(nRows * nColumns);
  const write = (column: number, feature: number, readAs: (value: number) => number) => {
    const [mean, deviation] = [means[column] as number, deviations[column] as number];
    for (let row = 0; row < nRows; row += 1)
      values[row * nColumns + column] = (readAs(features[feature * nRows + row] as number) - mean) / deviation;
  };
  for (let feature = 0; feature < nFeatures; feature += 1) {
    const median = medians[feature] as number;
    write(feature, feature, (value) => (Number.isNaN(value) ? median : value));
  }
  for (const [place, feature] of indicators.entries())
    write(nFeatures + place, feature, (value) => (Number.isNaN(value) ? 1 : 0));
  return { values, nRows, nColumns };
}

/** Weighted mean and standard deviation (with n) of each column; a deviation of 0 is given as 1. */
export function columnMoments(
  { values, nRows, nColumns }: Points,
  weights: Float64Array,
): { means: Float64Array; deviations: Float64Array } {
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const means = new Float64Array(nColumns);
  const deviations = new Float64Array(nColumns);
  for (let column = 0; column < nColumns; column += 1) {
    const first = values[column] as number;
    let sum = 0;
    let squares = 0;
    // Deviations from the first value: a column that never varies gives exactly 0.
    for (let row = 0; row < nRows; row += 1)
      sum += (weights[row] as number) * ((values[row * nColumns + column] as number) - first);
    const mean = first + sum / total;
    for (let row = 0; row < nRows; row += 1)
      squares += (weights[row] as number) * ((values[row * nColumns + column] as number) - mean) ** 2;
    means[column] = mean;
    deviations[column] = Math.sqrt(squares / total) || 1;
  }
  return { means, deviations };
}
