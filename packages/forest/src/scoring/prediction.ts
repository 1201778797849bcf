import { isKernelCompiled } from '../kernel/active-kernel.ts';
import type { Forest } from '../trees/forest.ts';
import { checkFeatures } from './check-features.ts';
import { createScorer } from './scorer.ts';
import { addTrees } from './tree-sums.ts';

/** Nodes that the kernel's memory, of which it addresses 2 GiB, has room for. */
const MOST_NODES = 80_000_000;

/**
 * Probability of label 1 for each row: the mean of the trees' leaves (soft voting, as scikit-learn's predict_proba).
 *
 * @param features column-major, nFeatures × nRows; NaN where a value is missing.
 * @throws InvalidDatasetError where the lengths do not fit.
 */
export function predictProbability(forest: Forest, features: Float32Array, nRows: number): Float64Array<ArrayBuffer> {
  checkFeatures(forest.nFeatures, features, nRows);
  if (!isWorthLayingOut(forest, nRows)) return walkRows(forest, features, nRows);
  using scorer = createScorer(forest);
  return scorer.predict(features, nRows);
}

/** To lay out a node takes longer than to walk past it: few rows are scored where the forest lies, and all without a compiled kernel. */
function isWorthLayingOut({ feature, roots }: Forest, nRows: number): boolean {
  return isKernelCompiled() && nRows * roots.length > 4 * feature.length && feature.length <= MOST_NODES;
}

function walkRows(forest: Forest, features: Float32Array, nRows: number): Float64Array<ArrayBuffer> {
  const sums = new Float64Array(nRows);
  addTrees(forest, features, nRows, sums);
  return sums.map((sum) => sum / forest.roots.length);
}
