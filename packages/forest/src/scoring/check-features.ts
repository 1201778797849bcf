import { InvalidDatasetError } from '../errors.ts';

/** @throws InvalidDatasetError where features are not nFeatures × nRows values. */
export function checkFeatures(nFeatures: number, features: Float32Array, nRows: number): void {
  if (features.length !== nRows * nFeatures)
    throw new InvalidDatasetError(`${nRows} rows of ${nFeatures} features are needed, not ${features.length} values.`);
}
