import { type KernelInstance, openKernel } from '../kernel/active-kernel.ts';
import { isMissingBits, keyOf } from '../kernel/scoring.ts';
import { type Forest, LEAF } from '../trees/forest.ts';
import { checkFeatures } from './check-features.ts';
import { type ForestOrder, orderForest } from './forest-order.ts';

/** A forest laid out for the kernel, for many calls. Until it is disposed of it keeps about 24 bytes for each node of the forest, at most four times that. */
export interface Scorer extends Disposable {
  /** As predictProbability. */
  predict(features: Float32Array, nRows: number): Float64Array<ArrayBuffer>;
}

/** Places and numbers that the kernel reads before it scores a block of rows, in the order in which it reads them. */
const SCORING_LAYOUT = [
  'nRows',
  'nFeatures',
  // Columns of the block f32, and what it is told of each row f64.
  'values',
  'sums',
  // First node of each tree and how many steps all rows go from there.
  'trees',
  'nTrees',
  // Key i32, place of the feature's keys in a group, place of the first child, 4 bytes unused; values f64, 0 but in leaves.
  'nodes',
  'leafValues',
  // Room for the rows' keys, and for a node and a row i32 each for those that have not arrived.
  'groups',
  'unfinished',
] as const;
type Layout = Record<(typeof SCORING_LAYOUT)[number], number>;

const NODE_BYTES = 16;
const ALWAYS_LEFT = 0x7fffffff;
const ALWAYS_RIGHT = -0x80000000;
/** Rows that are scored at once: enough to make much of a tree that is in the cache, few enough to be close at hand. */
const BLOCK_ROWS = 1024;
/** Fewer where rows are long. */
const BLOCK_BYTES = 2 ** 22;

/** Rows of a block: a multiple of 8. */
export function blockRows(nFeatures: number): number {
  const fitting = Math.floor(BLOCK_BYTES / (12 * nFeatures + 24) / 8) * 8;
  return Math.max(8, Math.min(BLOCK_ROWS, fitting));
}

/** Lays a forest out for the kernel that is active now; worth it for a compiled one, and for thousands of rows in all. */
export function createScorer(forest: Forest): Scorer {
  const order = orderForest(forest);
  const block = blockRows(forest.nFeatures);
  const { layout, bytes } = planLayout(forest, order, block);
  const kernel = openKernel(bytes);
  writeForest(kernel.buffer, forest, order, layout);
  return {
    predict: (features, nRows) => {
      checkFeatures(forest.nFeatures, features, nRows);
      const probabilities = new Float64Array(nRows);
      for (let start = 0; start < nRows; start += block) {
        const rows = { start, end: Math.min(start + block, nRows) };
        probabilities.set(scoreBlock(kernel, layout, features, nRows, rows), start);
      }
      for (let row = 0; row < nRows; row += 1)
        probabilities[row] = (probabilities[row] as number) / forest.roots.length;
      return probabilities;
    },
    [Symbol.dispose]: () => kernel[Symbol.dispose](),
  };
}

function planLayout({ nFeatures }: Forest, { order, trees }: ForestOrder, block: number) {
  let bytes = 0;
  const reserve = (size: number) => {
    const at = bytes;
    bytes += Math.ceil(size / 64) * 64;
    return at;
  };
  reserve(SCORING_LAYOUT.length * 4);
  const layout: Layout = {
    nRows: 0,
    nFeatures,
    values: reserve(block * nFeatures * 4),
    sums: reserve(block * 8),
    trees: reserve(trees.length * 8),
    nTrees: trees.length,
    nodes: reserve(order.length * NODE_BYTES),
    leafValues: reserve(order.length * 8),
    groups: reserve(block * (nFeatures + 1) * 8),
    unfinished: reserve(block * 8 + 8),
  };
  return { layout, bytes };
}

function writeForest(buffer: ArrayBuffer, forest: Forest, { order, children, trees }: ForestOrder, layout: Layout) {
  const words = new Int32Array(buffer);
  const thresholds = new Int32Array(forest.threshold.slice().buffer);
  const leafValues = new Float64Array(buffer, layout.leafValues, order.length);
  const placeOf = (index: number) => layout.nodes + index * NODE_BYTES;
  words.set(
    trees.flatMap(({ start, steps }) => [placeOf(start), steps]),
    layout.trees / 4,
  );
  for (let index = 0; index < order.length; index += 1) {
    const node = order[index] as number;
    const at = placeOf(index) / 4;
    const feature = forest.feature[node] as number;
    const bits = thresholds[node] as number;
    if (feature === LEAF) leafValues[index] = forest.value[node] as number;
    words[at] = feature === LEAF ? ALWAYS_LEFT : isMissingBits(bits) ? ALWAYS_RIGHT : keyOf(bits);
    words[at + 1] = feature === LEAF ? 0 : feature * 64 + (forest.missingLeft[node] as number) * 4;
    words[at + 2] = placeOf(children[index] as number);
  }
}

function scoreBlock(
  kernel: KernelInstance,
  layout: Layout,
  features: Float32Array,
  nRows: number,
  { start, end }: { start: number; end: number },
): Float64Array {
  const { nFeatures } = layout;
  const size = end - start;
  const values = new Float32Array(kernel.buffer, layout.values, nFeatures * size);
  for (let feature = 0; feature < nFeatures; feature += 1)
    values.set(features.subarray(feature * nRows + start, feature * nRows + end), feature * size);
  const told = { ...layout, nRows: size };
  new Int32Array(kernel.buffer, 0, SCORING_LAYOUT.length).set(SCORING_LAYOUT.map((field) => told[field]));
  kernel.scoreRows(0);
  return new Float64Array(kernel.buffer, layout.sums, size);
}
