import { InvalidDatasetError } from '../errors.ts';
import { type Forest, LEAF } from '../trees/forest.ts';

/**
 * Probability of label 1 for each row: the mean of the trees' leaves (soft voting, as scikit-learn's predict_proba).
 *
 * @param features column-major, nFeatures × nRows; NaN where a value is missing.
 * @throws InvalidDatasetError where the lengths do not fit.
 */
export function predictProbability(forest: Forest, features: Float32Array, nRows: number): Float64Array<ArrayBuffer> {
  checkFeatures(forest, features, nRows);
  const sums = new Float64Array(nRows);
  for (const root of forest.roots) addTree(forest, root, features, nRows, sums);
  return sums.map((sum) => sum / forest.roots.length);
}

/** @throws InvalidDatasetError where there are not nFeatures × nRows values. */
export function checkFeatures({ nFeatures }: Forest, features: Float32Array, nRows: number): void {
  if (features.length !== nRows * nFeatures)
    throw new InvalidDatasetError(`${nRows} rows of ${nFeatures} features are needed, not ${features.length} values.`);
}

/** Adds what one tree says of each row. */
function addTree(
  { feature, threshold, missingLeft, left, right, value }: Forest,
  root: number,
  features: Float32Array,
  nRows: number,
  sums: Float64Array,
): void {
  for (let row = 0; row < nRows; row += 1) {
    let node = root;
    for (let asked = feature[node] as number; asked !== LEAF; asked = feature[node] as number) {
      const given = features[asked * nRows + row] as number;
      const goesLeft = given <= (threshold[node] as number) || (missingLeft[node] === 1 && Number.isNaN(given));
      node = (goesLeft ? left[node] : right[node]) as number;
    }
    sums[row] = (sums[row] as number) + (value[node] as number);
  }
}
