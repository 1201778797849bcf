import { checkWhole } from '../../checks.ts';
import type { Dataset } from '../../data/dataset.ts';
import { splitFold, stratifiedFolds } from '../../data/folds.ts';
import { LEAF } from '../../trees/forest.ts';
import { COMPLEXITY, type ModelFamily } from '../classifier.ts';
import { checkWithin } from '../number-checks.ts';
import { type WeightedDataset, weighRows } from '../weighted-rows.ts';
import type { BoostedTreesModel } from './boosted-trees-model.ts';
import { type BoostingRun, type RunOptions, runBoosting } from './boosting-run.ts';
import { type BinnedFeatures, binFeatures } from './feature-bins.ts';
import type { NodeLists } from './tree-grower.ts';

export interface BoostedTreesOptions {
  /** Most rounds, that is trees, 1 to 5,000; 400 where left out. */
  readonly maxRounds?: number | undefined;
  /** Shrinkage, 0.001 to 1; 0.05 where left out. */
  readonly learningRate?: number | undefined;
  /** Depth of a tree, 1 to 8; 4 where left out. */
  readonly maxDepth?: number | undefined;
  /** Share of the rows that each tree sees, drawn without replacement, 0.1 to 1; 0.5 where left out. */
  readonly subsample?: number | undefined;
  /** L2 penalty on what leaves say, 0 to 1e6; 1 where left out. */
  readonly leafPenalty?: number | undefined;
  /** Least curvature of the loss in a child, 1e-6 to 1e6: about a quarter of its rows; 1 where left out. */
  readonly minChildWeight?: number | undefined;
  /** One part in so many is held out to find the number of rounds, 2 to 255; 5 where left out. */
  readonly validationFolds?: number | undefined;
  /** Rounds without a better loss on the rows held out after which to stop, from 1; 30 where left out. */
  readonly patience?: number | undefined;
}

const DEFAULTS = {
  maxRounds: 400,
  learningRate: 0.05,
  maxDepth: 4,
  subsample: 0.5,
  leafPenalty: 1,
  minChildWeight: 1,
  validationFolds: 5,
  patience: 30,
} as const;

type Settings = Required<{ [Name in keyof BoostedTreesOptions]: number }>;

/**
 * Small gradient-boosted trees on histograms of at most 63 bins a feature (Friedman, 2001; Chen and Guestrin, 2016). The number
 * of rounds comes from a stratified part of the rows that is held out first; then that many rounds are trained on all rows. Where
 * a label has too few rows to hold any out, a tenth of maxRounds is trained. A missing value goes where that helped in training,
 * and at nodes that saw none to the heavier side.
 *
 * @throws InvalidParameterError on options out of range.
 */
export function boostedTrees(options: BoostedTreesOptions = {}): ModelFamily<BoostedTreesModel> {
  const settings: Settings = { ...DEFAULTS, ...withoutUndefined(options) };
  checkWhole('maxRounds', settings.maxRounds, 1, 5_000);
  checkWithin('learningRate', settings.learningRate, 0.001, 1);
  checkWhole('maxDepth', settings.maxDepth, 1, 8);
  checkWithin('subsample', settings.subsample, 0.1, 1);
  checkWithin('leafPenalty', settings.leafPenalty, 0, 1e6);
  checkWithin('minChildWeight', settings.minChildWeight, 1e-6, 1e6);
  checkWhole('validationFolds', settings.validationFolds, 2, 255);
  checkWhole('patience', settings.patience, 1, 5_000);
  return {
    name: 'boosted-trees',
    complexity: COMPLEXITY.boostedTrees,
    fit: (dataset, seed) => fitBoostedTrees(dataset, settings, seed),
  };
}

function withoutUndefined(options: BoostedTreesOptions): Partial<Settings> {
  return Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined));
}

function fitBoostedTrees(dataset: Dataset, settings: Settings, seed: number): BoostedTreesModel {
  const rows = weighRows(dataset);
  const binned = binFeatures(rows);
  const options = { ...settings, rounds: chooseRounds(rows, binned, settings, seed) };
  const all = Uint32Array.from(rows.labels.keys());
  const run = runBoosting(rows, binned, all, new Uint32Array(), options, seed);
  return { kind: 'boosted-trees', nFeatures: rows.nFeatures, ...asArrays(run, binned) };
}

function chooseRounds(rows: WeightedDataset, binned: BinnedFeatures, settings: Settings, seed: number): number {
  const positives = rows.labels.reduce((sum, label) => sum + label, 0);
  if (Math.min(positives, rows.nRows - positives) < settings.validationFolds) return Math.ceil(settings.maxRounds / 10);
  const folds = stratifiedFolds(rows.labels, settings.validationFolds, seed);
  const { training, test } = splitFold(folds, 0);
  const options: RunOptions = { ...settings, rounds: settings.maxRounds };
  return runBoosting(rows, binned, training, test, options, seed).bestRounds;
}

function asArrays(
  { base, nodes }: BoostingRun,
  { edges }: BinnedFeatures,
): Omit<BoostedTreesModel, 'kind' | 'nFeatures'> {
  return {
    base: Float64Array.of(base),
    roots: Uint32Array.from(nodes.roots),
    feature: Int16Array.from(nodes.feature),
    threshold: Float32Array.from(nodes.feature, (feature, node) => thresholdOf(nodes, edges, feature, node)),
    missingLeft: Uint8Array.from(nodes.missingLeft),
    left: Uint32Array.from(nodes.left),
    right: Uint32Array.from(nodes.right),
    value: Float64Array.from(nodes.value),
  };
}

function thresholdOf(nodes: NodeLists, edges: BinnedFeatures['edges'], feature: number, node: number): number {
  if (feature === LEAF) return 0;
  // Past the last edge lies no value: such a split parts what is missing from all that is there.
  return edges[feature]?.[nodes.bin[node] as number] ?? Number.POSITIVE_INFINITY;
}
