import type { Forest } from '../trees/forest.ts';
import type { Contributions } from './contributions.ts';
import { checkRows, type FeatureRows } from './feature-rows.ts';
import { createInterventionalEffects } from './interventional-effects.ts';
import { createLeafAddition } from './leaf-addition.ts';
import { createTreeWalk } from './tree-walk.ts';

/**
 * Exact interventional TreeSHAP (Lundberg et al., 2020): Shapley values of what the forest says of a row whose unknown features
 * are taken from a background row, averaged over the background. It breaks correlations between features on purpose: what is
 * explained is the forest, not the data.
 *
 * Each tree is walked once for all rows and the background together. At a leaf, each is only the pattern of features that do not
 * let it through, so rows of the same pattern share the work, and so do background rows. It takes
 * O(leaves × depth) for each row and each background row, and O(leaves) for each pair of patterns.
 *
 * @param features column-major, nFeatures × nRows; NaN where missing.
 * @param background the rows to compare with, from 1; about a hundred drawn at random are usual.
 * @returns contributions in probability, -1..1; the baseline is the mean probability of the background.
 * @throws InvalidDatasetError where the lengths do not fit.
 */
export function interventionalShap(
  forest: Forest,
  features: Float32Array,
  nRows: number,
  background: FeatureRows,
): Contributions {
  const { nFeatures, roots } = forest;
  checkRows({ features, nRows, nFeatures }, nFeatures);
  checkRows(background, nFeatures);
  const contributions = new Float64Array(nFeatures * nRows);
  const { enterLeaf, effects } = createInterventionalEffects(nRows, background.nRows, nFeatures);
  const addLeaf = createLeafAddition(nRows, contributions, effects);
  let baseline = 0;
  const together = appendRows({ features, nRows, nFeatures }, background);
  const walk = createTreeWalk(forest, together, nRows + background.nRows, (path, stopped, value) => {
    baseline += value * enterLeaf(path, stopped);
    addLeaf(path, stopped, value);
  });
  for (const root of roots) walk(root);
  const pairs = roots.length * background.nRows;
  return { baseline: baseline / pairs, contributions: contributions.map((sum) => sum / pairs) };
}

function appendRows(rows: FeatureRows, others: FeatureRows): Float32Array {
  const nRows = rows.nRows + others.nRows;
  const features = new Float32Array(nRows * rows.nFeatures);
  for (let feature = 0; feature < rows.nFeatures; feature += 1) {
    features.set(rows.features.subarray(feature * rows.nRows, (feature + 1) * rows.nRows), feature * nRows);
    features.set(
      others.features.subarray(feature * others.nRows, (feature + 1) * others.nRows),
      feature * nRows + rows.nRows,
    );
  }
  return features;
}
