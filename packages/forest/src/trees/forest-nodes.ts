import { NODE_BYTES } from '../kernel/layout.ts';
import type { Forest } from './forest.ts';

const FIRST_CAPACITY = 1_024;

/** Nodes of a forest while its trees are added one by one. */
export class ForestNodes {
  readonly #nFeatures: number;
  readonly #roots: number[] = [];
  #size = 0;
  #value = new Float64Array(FIRST_CAPACITY);
  #weight = new Float64Array(FIRST_CAPACITY);
  #threshold = new Float32Array(FIRST_CAPACITY);
  #left = new Uint32Array(FIRST_CAPACITY);
  #right = new Uint32Array(FIRST_CAPACITY);
  #feature = new Int16Array(FIRST_CAPACITY);
  #missingLeft = new Uint8Array(FIRST_CAPACITY);

  constructor(nFeatures: number) {
    this.#nFeatures = nFeatures;
  }

  /** Adds a tree as the kernel has written it, its weights in whole units. */
  addTree(nodes: DataView, count: number, weightUnit: number): void {
    this.#makeRoom(count);
    const base = this.#size;
    this.#roots.push(base);
    const [doubles, words, singles] = [
      new Float64Array(nodes.buffer, nodes.byteOffset),
      new Int32Array(nodes.buffer, nodes.byteOffset),
      new Float32Array(nodes.buffer, nodes.byteOffset),
    ];
    for (let node = 0; node < count; node += 1) {
      const [at, word] = [base + node, (node * NODE_BYTES) / 4];
      this.#value[at] = doubles[word / 2] as number;
      this.#weight[at] = (words[word + 2] as number) * weightUnit;
      this.#feature[at] = words[word + 3] as number;
      this.#threshold[at] = singles[word + 4] as number;
      this.#missingLeft[at] = words[word + 5] as number;
      const left = words[word + 6] as number;
      if (left === 0) continue;
      this.#left[at] = base + left;
      this.#right[at] = base + (words[word + 7] as number);
    }
    this.#size += count;
  }

  toForest(): Forest {
    const size = this.#size;
    return {
      nFeatures: this.#nFeatures,
      roots: Uint32Array.from(this.#roots),
      feature: this.#feature.slice(0, size),
      threshold: this.#threshold.slice(0, size),
      missingLeft: this.#missingLeft.slice(0, size),
      left: this.#left.slice(0, size),
      right: this.#right.slice(0, size),
      value: this.#value.slice(0, size),
      weight: this.#weight.slice(0, size),
    };
  }

  #makeRoom(count: number): void {
    const needed = this.#size + count;
    if (needed <= this.#value.length) return;
    const capacity = Math.max(needed, 2 * this.#value.length);
    this.#value = grown(this.#value, new Float64Array(capacity));
    this.#weight = grown(this.#weight, new Float64Array(capacity));
    this.#threshold = grown(this.#threshold, new Float32Array(capacity));
    this.#left = grown(this.#left, new Uint32Array(capacity));
    this.#right = grown(this.#right, new Uint32Array(capacity));
    this.#feature = grown(this.#feature, new Int16Array(capacity));
    this.#missingLeft = grown(this.#missingLeft, new Uint8Array(capacity));
  }
}

function grown<T extends Float64Array | Float32Array | Uint32Array | Int16Array | Uint8Array>(from: T, to: T): T {
  to.set(from);
  return to;
}
