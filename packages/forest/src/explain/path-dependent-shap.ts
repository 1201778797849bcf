import { childOf, type Forest, LEAF } from '../trees/forest.ts';
import type { Contributions } from './contributions.ts';
import { checkRows } from './feature-rows.ts';
import { createLeafAddition } from './leaf-addition.ts';
import type { LeafPath } from './leaf-effects.ts';

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
  const addTree = createTreeWalk(forest, features, nRows, contributions);
  let baseline = 0;
  for (const root of roots) baseline += addTree(root);
  for (let index = 0; index < contributions.length; index += 1)
    contributions[index] = (contributions[index] as number) / roots.length;
  return { baseline: baseline / roots.length, contributions };
}

/** Adds what a tree does to each row; returns what it says where no feature is known. */
type TreeWalk = (root: number) => number;

const NOT_ON_PATH = -1;

function createTreeWalk(forest: Forest, features: Float32Array, nRows: number, contributions: Float64Array): TreeWalk {
  const { nFeatures, feature, left, right, value } = forest;
  const path: LeafPath = { length: 0, feature: new Uint16Array(nFeatures), passing: new Float64Array(nFeatures) };
  const placeOnPath = new Int32Array(nFeatures).fill(NOT_ON_PATH);
  /** For each row a bit for each feature of the path, set where it does not let the row through; 32 features to an array. */
  const stopped: Int32Array[] = Array.from({ length: Math.ceil(nFeatures / 32) }, () => new Int32Array(nRows));
  const spare: Int32Array[] = [];
  const addLeaf = createLeafAddition(nRows, contributions);

  const walk = (node: number, reach: number): number => {
    const asked = feature[node] as number;
    if (asked === LEAF) {
      const says = value[node] as number;
      if (says !== 0) addLeaf(path, stopped, says);
      return reach * says;
    }
    const isNew = placeOnPath[asked] === NOT_ON_PATH;
    if (isNew) enter(asked);
    const place = placeOnPath[asked] as number;
    const above = stopped[place >> 5] as Int32Array;
    const z = path.passing[place] as number;
    const [onLeft, onRight] = [spare.pop() ?? new Int32Array(nRows), spare.pop() ?? new Int32Array(nRows)];
    partRows(forest, node, features, asked * nRows, above, 1 << (place & 31), onLeft, onRight);
    const share = leftShare(forest, node);
    stopped[place >> 5] = onLeft;
    path.passing[place] = z * share;
    let baseline = walk(left[node] as number, reach * share);
    stopped[place >> 5] = onRight;
    path.passing[place] = z * (1 - share);
    baseline += walk(right[node] as number, reach * (1 - share));
    stopped[place >> 5] = above;
    path.passing[place] = z;
    spare.push(onLeft, onRight);
    if (isNew) leave(asked);
    return baseline;
  };

  const enter = (asked: number): void => {
    placeOnPath[asked] = path.length;
    path.feature[path.length] = asked;
    path.passing[path.length] = 1;
    path.length += 1;
  };

  const leave = (asked: number): void => {
    placeOnPath[asked] = NOT_ON_PATH;
    path.length -= 1;
  };

  return (root) => walk(root, 1);
}

/** Sets the feature's bit on the left for rows that go right, and on the right for those that go left. */
function partRows(
  forest: Forest,
  node: number,
  features: Float32Array,
  start: number,
  above: Int32Array,
  bit: number,
  onLeft: Int32Array,
  onRight: Int32Array,
): void {
  const leftChild = forest.left[node] as number;
  for (let row = 0; row < above.length; row += 1) {
    const before = above[row] as number;
    const whereRight = childOf(forest, node, features[start + row] as number) === leftChild ? 0 : bit;
    onLeft[row] = before | whereRight;
    onRight[row] = before | (whereRight ^ bit);
  }
}

/** Of the children's weights, not the parent's, so that both fractions add up to 1; a half where neither has any. */
function leftShare({ left, right, weight }: Forest, node: number): number {
  const [toLeft, toRight] = [weight[left[node] as number] as number, weight[right[node] as number] as number];
  return toLeft + toRight > 0 ? toLeft / (toLeft + toRight) : 0.5;
}
