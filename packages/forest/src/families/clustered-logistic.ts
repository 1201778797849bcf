import type { Dataset } from '../data/dataset.ts';
import { type ChooseClustersOptions, chooseClusters } from '../moods/choose-clusters.ts';
import { nearestCentres } from '../moods/k-means.ts';
import { type Points, selectPoints } from '../moods/points.ts';
import { COMPLEXITY, type ModelFamily } from './classifier.ts';
import { fitLogisticRegression, type LinearModel, linearPredictor } from './linear/logistic-regression.ts';
import { checkWithin } from './number-checks.ts';
import { type FeatureScaling, fitFeatureScaling, scaleFeatures } from './scaling/feature-scaling.ts';
import { sigmoid } from './sigmoid.ts';
import { type WeightedDataset, weighRows } from './weighted-rows.ts';

export interface ClusteredLogisticOptions
  extends Pick<ChooseClustersOptions, 'minClusters' | 'maxClusters' | 'restarts'> {
  /** Ridge penalty on standardised features, 1e-6 to 1e6; 1 where left out. */
  readonly penalty?: number | undefined;
}

export interface ClusteredLogisticModel {
  readonly kind: 'clustered-logistic';
  readonly nFeatures: number;
  readonly scaling: FeatureScaling;
  /** k points among scaled rows. */
  readonly centres: Points;
  /** The linear model inside each cluster. */
  readonly clusters: readonly LinearModel[];
}

/**
 * The idea of the app that Curator replaces: songs fall into groups (k-means on standardised features, 2 to 8 groups by
 * silhouette, 4 starts), and inside each group a linear, here logistic, model says what the listener likes. A group that has rows
 * of one label only says the same of all its songs: the label's share as if one more row of either label were there (Laplace).
 * Missing values are the median, with a column of their own for being missing.
 *
 * @throws InvalidParameterError on options out of range.
 */
export function clusteredLogistic(options: ClusteredLogisticOptions = {}): ModelFamily<ClusteredLogisticModel> {
  const { penalty = 1, restarts = 4, ...clusters } = options;
  checkWithin('penalty', penalty, 1e-6, 1e6);
  return {
    name: 'clustered-logistic',
    complexity: COMPLEXITY.clusteredLogistic,
    fit: (dataset, seed) => fitClusteredLogistic(dataset, penalty, { ...clusters, restarts, seed }),
  };
}

function fitClusteredLogistic(
  dataset: Dataset,
  penalty: number,
  options: ChooseClustersOptions,
): ClusteredLogisticModel {
  const rows = weighRows(dataset);
  const scaling = fitFeatureScaling(rows, rows.weights, true);
  const points = scaleFeatures(scaling, rows.features, rows.nRows);
  const { centres, assignment } = chooseClusters(points, { ...options, weights: rows.weights });
  const clusters = Array.from({ length: centres.nRows }, (_, cluster) => {
    const members = Uint32Array.from(assignment.keys().filter((row) => assignment[row] === cluster));
    return fitCluster(rows, points, members, penalty);
  });
  return { kind: 'clustered-logistic', nFeatures: rows.nFeatures, scaling, centres, clusters };
}

function fitCluster(rows: WeightedDataset, points: Points, members: Uint32Array, penalty: number): LinearModel {
  const labels = Uint8Array.from(members, (row) => rows.labels[row] as number);
  const weights = Float64Array.from(members, (row) => rows.weights[row] as number);
  if (labels.includes(0) && labels.includes(1))
    return fitLogisticRegression(selectPoints(points, members), labels, weights, penalty);
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const sign = labels[0] === 1 ? 1 : -1;
  return { intercept: sign * Math.log1p(total), coefficients: new Float64Array(points.nColumns) };
}

/** As Classifier.predict. */
export function predictClusteredLogistic(
  { scaling, centres, clusters }: ClusteredLogisticModel,
  features: Float32Array,
  nRows: number,
): Float64Array {
  const points = scaleFeatures(scaling, features, nRows);
  const assignment = nearestCentres(points, centres);
  return Float64Array.from(assignment, (cluster, row) =>
    sigmoid(linearPredictor(clusters[cluster] as LinearModel, points.values, row * points.nColumns)),
  );
}
