export * from './calibration/calibration.ts';
export * from './calibration/choose-calibration.ts';
export { fitIsotonicRegression } from './calibration/isotonic-regression.ts';
export { fitPlattScaling } from './calibration/platt-scaling.ts';
export * from './data/dataset.ts';
export { type Folds, groupedFolds, shuffledFolds, stratifiedFolds } from './data/folds.ts';
export * from './errors.ts';
export type { Contributions } from './explain/contributions.ts';
export {
  type Counterfactual,
  type CounterfactualOptions,
  featureScales,
  gridCounterfactual,
} from './explain/counterfactual.ts';
export { decisionPathContributions } from './explain/decision-path-contributions.ts';
export { quantileGrid } from './explain/feature-grid.ts';
export { featureImportances } from './explain/feature-importances.ts';
export type { FeatureRows } from './explain/feature-rows.ts';
export { forestCounterfactual } from './explain/forest-counterfactual.ts';
export { interventionalShap } from './explain/interventional-shap.ts';
export * from './explain/partial-dependence.ts';
export { pathDependentShap } from './explain/path-dependent-shap.ts';
export * from './explain/permutation-importance.ts';
export type { Scored, ScoreFunction } from './explain/score-function.ts';
export * from './explain/shapley-by-enumeration.ts';
export { type AverageModel, averageOf } from './families/average.ts';
export { type BoostedTreesOptions, boostedTrees } from './families/boosting/boosted-trees.ts';
export type { BoostedTreesModel } from './families/boosting/boosted-trees-model.ts';
export { type Classifier, COMPLEXITY, type ModelFamily } from './families/classifier.ts';
export {
  type ClusteredLogisticModel,
  type ClusteredLogisticOptions,
  clusteredLogistic,
} from './families/clustered-logistic.ts';
export { extraTrees, type ForestFamilyOptions, type ForestModel, randomForest } from './families/forest-family.ts';
export {
  type SplineLogisticModel,
  type SplineLogisticOptions,
  splineLogistic,
} from './families/linear/spline-logistic.ts';
export type { FeatureScaling } from './families/scaling/feature-scaling.ts';
export { deserializeModel, serializeModel } from './families/serialization/model-serialization.ts';
export { type SupportVectorOptions, supportVector } from './families/support-vector/support-vector.ts';
export type { SupportVectorModel } from './families/support-vector/support-vector-model.ts';
export {
  type Contestant,
  chooseFamily,
  type FamilyChoice,
  type SelectionCriterion,
} from './families/tournament/choose-family.ts';
export type { EarnedPlace } from './families/tournament/earned-places.ts';
export type { FamilyScores, FoldedScore } from './families/tournament/score.ts';
export * from './families/tournament/tournament.ts';
export { classifierOf, predictModel, type TrainedModel } from './families/trained-model.ts';
export { accuracy } from './metrics/accuracy.ts';
export { averagePrecision } from './metrics/average-precision.ts';
export * from './metrics/bootstrap-interval.ts';
export { brierScore } from './metrics/brier-score.ts';
export { correctedResampledInterval } from './metrics/corrected-resampled-interval.ts';
export { type AucDifference, rocAucDifference, rocAucInterval } from './metrics/delong-interval.ts';
export type { Estimate } from './metrics/estimate.ts';
export { expectedCalibrationError } from './metrics/expected-calibration-error.ts';
export { logLoss } from './metrics/log-loss.ts';
export { precisionAt } from './metrics/precision-at.ts';
export * from './metrics/reliability-curve.ts';
export { rocAuc } from './metrics/roc-auc.ts';
export { accuracyInterval, wilsonInterval } from './metrics/wilson-interval.ts';
export { type ChooseClustersOptions, type ChosenClusters, chooseClusters } from './moods/choose-clusters.ts';
export { type Clustering, type KMeansOptions, kMeans, nearestCentres } from './moods/k-means.ts';
export { fitMap, type MoodMap, project } from './moods/mood-map.ts';
export { assignMoods, fitMoods, type Moods, type MoodTrait, moodTraits } from './moods/moods.ts';
export type { Points } from './moods/points.ts';
export { meanSilhouettes, silhouetteValues } from './moods/silhouette.ts';
export { type BagOptions, bagDataset } from './negatives/bag-dataset.ts';
export { type DrawOptions, drawNegatives } from './negatives/draw-negatives.ts';
export { type BaggedOptions, fitBagged } from './negatives/fit-bagged.ts';
export type { KeyedRows } from './negatives/keyed-rows.ts';
export { estimateLabelFrequency, fitPositiveUnlabelled } from './negatives/positive-unlabelled.ts';
export type { PositiveUnlabelledModel } from './negatives/positive-unlabelled-model.ts';
export type { NeuralNetworkModel } from './neural/neural-network-model.ts';
export { createRandom, type Random, shuffle } from './random.ts';
export { predictProbability } from './scoring/prediction.ts';
export * from './scoring/top-k.ts';
export { type CellScores, chooseCell, chooseSimplestCell, type SelectionScore } from './search/choose-cell.ts';

export { type EvaluationOptions, evaluateCells } from './search/evaluate-cells.ts';
export type { FoldScore } from './search/fold-scorer.ts';
export * from './search/grid.ts';
export * from './search/memory-estimates.ts';
export {
  type NestedOptions,
  type NestedOutcome,
  type NestedScores,
  nestedCrossValidation,
} from './search/nested-cross-validation.ts';
export type { CellResult } from './search/scoreboard.ts';
export { estimateSearchMs, planShards, type Shard, type ShardPlan } from './search/shards.ts';
export { fitForest, fitForestOutOfBag, type OutOfBagForest } from './trees/fit-forest.ts';
export { type Forest, firstTrees } from './trees/forest.ts';
export type { Algorithm, Bins, ClassWeight, Criterion, ForestParameters, MaxFeatures } from './trees/parameters.ts';
export * from './trees/serialization.ts';
