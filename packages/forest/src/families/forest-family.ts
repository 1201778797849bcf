import { predictProbability } from '../scoring/prediction.ts';
import { fitForest } from '../trees/fit-forest.ts';
import type { Forest } from '../trees/forest.ts';
import type { ForestParameters } from '../trees/parameters.ts';
import { COMPLEXITY, type ModelFamily } from './classifier.ts';
import { weighRows } from './weighted-rows.ts';

export type ForestFamilyOptions = Omit<Partial<ForestParameters>, 'algorithm'>;

export interface ForestModel {
  readonly kind: 'forest';
  readonly nFeatures: number;
  readonly forest: Forest;
}

/** Leaves of single rows would say 0 and 1 too often: log loss is lower with two, and order no worse. */
const DEFAULTS = { nEstimators: 190, maxFeatures: 'sqrt', minSamplesLeaf: 2 } as const;

/**
 * A random forest (Breiman, 2001): 190 trees, leaves of two rows and more, the square root of the features at each split, where
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
    fit: (dataset, seed) => {
      const rows = weighRows(dataset);
      // Without weights of its own a dataset stays without: samples are then drawn by whole rows.
      const training = { ...rows, weights: dataset.weights && rows.weights };
      return { kind: 'forest', nFeatures: dataset.nFeatures, forest: fitForest(training, parameters, seed) };
    },
  };
}

/** As Classifier.predict. */
export function predictForest({ forest }: ForestModel, features: Float32Array, nRows: number): Float64Array {
  return predictProbability(forest, features, nRows);
}
