import { childOf, type Forest, LEAF } from '../trees/forest.ts';
import type { Contributions } from './contributions.ts';
import { toRow } from './feature-rows.ts';

/**
 * What each feature did to one prediction: along each tree's path, the change of the node's value is put down to the
 * feature that was asked for (Saabas, 2014). Fast, but features near the leaves get too much (Lundberg et al., 2020):
 * pathDependentShap shares fairly.
 *
 * @param row nFeatures values.
 * @throws InvalidDatasetError where the row has not nFeatures values.
 */
export function decisionPathContributions(forest: Forest, row: ArrayLike<number>): Contributions {
  const { nFeatures, roots, feature, value } = forest;
  const values = toRow(row, nFeatures);
  const contributions = new Float64Array(nFeatures);
  let baseline = 0;
  for (const root of roots) {
    baseline += value[root] as number;
    let node = root;
    for (let asked = feature[node] as number; asked !== LEAF; asked = feature[node] as number) {
      const child = childOf(forest, node, values[asked] as number);
      contributions[asked] = (contributions[asked] as number) + (value[child] as number) - (value[node] as number);
      node = child;
    }
  }
  return { baseline: baseline / roots.length, contributions: contributions.map((sum) => sum / roots.length) };
}
