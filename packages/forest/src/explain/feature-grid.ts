import { checkWhole } from '../checks.ts';
import { InvalidDatasetError, InvalidParameterError } from '../errors.ts';
import { quantile } from '../metrics/sample-statistics.ts';
import { checkRows, type FeatureRows } from './feature-rows.ts';

/**
 * Values of a feature to try: its quantiles from 5 % to 95 %, evenly spaced, so that no model is asked far outside the data;
 * equal ones once. Missing values do not count.
 *
 * @param size how many quantiles, 2 to 10,000.
 * @returns ascending values, at most `size`.
 * @throws InvalidParameterError where the feature or size is out of range; InvalidDatasetError where all values are missing.
 */
export function quantileGrid(rows: FeatureRows, feature: number, size = 20): Float32Array {
  checkFeature(rows, feature);
  checkWhole('size', size, 2, 10_000);
  const present = columnOf(rows, feature)
    .filter((value) => !Number.isNaN(value))
    .sort();
  if (present.length === 0) throw new InvalidDatasetError(`All values of feature ${feature} are missing.`);
  const values = Float32Array.from({ length: size }, (_, step) => quantile(present, 0.05 + (0.9 * step) / (size - 1)));
  return values.filter((value, index) => index === 0 || value !== values[index - 1]);
}

/** @throws InvalidDatasetError or InvalidParameterError where the rows do not fit or have no such feature. */
export function checkFeature(rows: FeatureRows, feature: number): void {
  checkRows(rows, rows.nFeatures);
  checkWhole('feature', feature, 0, rows.nFeatures - 1);
}

/** @throws InvalidParameterError where a grid has no value or one that is not a number. */
export function checkGrid(grid: ArrayLike<number>): void {
  if (grid.length === 0) throw new InvalidParameterError('A grid needs at least one value.');
  const wrong = Array.from(grid).findIndex((value) => Number.isNaN(value));
  if (wrong >= 0) throw new InvalidParameterError(`Value ${wrong} of the grid is not a number.`);
}

export function columnOf({ features, nRows }: FeatureRows, feature: number): Float32Array {
  return features.subarray(feature * nRows, (feature + 1) * nRows);
}
