import { childOf, type Forest, LEAF } from '../trees/forest.ts';
import type { Contributions } from './contributions.ts';
import { checkRows, type FeatureRows } from './feature-rows.ts';

/**
 * Exact interventional TreeSHAP (Lundberg et al., 2020): Shapley values of what the forest says of a row whose unknown features
 * are taken from a background row, averaged over the background. It breaks correlations between features on purpose: what is
 * explained is the forest, not the data.
 *
 * For a row and a background row, a tree is walked once, both ways only where the two part for the first time at a feature: at
 * most the tree's nodes for each background row.
 *
 * @param features column-major, nFeatures × nRows; NaN where missing.
 * @param background the rows to compare with, from 1; about a hundred drawn at random are usual, and time grows with them.
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
  const explained = rowByRow({ features, nRows, nFeatures });
  const compared = rowByRow(background);
  const addTree = createTreeWalk(forest);
  const sums = new Float64Array(nFeatures);
  let baseline = 0;
  for (let row = 0; row < nRows; row += 1) {
    sums.fill(0);
    const values = explained.subarray(row * nFeatures, (row + 1) * nFeatures);
    for (const root of roots)
      for (let other = 0; other < background.nRows; other += 1)
        addTree(root, values, compared.subarray(other * nFeatures, (other + 1) * nFeatures), sums);
    for (let feature = 0; feature < nFeatures; feature += 1)
      contributions[feature * nRows + row] = (sums[feature] as number) / (roots.length * background.nRows);
  }
  for (const root of roots)
    for (let other = 0; other < background.nRows; other += 1)
      baseline += leafValue(forest, root, compared.subarray(other * nFeatures, (other + 1) * nFeatures));
  return { baseline: baseline / (roots.length * background.nRows), contributions };
}

/** Row-major, so that the values of a row lie side by side. */
function rowByRow({ features, nRows, nFeatures }: FeatureRows): Float32Array {
  const rows = new Float32Array(features.length);
  for (let feature = 0; feature < nFeatures; feature += 1)
    for (let row = 0; row < nRows; row += 1)
      rows[row * nFeatures + feature] = features[feature * nRows + row] as number;
  return rows;
}

function leafValue(forest: Forest, root: number, row: Float32Array): number {
  let node = root;
  for (let asked = forest.feature[node] as number; asked !== LEAF; asked = forest.feature[node] as number)
    node = childOf(forest, node, row[asked] as number);
  return forest.value[node] as number;
}

type TreeWalk = (root: number, row: Float32Array, other: Float32Array, sums: Float64Array) => void;

const NOT_PARTED = 0;
const FROM_ROW = 1;
const FROM_OTHER = 2;

/** A walk through a tree that adds what each feature does; its memory is made once. */
function createTreeWalk(forest: Forest): TreeWalk {
  const { nFeatures, feature, value } = forest;
  const weight = shapleyWeights(deepestPath(forest));
  const width = weight.width;
  const source = new Uint8Array(nFeatures);
  let row: Float32Array = new Float32Array();
  let other: Float32Array = row;
  let sums: Float64Array = new Float64Array();
  // What the leaves below are worth to a feature whose value comes from the row, and to one whose value does not.
  let worthFromRow = 0;
  let worthFromOther = 0;

  const walk = (from: number, nFromRow: number, nFromOther: number): void => {
    let node = from;
    for (let asked = feature[node] as number; asked !== LEAF; asked = feature[node] as number) {
      const mine = childOf(forest, node, row[asked] as number);
      const theirs = childOf(forest, node, other[asked] as number);
      if (mine !== theirs && source[asked] === NOT_PARTED) {
        part(asked, mine, theirs, nFromRow, nFromOther);
        return;
      }
      node = source[asked] === FROM_OTHER ? theirs : mine;
    }
    const leaf = value[node] as number;
    worthFromRow = nFromRow > 0 ? leaf * (weight.table[(nFromRow - 1) * width + nFromOther] as number) : 0;
    worthFromOther = nFromOther > 0 ? leaf * (weight.table[nFromRow * width + nFromOther - 1] as number) : 0;
  };

  const part = (asked: number, mine: number, theirs: number, nFromRow: number, nFromOther: number): void => {
    source[asked] = FROM_ROW;
    walk(mine, nFromRow + 1, nFromOther);
    const [gained, forOthers] = [worthFromRow, worthFromOther];
    source[asked] = FROM_OTHER;
    walk(theirs, nFromRow, nFromOther + 1);
    source[asked] = NOT_PARTED;
    sums[asked] = (sums[asked] as number) + gained - worthFromOther;
    worthFromRow += gained;
    worthFromOther += forOthers;
  };

  return (root, ofRow, ofOther, into) => {
    [row, other, sums] = [ofRow, ofOther, into];
    walk(root, 0, 0);
  };
}

/** For a values from the row and b from the other, beside the feature itself: a! b! / (a + b + 1)!, at a × width + b. */
function shapleyWeights(most: number): { table: Float64Array; width: number } {
  const width = most + 1;
  const table = new Float64Array(width * width);
  for (let a = 0; a < width; a += 1) {
    table[a * width] = 1 / (a + 1);
    for (let b = 1; a + b < width; b += 1)
      table[a * width + b] = ((table[a * width + b - 1] as number) * b) / (a + b + 1);
  }
  return { table, width };
}

/** Upper bound on the different features of a path. */
function deepestPath({ nFeatures, roots, feature, left, right }: Forest): number {
  const depth = new Uint32Array(feature.length);
  let deepest = 0;
  const open = [...roots];
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    deepest = Math.max(deepest, depth[node] as number);
    if (feature[node] === LEAF) continue;
    for (const child of [left[node] as number, right[node] as number]) {
      depth[child] = (depth[node] as number) + 1;
      open.push(child);
    }
  }
  return Math.min(nFeatures, deepest);
}
