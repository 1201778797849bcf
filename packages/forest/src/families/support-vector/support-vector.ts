import { checkWhole } from '../../checks.ts';
import type { Dataset } from '../../data/dataset.ts';
import { stratifiedFolds } from '../../data/folds.ts';
import { InvalidDatasetError } from '../../errors.ts';
import { selectPoints } from '../../moods/points.ts';
import { COMPLEXITY, type ModelFamily } from '../classifier.ts';
import { checkWithin } from '../number-checks.ts';
import { fitFeatureScaling, scaleFeatures } from '../scaling/feature-scaling.ts';
import { type WeightedDataset, weighRows } from '../weighted-rows.ts';
import { KernelRows } from './kernel-rows.ts';
import { fitPlattScaling } from './platt-scaling.ts';
import { solveDual } from './sequential-minimal-optimization.ts';
import type { SupportVectorModel } from './support-vector-model.ts';

export interface SupportVectorOptions {
  /** Cost of a row on the wrong side, times its weight, 1e-3 to 1e6; 1 where left out. */
  readonly c?: number | undefined;
  /** Kernel width, 1e-6 to 1e3; where left out 1 / (columns × their variance), which is 1 / columns where all of them vary. */
  readonly gamma?: number | undefined;
  /** Folds for the decision values behind the probabilities, 2 to 20; 5 where left out, fewer where a label has fewer rows. */
  readonly plattFolds?: number | undefined;
  /** Memory for rows of the kernel matrix, in bytes, from 2^16; 64 MiB where left out: all of it up to 4,096 rows. */
  readonly cacheBytes?: number | undefined;
}

const TOLERANCE = 1e-3;

/**
 * A support vector machine with an RBF kernel (Cortes and Vapnik, 1995) on standardised features, its probabilities by Platt
 * scaling on decision values out of fold. Missing values are the median, with a column of their own for being missing. Memory and
 * time grow with the square of the rows: meant for thousands of them.
 *
 * @throws InvalidParameterError on options out of range.
 */
export function supportVector(options: SupportVectorOptions = {}): ModelFamily<SupportVectorModel> {
  const { c = 1, gamma, plattFolds = 5, cacheBytes = 2 ** 26 } = options;
  checkWithin('c', c, 1e-3, 1e6);
  if (gamma !== undefined) checkWithin('gamma', gamma, 1e-6, 1e3);
  checkWhole('plattFolds', plattFolds, 2, 20);
  checkWhole('cacheBytes', cacheBytes, 2 ** 16, 2 ** 31);
  return {
    name: 'support-vector',
    complexity: COMPLEXITY.supportVector,
    fit: (dataset, seed) => fitSupportVector(dataset, { c, gamma, plattFolds, cacheBytes }, seed),
  };
}

interface Settings {
  readonly c: number;
  readonly gamma: number | undefined;
  readonly plattFolds: number;
  readonly cacheBytes: number;
}

function fitSupportVector(dataset: Dataset, settings: Settings, seed: number): SupportVectorModel {
  const rows = weighRows(dataset);
  const folds = assignFolds(rows, settings.plattFolds, seed);
  const scaling = fitFeatureScaling(rows, rows.weights, true);
  const points = scaleFeatures(scaling, rows.features, rows.nRows);
  const gamma = settings.gamma ?? scaleGamma(points.values, points.nColumns);
  const kernel = new KernelRows(points, gamma, settings.cacheBytes);
  const signs = Float64Array.from(rows.labels, (label) => (label === 1 ? 1 : -1));
  const bounds = rows.weights.map((weight) => settings.c * weight);
  const unseen = outOfFoldDecisions(kernel, signs, bounds, folds);
  const { coefficients, intercept } = solveDual(kernel, signs, bounds, TOLERANCE);
  const support = Uint32Array.from(coefficients.keys().filter((row) => coefficients[row] !== 0));
  return {
    kind: 'support-vector',
    nFeatures: rows.nFeatures,
    scaling,
    gamma,
    vectors: selectPoints(points, support),
    coefficients: Float64Array.from(support, (row) => coefficients[row] as number),
    intercept,
    platt: fitPlattScaling(unseen, rows.labels, rows.weights),
  };
}

function assignFolds({ labels }: WeightedDataset, plattFolds: number, seed: number): Uint8Array {
  const positives = labels.reduce((sum, label) => sum + label, 0);
  const fewest = Math.min(positives, labels.length - positives);
  if (fewest < 2)
    throw new InvalidDatasetError('A support vector machine needs 2 rows of each label for its probabilities.');
  return stratifiedFolds(labels, Math.min(plattFolds, fewest), seed);
}

/** scikit-learn's gamma="scale": columns that never vary make it larger. */
function scaleGamma(values: Float64Array, nColumns: number): number {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length;
  return variance > 0 ? 1 / (nColumns * variance) : 1;
}

/** The folds share one kernel matrix: a row that is held out gets the bound 0, and its decision value as all others do. */
function outOfFoldDecisions(
  kernel: KernelRows,
  signs: Float64Array,
  bounds: Float64Array,
  folds: Uint8Array,
): Float64Array {
  const unseen = new Float64Array(signs.length);
  const nFolds = folds.reduce((most, fold) => Math.max(most, fold), 0) + 1;
  for (let fold = 0; fold < nFolds; fold += 1) {
    const foldBounds = bounds.map((bound, row) => (folds[row] === fold ? 0 : bound));
    const { decisions } = solveDual(kernel, signs, foldBounds, TOLERANCE);
    for (let row = 0; row < unseen.length; row += 1) if (folds[row] === fold) unseen[row] = decisions[row] as number;
  }
  return unseen;
}
