import { LEAF, type Trees } from '../trees/forest.ts';

/** Adds what the leaves of all trees say of each row to sums, one per row. Features are column-major. */
export function addTrees(trees: Trees, features: Float32Array, nRows: number, sums: Float64Array): void {
  for (const root of trees.roots) addTree(trees, root, features, nRows, sums);
}

/** The arrays are taken out of the trees once and childOf is written out: this loop is the whole cost. */
function addTree(
  { feature, threshold, missingLeft, left, right, value }: Trees,
  root: number,
  features: Float32Array,
  nRows: number,
  sums: Float64Array,
): void {
  for (let row = 0; row < nRows; row += 1) {
    let node = root;
    for (let asked = feature[node] as number; asked !== LEAF; asked = feature[node] as number) {
      const given = features[asked * nRows + row] as number;
      const goesLeft = given <= (threshold[node] as number) || (missingLeft[node] === 1 && Number.isNaN(given));
      node = (goesLeft ? left[node] : right[node]) as number;
    }
    sums[row] = (sums[row] as number) + (value[node] as number);
  }
}
