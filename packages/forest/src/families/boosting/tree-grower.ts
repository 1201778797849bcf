import { LEAF } from '../../trees/forest.ts';
import { type BinnedFeatures, MISSING_BIN } from './feature-bins.ts';
import { FEATURE_STRIDE, findSplit, type Split, type SplitRules, type Sums } from './split-finder.ts';

export interface TreeLimits extends SplitRules {
  readonly maxDepth: number;
  /** Shrinkage: what a leaf says is multiplied by it. */
  readonly learningRate: number;
}

/** Nodes of all trees so far, a tree's root before its other nodes. */
export interface NodeLists {
  readonly roots: number[];
  readonly feature: number[];
  readonly bin: number[];
  readonly missingLeft: number[];
  readonly left: number[];
  readonly right: number[];
  readonly value: number[];
}

/** Memory to grow trees on one set of binned rows, one tree after the other. */
export class TreeGrower {
  readonly nodes: NodeLists = { roots: [], feature: [], bin: [], missingLeft: [], left: [], right: [], value: [] };
  readonly #binned: BinnedFeatures;
  readonly #nRows: number;
  readonly #limits: TreeLimits;
  readonly #gradients: Float64Array;
  readonly #curvatures: Float64Array;
  /** For each depth the histograms of a left and of a right child. */
  readonly #histograms: readonly (readonly [Float64Array, Float64Array])[];
  readonly #moved: Uint32Array;

  /** @param gradients first derivatives of the loss of each row, curvatures second ones: read anew for each tree. */
  constructor(
    binned: BinnedFeatures,
    nRows: number,
    limits: TreeLimits,
    gradients: Float64Array,
    curvatures: Float64Array,
  ) {
    this.#binned = binned;
    this.#nRows = nRows;
    this.#limits = limits;
    this.#gradients = gradients;
    this.#curvatures = curvatures;
    const size = binned.edges.length * FEATURE_STRIDE;
    this.#histograms = Array.from(
      { length: limits.maxDepth + 1 },
      () => [new Float64Array(size), new Float64Array(size)] as const,
    );
    this.#moved = new Uint32Array(nRows);
  }

  /** Grows one tree on some of the rows, which it reorders. */
  grow(rows: Uint32Array): void {
    let gradient = 0;
    let curvature = 0;
    for (const row of rows) {
      gradient += this.#gradients[row] as number;
      curvature += this.#curvatures[row] as number;
    }
    const [histogram] = this.#histograms[0] as readonly [Float64Array, Float64Array];
    this.#fillHistogram(histogram, rows);
    this.nodes.roots.push(this.nodes.feature.length);
    this.#growNode(rows, { gradient, curvature }, 0, histogram);
  }

  /** Adds what the latest tree says to each row's log-odds. */
  addLatestTree(logOdds: Float64Array): void {
    const { roots, feature, bin, missingLeft, left, right, value } = this.nodes;
    const { codes } = this.#binned;
    const root = roots.at(-1) as number;
    for (let row = 0; row < this.#nRows; row += 1) {
      let node = root;
      for (let asked = feature[node] as number; asked !== LEAF; asked = feature[node] as number) {
        const code = codes[asked * this.#nRows + row] as number;
        const goesLeft = code === MISSING_BIN ? missingLeft[node] === 1 : code <= (bin[node] as number);
        node = (goesLeft ? left[node] : right[node]) as number;
      }
      logOdds[row] = (logOdds[row] as number) + (value[node] as number);
    }
  }

  #growNode(rows: Uint32Array, sums: Sums, depth: number, histogram: Float64Array): number {
    const { maxDepth } = this.#limits;
    const split = depth < maxDepth ? findSplit(histogram, this.#binned, sums, this.#limits) : undefined;
    if (!split) return this.#addNode(undefined, sums);
    const node = this.#addNode(split, sums);
    const middle = this.#partition(rows, split);
    const [leftRows, rightRows] = [rows.subarray(0, middle), rows.subarray(middle)];
    const [leftHistogram, rightHistogram] = this.#histograms[depth + 1] as readonly [Float64Array, Float64Array];
    if (depth + 1 < maxDepth) {
      // Only the smaller child is counted; the other one is what is left of the parent.
      const leftIsSmaller = middle * 2 <= rows.length;
      const [counted, derived] = leftIsSmaller ? [leftHistogram, rightHistogram] : [rightHistogram, leftHistogram];
      this.#fillHistogram(counted, leftIsSmaller ? leftRows : rightRows);
      for (let at = 0; at < derived.length; at += 1) derived[at] = (histogram[at] as number) - (counted[at] as number);
    }
    const right = {
      gradient: sums.gradient - split.left.gradient,
      curvature: sums.curvature - split.left.curvature,
    };
    this.nodes.left[node] = this.#growNode(leftRows, split.left, depth + 1, leftHistogram);
    this.nodes.right[node] = this.#growNode(rightRows, right, depth + 1, rightHistogram);
    return node;
  }

  /** A Newton step for a leaf: the least of the loss's second-order approximation. */
  #addNode(split: Split | undefined, { gradient, curvature }: Sums): number {
    const { leafPenalty, learningRate } = this.#limits;
    const { nodes } = this;
    nodes.bin.push(split?.bin ?? 0);
    nodes.missingLeft.push(split?.missingLeft ? 1 : 0);
    nodes.left.push(0);
    nodes.right.push(0);
    // Adding 0 keeps a -0 out of models.
    nodes.value.push(split ? 0 : (-learningRate * gradient) / (curvature + leafPenalty) + 0);
    return nodes.feature.push(split?.feature ?? LEAF) - 1;
  }

  #fillHistogram(histogram: Float64Array, rows: Uint32Array): void {
    const { codes, edges } = this.#binned;
    const [gradients, curvatures] = [this.#gradients, this.#curvatures];
    histogram.fill(0);
    for (let feature = 0; feature < edges.length; feature += 1) {
      const start = feature * FEATURE_STRIDE;
      const column = feature * this.#nRows;
      for (let index = 0; index < rows.length; index += 1) {
        const row = rows[index] as number;
        const at = start + 2 * (codes[column + row] as number);
        histogram[at] = (histogram[at] as number) + (gradients[row] as number);
        histogram[at + 1] = (histogram[at + 1] as number) + (curvatures[row] as number);
      }
    }
  }

  /** Rows that go left first, either side in the order it had: so sums over them stay the same to the last bit. */
  #partition(rows: Uint32Array, { feature, bin, missingLeft }: Split): number {
    const { codes } = this.#binned;
    const column = feature * this.#nRows;
    let left = 0;
    let right = 0;
    for (let index = 0; index < rows.length; index += 1) {
      const row = rows[index] as number;
      const code = codes[column + row] as number;
      if (code === MISSING_BIN ? missingLeft : code <= bin) rows[left++] = row;
      else this.#moved[right++] = row;
    }
    rows.set(this.#moved.subarray(0, right), left);
    return left;
  }
}
