import type { Forest } from '../trees/forest.ts';
import type { Contributions } from './contributions.ts';
import { checkRows } from './feature-rows.ts';
import { createLeafAddition } from './leaf-addition.ts';
import { createPathDependentEffects } from './path-dependent-effects.ts';
import { createTreeWalk } from './tree-walk.ts';

/**
 * Exact path-dependent TreeSHAP (Lundberg et al., 2018 and 2020): Shapley values of what the forest would say if it knew some
 * features only, where a tree asked for an unknown one answers by both branches, weighed by the training rows that took them.
 * No background rows are needed; correlated features share what they say together.
 *
 * Each tree is walked once for all rows. What a leaf does to a row depends only on which features of its path let the row
 * through, so rows of the same pattern share the work (as in Fast TreeSHAP; Yang, 2021). It takes
 * O(leaves × depth) for each row, and O(leaves × depth²) for each row of a new pattern or where paths have more than 12
 * different features.
 *
 * @param features column-major, nFeatures × nRows; NaN where missing.
 * @returns contributions in probability, -1..1: with the baseline they add up to the forest's probability.
 * @throws InvalidDatasetError where the lengths do not fit.
 */
export function pathDependentShap(forest: Forest, features: Float32Array, nRows: number): Contributions {
  const { nFeatures, roots } = forest;
  checkRows({ features, nRows, nFeatures }, nFeatures);
  const contributions = new Float64Array(nFeatures * nRows);
  const addLeaf = createLeafAddition(nRows, contributions, createPathDependentEffects());
  let baseline = 0;
  const walk = createTreeWalk(forest, features, nRows, (path, stopped, value) => {
    let reach = value;
    for (let index = 0; index < path.length; index += 1) reach *= path.passing[index] as number;
    baseline += reach;
    addLeaf(path, stopped, value);
  });
  for (const root of roots) walk(root);
  return { baseline: baseline / roots.length, contributions: contributions.map((sum) => sum / roots.length) };
}
