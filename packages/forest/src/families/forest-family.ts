import { predictProbability } from '../scoring/prediction.ts';
import { fitForest } from '../trees/fit-forest.ts';
import type { Forest } from '../trees/forest.ts';
import type { ForestParameters } from '../trees/parameters.ts';
import { COMPLEXITY, type ModelFamily } from './classifier.ts';

export type ForestFamilyOptions = Omit<Partial<ForestParameters>, 'algorithm'>;

export interface ForestModel {
  readonly kind: 'forest';
  readonly nFeatures: number;
  readonly forest: Forest;
}

const DEFAULTS = { nEstimators: 190, maxFeatures: 'sqrt', minSamplesLeaf: 1 } as const;

/**
 * A random forest (Breiman, 2001): 190 trees, leaves of one row and more, the square root of the features at each split, where
 * not said otherwise. Missing values and weights: see fitForest.
 */
export function randomForest(options: ForestFamilyOptions = {}): ModelFamily<ForestModel> {
  return forestFamily('random-forest', COMPLEXITY.randomForest, options);
}

/** Extremely randomised trees (Geurts, Ernst and Wehenkel, 2006); defaults as randomForest. */
export function extraTrees(options: ForestFamilyOptions = {}): ModelFamily<ForestModel> {
  return forestFamily('extra-trees', COMPLEXITY.extraTrees, options);
}

function forestFamily(
  algorithm: 'random-forest' | 'extra-trees',
  complexity: number,
  options: ForestFamilyOptions,
): ModelFamily<ForestModel> {
  const parameters = { ...DEFAULTS, ...options, algorithm };
  return {
    name: algorithm,
    complexity,
    fit: (dataset, seed) => ({
      kind: 'forest',
      nFeatures: dataset.nFeatures,
      forest: fitForest(dataset, parameters, seed),
    }),
  };
}

/** As Classifier.predict. */
export function predictForest({ forest }: ForestModel, features: Float32Array, nRows: number): Float64Array {
  return predictProbability(forest, features, nRows);
}
