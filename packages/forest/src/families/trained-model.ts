import { correctForUnlabelled, type PositiveUnlabelledModel } from '../negatives/positive-unlabelled-model.ts';
import { type NeuralNetworkModel, predictNeuralNetwork } from '../neural/neural-network-model.ts';
import { type AverageModel, meanOf } from './average.ts';
import { type BoostedTreesModel, predictBoostedTrees } from './boosting/boosted-trees-model.ts';
import type { Classifier } from './classifier.ts';
import { type ClusteredLogisticModel, predictClusteredLogistic } from './clustered-logistic.ts';
import { type ForestModel, predictForest } from './forest-family.ts';
import { predictSplineLogistic, type SplineLogisticModel } from './linear/spline-logistic.ts';
import { predictSupportVector, type SupportVectorModel } from './support-vector/support-vector-model.ts';

/** A trained model as plain data, told apart by `kind`: it can be stored, sent to a worker and compared. */
export type TrainedModel =
  | ForestModel
  | BoostedTreesModel
  | SupportVectorModel
  | SplineLogisticModel
  | ClusteredLogisticModel
  | NeuralNetworkModel
  | AverageModel
  | PositiveUnlabelledModel;

/**
 * Probability of label 1 for each row, 0..1.
 *
 * @param features column-major, nFeatures × nRows; NaN where a value is missing.
 * @throws InvalidDatasetError where the lengths do not fit.
 */
export function predictModel(model: TrainedModel, features: Float32Array, nRows: number): Float64Array {
  switch (model.kind) {
    case 'forest':
      return predictForest(model, features, nRows);
    case 'boosted-trees':
      return predictBoostedTrees(model, features, nRows);
    case 'support-vector':
      return predictSupportVector(model, features, nRows);
    case 'spline-logistic':
      return predictSplineLogistic(model, features, nRows);
    case 'clustered-logistic':
      return predictClusteredLogistic(model, features, nRows);
    case 'neural-network':
      return predictNeuralNetwork(model, features, nRows);
    case 'average':
      return meanOf(model.members.map((member) => predictModel(member, features, nRows)));
    case 'positive-unlabelled':
      return correctForUnlabelled(predictModel(model.base, features, nRows), model.labelFrequency);
  }
}

/** A model bound to its predictions. */
export function classifierOf(model: TrainedModel): Classifier {
  return {
    nFeatures: model.nFeatures,
    predict: (features, nRows) => predictModel(model, features, nRows),
  };
}
