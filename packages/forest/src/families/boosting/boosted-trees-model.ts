import { LEAF } from '../../trees/forest.ts';
import { sigmoid } from '../sigmoid.ts';
import { checkFeatures } from '../weighted-rows.ts';

/**
 * Trees whose leaves add up to log-odds; nodes as in Forest: children lie behind their parent, a row goes left where its feature
 * is at most the threshold, or missing where the node sends those left.
 */
export interface BoostedTreesModel {
  readonly kind: 'boosted-trees';
  readonly nFeatures: number;
  /** One value: the log-odds to which the trees add. */
  readonly base: Float64Array;
  /** First node of each tree. */
  readonly roots: Uint32Array;
  /** Feature that a node asks for, LEAF for leaves. */
  readonly feature: Int16Array;
  readonly threshold: Float32Array;
  /** 1 where a missing value goes left. */
  readonly missingLeft: Uint8Array;
  readonly left: Uint32Array;
  readonly right: Uint32Array;
  /** What a leaf adds; 0 in other nodes. */
  readonly value: Float64Array;
}

/** As Classifier.predict. */
export function predictBoostedTrees(model: BoostedTreesModel, features: Float32Array, nRows: number): Float64Array {
  checkFeatures(model.nFeatures, features, nRows);
  const logOdds = new Float64Array(nRows).fill(model.base[0] as number);
  for (const root of model.roots) addTree(model, root, features, nRows, logOdds);
  return logOdds.map(sigmoid);
}

function addTree(
  { feature, threshold, missingLeft, left, right, value }: BoostedTreesModel,
  root: number,
  features: Float32Array,
  nRows: number,
  logOdds: Float64Array,
): void {
  for (let row = 0; row < nRows; row += 1) {
    let node = root;
    for (let asked = feature[node] as number; asked !== LEAF; asked = feature[node] as number) {
      const found = features[asked * nRows + row] as number;
      const goesLeft = Number.isNaN(found) ? missingLeft[node] === 1 : found <= (threshold[node] as number);
      node = (goesLeft ? left[node] : right[node]) as number;
    }
    logOdds[row] = (logOdds[row] as number) + (value[node] as number);
  }
}
