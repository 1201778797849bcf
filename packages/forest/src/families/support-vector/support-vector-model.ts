import { type Points, squaredDistance } from '../../moods/points.ts';
import type { LinearModel } from '../linear/logistic-regression.ts';
import { type FeatureScaling, scaleFeatures } from '../scaling/feature-scaling.ts';
import { sigmoid } from '../sigmoid.ts';

export interface SupportVectorModel {
  readonly kind: 'support-vector';
  readonly nFeatures: number;
  readonly scaling: FeatureScaling;
  /** The kernel is exp(-gamma |a - b|²) of scaled rows. */
  readonly gamma: number;
  /** Scaled rows that decide. */
  readonly vectors: Points;
  /** What each of them adds to a decision value, times the kernel. */
  readonly coefficients: Float64Array;
  readonly intercept: number;
  /** Log-odds from a decision value. */
  readonly platt: LinearModel;
}

/** As Classifier.predict. A row costs a kernel with every support vector. */
export function predictSupportVector(model: SupportVectorModel, features: Float32Array, nRows: number): Float64Array {
  const { intercept, coefficients } = model.platt;
  const slope = coefficients[0] as number;
  return decisionValues(model, features, nRows).map((decision) => sigmoid(slope * decision + intercept));
}

/** Signed distances from the border, positive for label 1. */
export function decisionValues(model: SupportVectorModel, features: Float32Array, nRows: number): Float64Array {
  const { scaling, gamma, vectors, coefficients, intercept } = model;
  const { values, nColumns } = scaleFeatures(scaling, features, nRows);
  return Float64Array.from({ length: nRows }, (_, row) => {
    let sum = intercept;
    for (let vector = 0; vector < vectors.nRows; vector += 1) {
      const squared = squaredDistance(values, row * nColumns, vectors.values, vector * nColumns, nColumns);
      sum += (coefficients[vector] as number) * Math.exp(-gamma * squared);
    }
    return sum;
  });
}
