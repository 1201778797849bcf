import type { Random } from '../random.ts';
import { childOf, type Forest, LEAF } from '../trees/forest.ts';
import type { FeatureRows } from './feature-rows.ts';

export interface ForestShape {
  nFeatures: number;
  trees: number;
  depth: number;
  /** Chance in percent that a node is split, for as long as the depth allows. */
  splitPercent: number;
  /** Left children are leaves: a path that is as long as the tree is deep, and few nodes. */
  oneSided?: boolean;
}

/** Not learned from data: thresholds, weights (now and then 0) and sides of missing values by chance, and features that come again on a path. */
export function randomForest({ nFeatures, trees, depth, splitPercent, oneSided }: ForestShape, random: Random): Forest {
  const nodes: { feature: number; left: number; right: number; weight: number }[] = [];
  const grow = (weight: number, levels: number): number => {
    const node = { feature: LEAF, left: 0, right: 0, weight };
    const place = nodes.push(node) - 1;
    if (levels === 0 || random.below(100) >= splitPercent) return place;
    node.feature = random.below(nFeatures);
    const share = random.below(8) / 7;
    // One side ends early where trees are deep, or there would be too many nodes.
    node.left = grow(weight * share, oneSided || (levels > 6 && random.below(2) === 0) ? 0 : levels - 1);
    node.right = grow(weight * (1 - share), levels - 1);
    return place;
  };
  const roots = Uint32Array.from({ length: trees }, () => grow(1 + random.below(50), depth));
  return {
    nFeatures,
    roots,
    feature: Int16Array.from(nodes, ({ feature }) => feature),
    threshold: Float32Array.from(nodes, () => random.below(7) / 7),
    missingLeft: Uint8Array.from(nodes, () => random.below(2)),
    left: Uint32Array.from(nodes, ({ left }) => left),
    right: Uint32Array.from(nodes, ({ right }) => right),
    value: Float64Array.from(nodes, () => random.below(5) / 4),
    weight: Uint32Array.from(nodes, ({ weight }) => Math.max(1, weight * 2 ** 24)),
  };
}

export function randomRows(nRows: number, nFeatures: number, random: Random): FeatureRows {
  const value = () => (random.below(6) === 0 ? Number.NaN : random.below(100) / 100);
  return { nRows, nFeatures, features: Float32Array.from({ length: nRows * nFeatures }, value) };
}

export const rowOf = ({ features, nRows, nFeatures }: FeatureRows, row: number) =>
  Float32Array.from({ length: nFeatures }, (_, feature) => features[feature * nRows + row] as number);

/** What the forest says of a row, node by node. */
export function probabilityOf(forest: Forest, row: Float32Array): number {
  const leaf = (root: number): number => {
    let node = root;
    for (let asked = forest.feature[node] as number; asked !== LEAF; asked = forest.feature[node] as number)
      node = childOf(forest, node, row[asked] as number);
    return forest.value[node] as number;
  };
  return forest.roots.reduce((sum, root) => sum + leaf(root), 0) / forest.roots.length;
}

/** The same as a score of many rows. */
export const predict = (forest: Forest) => (features: Float32Array, nRows: number) =>
  Float64Array.from({ length: nRows }, (_, row) =>
    probabilityOf(forest, rowOf({ features, nRows, nFeatures: forest.nFeatures }, row)),
  );
