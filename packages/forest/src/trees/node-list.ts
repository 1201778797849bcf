import { type Forest, LEAF } from './forest.ts';

/** Nodes of a forest while it grows. */
export class NodeList {
  readonly #nFeatures: number;
  readonly #roots: number[] = [];
  readonly #feature: number[] = [];
  readonly #threshold: number[] = [];
  readonly #left: number[] = [];
  readonly #right: number[] = [];
  readonly #value: number[] = [];
  readonly #weight: number[] = [];

  constructor(nFeatures: number) {
    this.#nFeatures = nFeatures;
  }

  /** The next node begins a tree. */
  beginTree(): void {
    this.#roots.push(this.#feature.length);
  }

  /** Adds a leaf; returns its place. */
  add(positives: number, weight: number): number {
    this.#feature.push(LEAF);
    this.#threshold.push(0);
    this.#left.push(0);
    this.#right.push(0);
    this.#value.push(Math.round((positives / weight) * 2 ** 32) / 2 ** 32);
    this.#weight.push(weight);
    return this.#feature.length - 1;
  }

  /** Makes a leaf a node that asks for a feature. */
  split(node: number, feature: number, threshold: number): void {
    this.#feature[node] = feature;
    this.#threshold[node] = threshold;
  }

  setChild(node: number, side: 'left' | 'right', child: number): void {
    (side === 'left' ? this.#left : this.#right)[node] = child;
  }

  toForest(): Forest {
    return {
      nFeatures: this.#nFeatures,
      roots: Uint32Array.from(this.#roots),
      feature: Int16Array.from(this.#feature),
      threshold: Float32Array.from(this.#threshold),
      left: Uint32Array.from(this.#left),
      right: Uint32Array.from(this.#right),
      value: Float64Array.from(this.#value),
      missingLeft: new Uint8Array(this.#feature.length),
      weight: Float64Array.from(this.#weight),
    };
  }
}
