import { NODE_BYTES } from '../kernel/layout.ts';
import type { Forest } from './forest.ts';

/** Trees of one forest differ in size by a few per cent: room for as much more than the first tree promises. */
const MARGIN = 1.1;

/** Nodes of a forest while its trees are added one by one. */
export class ForestNodes {
  readonly #nFeatures: number;
  readonly #nEstimators: number;
  readonly #roots: number[] = [];
  #size = 0;
  #columns = columnsOf(0);

  constructor(nFeatures: number, nEstimators: number) {
    this.#nFeatures = nFeatures;
    this.#nEstimators = nEstimators;
  }

  /** Adds a tree as the kernel has written it. */
  addTree(nodes: KernelNodes, count: number): void {
    this.#makeRoom(count);
    const base = this.#size;
    this.#roots.push(base);
    copyTree(nodes, count, this.#columns, base);
    this.#size += count;
  }

  /** The forest lies in the same memory, of which some is left over: no copy of it is made. */
  toForest(): Forest {
    const { value, weight, threshold, left, right, feature, missingLeft } = this.#columns;
    const size = this.#size;
    return {
      nFeatures: this.#nFeatures,
      roots: Uint32Array.from(this.#roots),
      feature: feature.subarray(0, size),
      threshold: threshold.subarray(0, size),
      missingLeft: missingLeft.subarray(0, size),
      left: left.subarray(0, size),
      right: right.subarray(0, size),
      value: value.subarray(0, size),
      weight: weight.subarray(0, size),
    };
  }

  #makeRoom(count: number): void {
    const needed = this.#size + count;
    if (needed <= this.#columns.value.length) return;
    const isFirst = this.#size === 0;
    const old = this.#columns;
    this.#columns = columnsOf(Math.ceil(MARGIN * (isFirst ? count * this.#nEstimators : 2 * needed)));
    for (const name of Object.keys(old) as (keyof Columns)[]) this.#columns[name].set(old[name]);
  }
}

/** The nodes of one tree in the kernel's memory, as numbers of each width. */
export interface KernelNodes {
  readonly doubles: Float64Array;
  readonly words: Int32Array;
  readonly singles: Float32Array;
}

type Columns = ReturnType<typeof columnsOf>;

function columnsOf(capacity: number) {
  return {
    value: new Float64Array(capacity),
    weight: new Uint32Array(capacity),
    threshold: new Float32Array(capacity),
    left: new Uint32Array(capacity),
    right: new Uint32Array(capacity),
    feature: new Int16Array(capacity),
    missingLeft: new Uint8Array(capacity),
  };
}

function copyTree(
  { doubles, words, singles }: KernelNodes,
  count: number,
  { value, weight, threshold, left, right, feature, missingLeft }: Columns,
  base: number,
): void {
  for (let node = 0; node < count; node += 1) {
    const at = base + node;
    const word = (node * NODE_BYTES) / 4;
    value[at] = doubles[word / 2] as number;
    weight[at] = words[word + 2] as number;
    feature[at] = words[word + 3] as number;
    threshold[at] = singles[word + 4] as number;
    missingLeft[at] = words[word + 5] as number;
    const leftChild = words[word + 6] as number;
    if (leftChild === 0) continue;
    left[at] = base + leftChild;
    right[at] = base + (words[word + 7] as number);
  }
}
