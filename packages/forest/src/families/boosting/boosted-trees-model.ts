import { checkFeatures } from '../../scoring/check-features.ts';
import { addTrees } from '../../scoring/tree-sums.ts';
import type { Trees } from '../../trees/forest.ts';
import { sigmoid } from '../sigmoid.ts';

/** Trees whose leaves add up to log-odds; the value of other nodes is 0. */
export interface BoostedTreesModel extends Trees {
  readonly kind: 'boosted-trees';
  readonly nFeatures: number;
  /** One value: the log-odds to which the trees add. */
  readonly base: Float64Array;
}

/** As Classifier.predict. */
export function predictBoostedTrees(model: BoostedTreesModel, features: Float32Array, nRows: number): Float64Array {
  checkFeatures(model.nFeatures, features, nRows);
  const logOdds = new Float64Array(nRows).fill(model.base[0] as number);
  addTrees(model, features, nRows, logOdds);
  return logOdds.map(sigmoid);
}
