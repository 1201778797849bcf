import type { Random } from '../random.ts';
import type { NodeList } from './node-list.ts';
import { type ForestParameters, resolveMaxFeatures } from './parameters.ts';
import type { PresortedDataset } from './presorted.ts';
import { type Split, SplitSearch } from './split-search.ts';

/** A node still to be looked at: rows [start, end) of every feature's order. */
interface OpenNode {
  start: number;
  end: number;
  depth: number;
  parent: number;
  side: 'left' | 'right';
}

/**
 * Grows trees of one training set, one after the other, in memory that is made once.
 *
 * Every feature keeps the rows of the sample in its own order; a node is the same range in all of them, and a split
 * partitions each range stably, so nothing is ever sorted again (Mehta, Agrawal and Rissanen's SLIQ, 1996, in memory).
 */
export class TreeBuilder {
  readonly #data: PresortedDataset;
  readonly #parameters: ForestParameters;
  readonly #maxFeatures: number;
  /** How often the bootstrap sample has each row. */
  readonly #counts: Uint32Array;
  readonly #order: Uint32Array;
  readonly #spill: Uint32Array;
  readonly #goesLeft: Uint8Array;
  readonly #search: SplitSearch;

  constructor(data: PresortedDataset, parameters: ForestParameters) {
    this.#data = data;
    this.#parameters = parameters;
    this.#maxFeatures = resolveMaxFeatures(parameters.maxFeatures, data.nFeatures);
    this.#counts = new Uint32Array(data.nRows);
    this.#order = new Uint32Array(data.nRows * data.nFeatures);
    this.#spill = new Uint32Array(data.nRows);
    this.#goesLeft = new Uint8Array(data.nRows);
    this.#search = new SplitSearch(data, this.#order, this.#counts);
  }

  /** Adds one tree to the nodes. */
  grow(nodes: NodeList, random: Random): void {
    const size = this.#drawSample(random);
    nodes.beginTree();
    const open: OpenNode[] = [{ start: 0, end: size, depth: 0, parent: -1, side: 'left' }];
    for (let node = open.pop(); node; node = open.pop()) this.#growNode(node, nodes, open, random);
  }

  #growNode({ start, end, depth, parent, side }: OpenNode, nodes: NodeList, open: OpenNode[], random: Random): void {
    const { weight, positives } = this.#countLabels(start, end);
    const id = nodes.add(positives, weight);
    if (parent >= 0) nodes.setChild(parent, side, id);
    const { minSamplesLeaf, minSamplesSplit = 2, maxDepth = Number.POSITIVE_INFINITY } = this.#parameters;
    const rows = end - start;
    if (positives === 0 || positives === weight || depth >= maxDepth) return;
    if (rows < minSamplesSplit || rows < 2 * minSamplesLeaf) return;
    const split = this.#search.best({ start, end, weight, positives }, this.#maxFeatures, minSamplesLeaf, random);
    if (!split) return;
    nodes.split(id, split.feature, split.threshold);
    this.#partition(split, start, end);
    const middle = start + split.leftRows;
    open.push({ start: middle, end, depth: depth + 1, parent: id, side: 'right' });
    open.push({ start, end: middle, depth: depth + 1, parent: id, side: 'left' });
  }

  /** Draws as many rows as there are, with replacement (Breiman, 2001); returns how many different ones. */
  #drawSample(random: Random): number {
    const { nRows, nFeatures, order } = this.#data;
    this.#counts.fill(0);
    for (let draw = 0; draw < nRows; draw += 1) {
      const row = random.below(nRows);
      this.#counts[row] = (this.#counts[row] as number) + 1;
    }
    let size = 0;
    for (let feature = 0; feature < nFeatures; feature += 1) {
      const base = feature * nRows;
      size = 0;
      for (let place = base; place < base + nRows; place += 1) {
        const row = order[place] as number;
        if (this.#counts[row] !== 0) this.#order[base + size++] = row;
      }
    }
    return size;
  }

  #countLabels(start: number, end: number): { weight: number; positives: number } {
    const { labels } = this.#data;
    let weight = 0;
    let positives = 0;
    for (let place = start; place < end; place += 1) {
      const row = this.#order[place] as number;
      const count = this.#counts[row] as number;
      weight += count;
      positives += count * (labels[row] as number);
    }
    return { weight, positives };
  }

  #partition({ feature, leftRows }: Split, start: number, end: number): void {
    const { nRows, nFeatures } = this.#data;
    const chosen = feature * nRows;
    for (let place = start; place < end; place += 1)
      this.#goesLeft[this.#order[chosen + place] as number] = place < start + leftRows ? 1 : 0;
    for (let other = 0; other < nFeatures; other += 1) {
      if (other !== feature) this.#partitionOrder(other * nRows + start, other * nRows + end);
    }
  }

  #partitionOrder(from: number, to: number): void {
    const order = this.#order;
    let kept = from;
    let spilled = 0;
    for (let place = from; place < to; place += 1) {
      const row = order[place] as number;
      if (this.#goesLeft[row] === 1) order[kept++] = row;
      else this.#spill[spilled++] = row;
    }
    for (let index = 0; index < spilled; index += 1) order[kept + index] = this.#spill[index] as number;
  }
}
