import type { Random } from '../random.ts';
import type { PresortedDataset } from './presorted.ts';

export interface Split {
  feature: number;
  /** Rows with values up to this go left. */
  threshold: number;
  /** Different rows that go left. */
  leftRows: number;
}

interface NodeRange {
  start: number;
  end: number;
  weight: number;
  positives: number;
}

/** Finds the split of a node that lowers the Gini impurity most, among features drawn at random. */
export class SplitSearch {
  readonly #data: PresortedDataset;
  readonly #order: Uint32Array;
  readonly #counts: Uint32Array;
  readonly #candidates: Uint32Array;
  #bestScore = 0;
  #bestFeature = -1;
  #bestPlace = 0;

  constructor(data: PresortedDataset, order: Uint32Array, counts: Uint32Array) {
    this.#data = data;
    this.#order = order;
    this.#counts = counts;
    this.#candidates = Uint32Array.from({ length: data.nFeatures }, (_, feature) => feature);
  }

  /**
   * Features are drawn without replacement until maxFeatures were, and further while all of them were constant, as
   * scikit-learn does. @returns undefined where no split leaves minSamplesLeaf rows on both sides.
   */
  best(node: NodeRange, maxFeatures: number, minSamplesLeaf: number, random: Random): Split | undefined {
    const { nFeatures } = this.#data;
    this.#bestScore = Number.NEGATIVE_INFINITY;
    this.#bestFeature = -1;
    for (let index = 0; index < nFeatures; index += 1) this.#candidates[index] = index;
    let varying = 0;
    for (let drawn = 0; drawn < nFeatures && (drawn < maxFeatures || varying === 0); drawn += 1) {
      const chosen = drawn + random.below(nFeatures - drawn);
      const feature = this.#candidates[chosen] as number;
      this.#candidates[chosen] = this.#candidates[drawn] as number;
      this.#candidates[drawn] = feature;
      if (this.#scan(feature, node, minSamplesLeaf)) varying += 1;
    }
    if (this.#bestFeature < 0) return undefined;
    return {
      feature: this.#bestFeature,
      threshold: this.#threshold(this.#bestFeature, this.#bestPlace),
      leftRows: this.#bestPlace - node.start,
    };
  }

  /** Looks at all splits of one feature; returns false where it is constant in the node. */
  #scan(feature: number, { start, end, weight, positives }: NodeRange, minSamplesLeaf: number): boolean {
    const { features, labels, nRows } = this.#data;
    const base = feature * nRows;
    const order = this.#order;
    const counts = this.#counts;
    const last = features[base + (order[base + end - 1] as number)] as number;
    let value = features[base + (order[base + start] as number)] as number;
    if (value === last) return false;
    let leftWeight = 0;
    let leftPositives = 0;
    const limit = end - minSamplesLeaf;
    for (let place = start; place < limit; place += 1) {
      const row = order[base + place] as number;
      const count = counts[row] as number;
      leftWeight += count;
      leftPositives += count * (labels[row] as number);
      const next = features[base + (order[base + place + 1] as number)] as number;
      if (next !== value && place + 1 - start >= minSamplesLeaf) {
        const score = purity(leftPositives, leftWeight) + purity(positives - leftPositives, weight - leftWeight);
        if (score > this.#bestScore) {
          this.#bestScore = score;
          this.#bestFeature = feature;
          this.#bestPlace = place + 1;
        }
      }
      value = next;
    }
    return true;
  }

  /** Half way between the neighbours; in float32 that may round up to the right one, which must stay right. */
  #threshold(feature: number, place: number): number {
    const { features, nRows } = this.#data;
    const base = feature * nRows;
    const below = features[base + (this.#order[base + place - 1] as number)] as number;
    const above = features[base + (this.#order[base + place] as number)] as number;
    const middle = Math.fround(below / 2 + above / 2);
    return middle >= below && middle < above ? middle : below;
  }
}

/** Weight times one minus Gini impurity, over two classes: the sum over both sides is greatest where the impurity is least. */
function purity(positives: number, weight: number): number {
  const negatives = weight - positives;
  return (positives * positives + negatives * negatives) / weight;
}
