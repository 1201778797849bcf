import { InvalidDatasetError } from '../errors.ts';

/** @throws InvalidDatasetError where features are not nFeatures × nRows values. */
export function checkFeatures(nFeatures: number, features: Float32Array, nRows: number): void {
  if (features.length !== nRows * nFeatures)
    throw new InvalidDatasetError(`${nRows} rows of ${nFeatures} features are needed, not ${features.length} values.`);
}

/** Trees have a place for infinite values; what adds and multiplies has not. @throws InvalidDatasetError naming row and feature */
export function refuseInfinite(features: Float32Array, nRows: number): void {
  const place = features.findIndex((value) => value === Number.POSITIVE_INFINITY || value === Number.NEGATIVE_INFINITY);
  if (place < 0) return;
  throw new InvalidDatasetError(
    `Feature ${Math.floor(place / nRows)} of row ${place % nRows} is ${features[place]}, not a finite number.`,
  );
}
