import { childOf, type Forest, LEAF } from '../trees/forest.ts';

/**
 * Different features on the way to a leaf, in the order in which the path first asks for them. Feature j lets a row through if
 * the row goes the path's way wherever the path asks for j.
 */
export interface LeafPath {
  /** How many features. */
  length: number;
  readonly feature: Uint16Array;
  /** The fraction of the training weight that each feature lets through, 0..1, where it is not known. */
  readonly passing: Float64Array;
}

/**
 * Told of a leaf; must not keep what it is given.
 *
 * @param stopped for each row a bit for each feature of the path, set where it does not let the row through; 32 features to an
 *   array.
 * @param value what the leaf says.
 */
export type LeafVisit = (path: LeafPath, stopped: readonly Int32Array[], value: number) => void;

const NOT_ON_PATH = -1;

/**
 * A walk through a tree that takes all rows along, and visits every leaf whose value is not 0: no other adds anything.
 *
 * @param features column-major, nFeatures × nRows.
 * @returns walks the tree of a root; its memory is made once.
 */
export function createTreeWalk(
  forest: Forest,
  features: Float32Array,
  nRows: number,
  visitLeaf: LeafVisit,
): (root: number) => void {
  const { nFeatures, feature, left, right, value } = forest;
  const path: LeafPath = { length: 0, feature: new Uint16Array(nFeatures), passing: new Float64Array(nFeatures) };
  const placeOnPath = new Int32Array(nFeatures).fill(NOT_ON_PATH);
  /** For each row a bit for each feature of the path, set where it does not let the row through; 32 features to an array. */
  const stopped: Int32Array[] = Array.from({ length: Math.ceil(nFeatures / 32) }, () => new Int32Array(nRows));
  const spare: Int32Array[] = [];

  const walk = (node: number): void => {
    const asked = feature[node] as number;
    if (asked === LEAF) {
      if (value[node] !== 0) visitLeaf(path, stopped, value[node] as number);
      return;
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
    walk(left[node] as number);
    stopped[place >> 5] = onRight;
    path.passing[place] = z * (1 - share);
    walk(right[node] as number);
    stopped[place >> 5] = above;
    path.passing[place] = z;
    spare.push(onLeft, onRight);
    if (isNew) leave(asked);
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

  return walk;
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

/** Of the children's weights, not the parent's, so that both fractions add up to 1; a half where both are 0. */
function leftShare({ left, right, weight }: Forest, node: number): number {
  const [toLeft, toRight] = [weight[left[node] as number] as number, weight[right[node] as number] as number];
  return toLeft + toRight > 0 ? toLeft / (toLeft + toRight) : 0.5;
}
