import { checkWhole } from '../../checks.ts';
import type { Dataset } from '../../data/dataset.ts';
import { COMPLEXITY, type ModelFamily } from '../classifier.ts';
import { checkWithin } from '../number-checks.ts';
import { columnMoments, type FeatureScaling, fitFeatureScaling, scaleFeatures } from '../scaling/feature-scaling.ts';
import { sigmoid } from '../sigmoid.ts';
import { weighRows } from '../weighted-rows.ts';
import { fitLogisticRegression, type LinearModel, linearPredictor } from './logistic-regression.ts';
import { placeKnots, type SplineKnots, splineBasis } from './natural-spline.ts';

export interface SplineLogisticOptions {
  /** Knots of each feature, 3 to 20; 5 where left out. */
  readonly nKnots?: number | undefined;
  /** Ridge penalty on the standardised terms, 1e-6 to 1e6; 1 where left out. */
  readonly penalty?: number | undefined;
}

/** Log-odds that are a sum of smooth curves, one for each feature. */
export interface SplineLogisticModel extends SplineKnots, LinearModel {
  readonly kind: 'spline-logistic';
  readonly nFeatures: number;
  readonly scaling: FeatureScaling;
}

/**
 * Logistic regression on natural cubic splines: each feature may have a sweet spot, features do not interact (Hastie,
 * Tibshirani and Friedman, 2009, 5.2.2). Missing values are the median, with a term of their own for being missing.
 *
 * @throws InvalidParameterError on options out of range.
 */
export function splineLogistic({
  nKnots = 5,
  penalty = 1,
}: SplineLogisticOptions = {}): ModelFamily<SplineLogisticModel> {
  checkWhole('nKnots', nKnots, 3, 20);
  checkWithin('penalty', penalty, 1e-6, 1e6);
  return {
    name: 'spline-logistic',
    complexity: COMPLEXITY.splineLogistic,
    fit: (dataset) => fitSplineLogistic(dataset, nKnots, penalty),
  };
}

function fitSplineLogistic(dataset: Dataset, nKnots: number, penalty: number): SplineLogisticModel {
  const rows = weighRows(dataset);
  const scaling = fitFeatureScaling(rows, rows.weights, true);
  const points = scaleFeatures(scaling, rows.features, rows.nRows);
  const knots = placeKnots(points, rows.weights, nKnots);
  const basis = splineBasis(points, knots);
  const { means, deviations } = columnMoments(basis, rows.weights);
  for (let place = 0; place < basis.values.length; place += 1) {
    const column = place % basis.nColumns;
    basis.values[place] =
      ((basis.values[place] as number) - (means[column] as number)) / (deviations[column] as number);
  }
  const fitted = fitLogisticRegression(basis, rows.labels, rows.weights, penalty);
  // The terms' scaling goes into the coefficients, so that a prediction need not repeat it.
  const coefficients = fitted.coefficients.map((value, column) => value / (deviations[column] as number));
  const intercept = coefficients.reduce(
    (sum, value, column) => sum - value * (means[column] as number),
    fitted.intercept,
  );
  return { kind: 'spline-logistic', nFeatures: dataset.nFeatures, scaling, ...knots, intercept, coefficients };
}

/** As Classifier.predict. */
export function predictSplineLogistic(model: SplineLogisticModel, features: Float32Array, nRows: number): Float64Array {
  const basis = splineBasis(scaleFeatures(model.scaling, features, nRows), model);
  return Float64Array.from({ length: nRows }, (_, row) =>
    sigmoid(linearPredictor(model, basis.values, row * basis.nColumns)),
  );
}
