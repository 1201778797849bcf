import type { Dataset } from '../data/dataset.ts';
import type { TrainedModel } from './trained-model.ts';

/** A trained model that can be asked for probabilities. */
export interface Classifier {
  readonly nFeatures: number;
  /**
   * Probability of label 1 for each row, 0..1.
   *
   * @param features column-major, nFeatures × nRows; NaN where a value is missing.
   * @throws InvalidDatasetError where the lengths do not fit.
   */
  predict(features: Float32Array, nRows: number): Float64Array;
}

/**
 * A way to learn. The same rows in the same order, options and seed give the same model, bit for bit. Weights count relative to
 * each other: all of them multiplied by one number give the same model, and a row of weight 0 is as good as absent.
 */
export interface ModelFamily<Model extends TrainedModel = TrainedModel> {
  /** Kebab-case, unique among families that are compared. */
  readonly name: string;
  /**
   * Place in the order of simplicity, less is simpler: how hard a model is to explain to a listener, then what it costs to
   * apply. It decides between families that do about equally well.
   */
  readonly complexity: number;
  /** The families whose models are averaged, where that is all this family does; each is trained with the same seed. */
  readonly members?: readonly ModelFamily[] | undefined;
  /** @throws InvalidDatasetError where the rows cannot be learned from, such as rows of one label only. */
  readonly fit: (dataset: Dataset, seed: number) => Model;
}

/** The order of simplicity of the families here. */
export const COMPLEXITY = {
  splineLogistic: 1,
  clusteredLogistic: 2,
  randomForest: 3,
  extraTrees: 4,
  boostedTrees: 5,
  supportVector: 6,
  neuralNetwork: 7,
  average: 8,
} as const;
