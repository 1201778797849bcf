import { InvalidParameterError } from '../errors.ts';

/**
 * How many features a split may choose from: the square root or binary logarithm of their number, or a number.
 * `auto` is the square root: scikit-learn's name for it before 1.3.
 */
export type MaxFeatures = 'auto' | 'sqrt' | 'log2' | number;

/** Names and meaning as in scikit-learn's RandomForestClassifier. */
export interface ForestParameters {
  /** Trees, 1 to 10,000. */
  readonly nEstimators: number;
  readonly maxFeatures: MaxFeatures;
  /** Least number of distinct rows in a leaf, from 1. */
  readonly minSamplesLeaf: number;
  /** Least number of distinct rows in a node that is split, from 2; 2 where left out. */
  readonly minSamplesSplit?: number;
  /** Greatest depth of a tree, from 1; no limit where left out. */
  readonly maxDepth?: number;
}

export const MAX_ESTIMATORS = 10_000;

/**
 * The number of features to choose from, 1 to nFeatures.
 *
 * @throws InvalidParameterError where a number is not a whole one in that range.
 */
export function resolveMaxFeatures(maxFeatures: MaxFeatures, nFeatures: number): number {
  if (maxFeatures === 'sqrt' || maxFeatures === 'auto') return Math.max(1, Math.floor(Math.sqrt(nFeatures)));
  if (maxFeatures === 'log2') return Math.max(1, Math.floor(Math.log2(nFeatures)));
  checkWhole('maxFeatures', maxFeatures, 1, nFeatures);
  return maxFeatures;
}

/** @throws InvalidParameterError naming the parameter and its range. */
export function checkParameters(parameters: ForestParameters, nFeatures: number): void {
  checkWhole('nEstimators', parameters.nEstimators, 1, MAX_ESTIMATORS);
  checkWhole('minSamplesLeaf', parameters.minSamplesLeaf, 1, 2 ** 31);
  checkWhole('minSamplesSplit', parameters.minSamplesSplit ?? 2, 2, 2 ** 31);
  checkWhole('maxDepth', parameters.maxDepth ?? 1, 1, 2 ** 31);
  resolveMaxFeatures(parameters.maxFeatures, nFeatures);
}

export function checkWhole(name: string, value: number, min: number, max: number): void {
  if (!Number.isInteger(value) || value < min || value > max)
    throw new InvalidParameterError(`${name} must be a whole number from ${min} to ${max}, not ${value}.`);
}
