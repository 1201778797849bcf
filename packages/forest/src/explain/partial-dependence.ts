import { checkFeature, checkGrid } from './feature-grid.ts';
import { checkRows, type FeatureRows } from './feature-rows.ts';
import { type Scored, scoreFunctionOf } from './score-function.ts';

/**
 * What the score of each row would be with other values of one feature (individual conditional expectation; Goldstein et al.,
 * 2015). Lines that cross show that the feature works together with others.
 *
 * @param grid values to try, such as quantileGrid gives; used as float32.
 * @returns grid.length × nRows scores, column-major: that of row r at value g is `curves[g * nRows + r]`.
 * @throws InvalidParameterError where there is no such feature or a grid value is not a number; InvalidDatasetError where the
 *   rows do not fit.
 */
export function individualConditionalExpectation(
  model: Scored,
  rows: FeatureRows,
  feature: number,
  grid: ArrayLike<number>,
): Float64Array {
  checkFeature(rows, feature);
  checkGrid(grid);
  checkRows(rows, typeof model === 'function' ? rows.nFeatures : model.nFeatures);
  const score = scoreFunctionOf(model);
  const { features, nRows } = rows;
  const changed = features.slice();
  const curves = new Float64Array(grid.length * nRows);
  for (let index = 0; index < grid.length; index += 1) {
    changed.fill(grid[index] as number, feature * nRows, (feature + 1) * nRows);
    curves.set(score(changed, nRows), index * nRows);
  }
  return curves;
}

/**
 * The mean score over rows where one feature has a given value in all of them (Friedman, 2001).
 *
 * @returns grid.length scores.
 * @throws InvalidParameterError and InvalidDatasetError as individualConditionalExpectation.
 */
export function partialDependence(
  model: Scored,
  rows: FeatureRows,
  feature: number,
  grid: ArrayLike<number>,
): Float64Array {
  const curves = individualConditionalExpectation(model, rows, feature, grid);
  return Float64Array.from({ length: grid.length }, (_, index) => {
    const scores = curves.subarray(index * rows.nRows, (index + 1) * rows.nRows);
    return scores.reduce((sum, score) => sum + score, 0) / rows.nRows;
  });
}
