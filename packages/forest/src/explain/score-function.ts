import type { Classifier } from '../families/classifier.ts';

/** Any score of rows: column-major features (nFeatures × nRows, NaN where missing) to nRows numbers. It must not keep them. */
export type ScoreFunction = (features: Float32Array, nRows: number) => Float64Array;

/** A model, or a score made of models: with calibration and averaging included, say. */
export type Scored = Classifier | ScoreFunction;

export function scoreFunctionOf(model: Scored): ScoreFunction {
  return typeof model === 'function' ? model : (features, nRows) => model.predict(features, nRows);
}
