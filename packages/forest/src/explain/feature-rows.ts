import { InvalidDatasetError } from '../errors.ts';

/** Rows without labels, column-major: value of feature f in row r is `features[f * nRows + r]`. A dataset is one. */
export interface FeatureRows {
  /** nFeatures × nRows values; NaN where a value is missing. */
  readonly features: Float32Array;
  readonly nRows: number;
  readonly nFeatures: number;
}

/** @throws InvalidDatasetError where there is no row, the lengths do not fit, or there are not nFeatures features. */
export function checkRows(rows: FeatureRows, nFeatures: number): void {
  if (rows.nFeatures !== nFeatures)
    throw new InvalidDatasetError(`Rows of ${nFeatures} features are needed, not of ${rows.nFeatures}.`);
  if (rows.nRows < 1) throw new InvalidDatasetError('At least one row is needed.');
  if (rows.features.length !== rows.nRows * nFeatures)
    throw new InvalidDatasetError(
      `${rows.nRows} rows of ${nFeatures} features are ${rows.nRows * nFeatures} values, not ${rows.features.length}.`,
    );
}

/**
 * One row as models see it, in float32.
 *
 * @throws InvalidDatasetError where it has not nFeatures values.
 */
export function toRow(row: ArrayLike<number>, nFeatures: number): Float32Array {
  if (row.length !== nFeatures) throw new InvalidDatasetError(`A row has ${nFeatures} values, not ${row.length}.`);
  return Float32Array.from(row);
}
