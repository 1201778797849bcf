import { InvalidDatasetError } from '../errors.ts';
import type { Forest } from '../trees/forest.ts';

/** @throws InvalidDatasetError where there are not nFeatures × nRows values. */
export function checkFeatures({ nFeatures }: Forest, features: Float32Array, nRows: number): void {
  if (features.length !== nRows * nFeatures)
    throw new InvalidDatasetError(`${nRows} rows of ${nFeatures} features are needed, not ${features.length} values.`);
}
