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
export { createRandom, type Random, shuffle } from './random.ts';
export { predictProbability } from './scoring/prediction.ts';
export * from './scoring/top-k.ts';
export { type CellScores, chooseCell, chooseSimplestCell, type SelectionScore } from './search/choose-cell.ts';
export { type EvaluationOptions, evaluateCells } from './search/evaluate-cells.ts';
export type { FoldScore } from './search/fold-scorer.ts';
export * from './search/grid.ts';
export type { CellResult } from './search/scoreboard.ts';
export { planShards, type ShardPlan } from './search/shards.ts';
export { fitForest, fitForestOutOfBag, type OutOfBagForest } from './trees/fit-forest.ts';
export { type Forest, firstTrees } from './trees/forest.ts';
export type { Algorithm, Bins, ClassWeight, Criterion, ForestParameters, MaxFeatures } from './trees/parameters.ts';
export * from './trees/serialization.ts';
