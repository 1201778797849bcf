import { InvalidDatasetError } from '../errors.ts';
import { type Forest, LEAF } from '../trees/forest.ts';

export interface Contributions {
  /** What the forest says before it has looked at any feature. */
  baseline: number;
  /** What each feature adds; with the baseline they add up to the probability. */
  contributions: Float64Array;
}

/**
 * What each feature did to one prediction: along each tree's path, the change of the node's value is put down to the
 * feature that was asked for (Saabas, 2014).
 *
 * @param row nFeatures values.
 */
export function decisionPathContributions(forest: Forest, row: ArrayLike<number>): Contributions {
  const { nFeatures, roots, feature, threshold, left, right, value } = forest;
  if (row.length !== nFeatures) throw new InvalidDatasetError(`A row has ${nFeatures} values, not ${row.length}.`);
  const contributions = new Float64Array(nFeatures);
  let baseline = 0;
  for (const root of roots) {
    baseline += value[root] as number;
    let node = root;
    for (let asked = feature[node] as number; asked !== LEAF; asked = feature[node] as number) {
      const goesLeft = (row[asked] as number) <= (threshold[node] as number);
      const child = (goesLeft ? left[node] : right[node]) as number;
      contributions[asked] = (contributions[asked] as number) + (value[child] as number) - (value[node] as number);
      node = child;
    }
  }
  return { baseline: baseline / roots.length, contributions: contributions.map((sum) => sum / roots.length) };
}

/**
 * Mean decrease in Gini impurity by feature, adding up to 1 (Breiman, 2001; each tree's normalised first, as in
 * scikit-learn). All 0 where no tree has a split.
 */
export function featureImportances(forest: Forest): Float64Array {
  const total = new Float64Array(forest.nFeatures);
  for (const [index, root] of forest.roots.entries()) {
    const importances = treeImportances(forest, root, forest.roots[index + 1] ?? forest.feature.length);
    const sum = importances.reduce((a, b) => a + b, 0);
    if (sum > 0)
      importances.forEach((importance, feature) => {
        total[feature] = (total[feature] as number) + importance / sum;
      });
  }
  const sum = total.reduce((a, b) => a + b, 0);
  return sum > 0 ? total.map((importance) => importance / sum) : total;
}

function treeImportances(
  { nFeatures, feature, left, right, value, weight }: Forest,
  from: number,
  to: number,
): Float64Array {
  const importances = new Float64Array(nFeatures);
  const impurity = (node: number) => {
    const p = value[node] as number;
    return (weight[node] as number) * 2 * p * (1 - p);
  };
  for (let node = from; node < to; node += 1) {
    const asked = feature[node] as number;
    if (asked === LEAF) continue;
    const decrease = impurity(node) - impurity(left[node] as number) - impurity(right[node] as number);
    importances[asked] = (importances[asked] as number) + decrease;
  }
  return importances;
}
