import { checkWeights } from '../data/dataset.ts';
import { InvalidDatasetError } from '../errors.ts';
import { type FeatureScaling, fitFeatureScaling, scaleFeatures } from '../families/scaling/feature-scaling.ts';
import { checkFeatures, refuseInfinite } from '../scoring/check-features.ts';
import { symmetricEigen } from './symmetric-eigen.ts';

/** A flat map of songs: two directions through the standardised features. Plain data; apply it to any songs with `project`. */
export interface MoodMap {
  readonly nFeatures: number;
  readonly scaling: FeatureScaling;
  /** 2 × nFeatures, row-major: the unit vectors of x and of y; a direction that is not there is all 0. */
  readonly components: Float64Array;
  /** Share of all variance along x and along y, 0..1. */
  readonly explained: readonly [number, number];
}

/**
 * The first two principal components of the standardised features (Hotelling, 1933). Of each, the feature that counts most points
 * up, the first of equals: so the map does not flip between two fits of nearly the same songs. Missing values lie at the median.
 *
 * @param features column-major, nFeatures × nRows.
 * @param weights nRows weights from 0; every row weighs 1 where left out.
 * @throws InvalidDatasetError on no row, lengths that do not fit, infinite values, and weights that are negative, not finite or all 0.
 */
export function fitMap(
  features: Float32Array,
  nRows: number,
  nFeatures: number,
  weights = new Float64Array(nRows).fill(1),
): MoodMap {
  if (nRows === 0) throw new InvalidDatasetError('A map needs at least one song.');
  checkFeatures(nFeatures, features, nRows);
  refuseInfinite(features, nRows);
  checkWeights(weights, nRows);
  const scaling = fitFeatureScaling({ features, nRows, nFeatures }, weights, false);
  const { values } = scaleFeatures(scaling, features, nRows);
  const eigen = symmetricEigen(covariance(values, weights, nFeatures), nFeatures);
  const total = eigen.values.reduce((sum, value) => sum + Math.max(0, value), 0);
  const components = new Float64Array(2 * nFeatures);
  const explained: [number, number] = [0, 0];
  for (let axis = 0; axis < Math.min(2, nFeatures); axis += 1) {
    const variance = eigen.values[axis] as number;
    if (variance <= 1e-12 * nFeatures) continue;
    const vector = eigen.vectors.subarray(axis * nFeatures, (axis + 1) * nFeatures);
    components.set(pointingUp(vector), axis * nFeatures);
    explained[axis] = variance / total;
  }
  return { nFeatures, scaling, components, explained };
}

/**
 * Where songs lie on a map: x and y of each in turn, 2 × nRows values.
 *
 * @throws InvalidDatasetError where the lengths do not fit.
 */
export function project(map: MoodMap, features: Float32Array, nRows: number): Float64Array {
  const { nFeatures, scaling, components } = map;
  const { values } = scaleFeatures(scaling, features, nRows);
  return Float64Array.from({ length: 2 * nRows }, (_, place) => {
    const [start, axis] = [(place >> 1) * nFeatures, (place & 1) * nFeatures];
    let sum = 0;
    for (let column = 0; column < nFeatures; column += 1)
      sum += (values[start + column] as number) * (components[axis + column] as number);
    return sum;
  });
}

/** Of columns with mean 0. */
function covariance(values: Float64Array, weights: Float64Array, n: number): Float64Array {
  const sums = new Float64Array(n * n);
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  for (const [row, weight] of weights.entries())
    for (let a = 0; a < n; a += 1)
      for (let b = 0; b < n; b += 1)
        sums[a * n + b] =
          (sums[a * n + b] as number) +
          (weight * (values[row * n + a] as number) * (values[row * n + b] as number)) / total;
  return sums;
}

function pointingUp(vector: Float64Array): Float64Array {
  let most = 0;
  // Loadings that differ by rounding only are equal.
  for (const [place, loading] of vector.entries())
    if (Math.abs(loading) > Math.abs(vector[most] as number) + 1e-9) most = place;
  return (vector[most] as number) < 0 ? vector.map((loading) => -loading + 0) : vector;
}
