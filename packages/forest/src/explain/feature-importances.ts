import { type Forest, LEAF } from '../trees/forest.ts';

/**
 * Mean decrease in Gini impurity by feature, adding up to 1 (Breiman, 2001; each tree's normalised first, as in
 * scikit-learn). All 0 where no tree has a split.
 *
 * It is known of the training rows only, and features with many different values get more than their due: where that matters,
 * permutationImportance on rows not trained on.
 */
export function featureImportances(forest: Forest): Float64Array {
  const total = new Float64Array(forest.nFeatures);
  for (const root of forest.roots) {
    const importances = treeImportances(forest, root);
    const sum = importances.reduce((a, b) => a + b, 0);
    if (sum > 0)
      importances.forEach((importance, feature) => {
        total[feature] = (total[feature] as number) + importance / sum;
      });
  }
  const sum = total.reduce((a, b) => a + b, 0);
  return sum > 0 ? total.map((importance) => importance / sum) : total;
}

function treeImportances({ nFeatures, feature, left, right, value, weight }: Forest, root: number): Float64Array {
  const importances = new Float64Array(nFeatures);
  const impurity = (node: number) => {
    const p = value[node] as number;
    return (weight[node] as number) * 2 * p * (1 - p);
  };
  const open = [root];
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    const asked = feature[node] as number;
    if (asked === LEAF) continue;
    const [leftChild, rightChild] = [left[node] as number, right[node] as number];
    const decrease = impurity(node) - impurity(leftChild) - impurity(rightChild);
    importances[asked] = (importances[asked] as number) + decrease;
    open.push(leftChild, rightChild);
  }
  return importances;
}
