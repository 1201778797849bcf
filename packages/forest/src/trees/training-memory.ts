import type { Dataset } from '../data/dataset.ts';
import { InvalidDatasetError } from '../errors.ts';
import { type KernelInstance, openKernel } from '../kernel/active-kernel.ts';
import { BEST_BYTES, CELL_BYTES, LAYOUT, type LayoutField, NODE_BYTES, OPEN_BYTES } from '../kernel/layout.ts';
import { Arena } from './arena.ts';
import type { KernelNodes } from './forest-nodes.ts';
import type { PreparedFamily } from './tree-family.ts';

/** Places are signed 32-bit numbers to the kernel. */
const MOST_BYTES = 2 ** 31 - 65_536;

/** Families of one dataset, laid out in the memory of a kernel. */
export interface TrainingMemory extends Disposable {
  readonly kernel: KernelInstance;
  /** Where each family's LAYOUT lies. */
  readonly layouts: readonly number[];
  /** What members say of each row that was scored, summed over the trees grown: nRows × members of the family in hand. */
  readonly sums: Float64Array;
  /** How many trees scored each row out of bag. */
  readonly votes: Int32Array;
  /** The nodes of the last tree, where trees are kept. */
  readonly nodes: KernelNodes;
}

export function layOut(dataset: Dataset, families: readonly PreparedFamily[]): TrainingMemory {
  const measured = new Arena();
  const size = arrange(measured, dataset, families).end;
  if (size > MOST_BYTES)
    throw new InvalidDatasetError(
      `Training would need ${size} bytes at once, and ${MOST_BYTES} can be addressed: use fewer rows, features or combinations.`,
    );
  const kernel = openKernel(size);
  const { layouts, sums, votes, nodes } = arrange(new Arena(kernel.buffer), dataset, families);
  return {
    kernel,
    layouts,
    sums: new Float64Array(kernel.buffer, sums.place, sums.length),
    votes: new Int32Array(kernel.buffer, votes, dataset.nRows),
    nodes: {
      doubles: new Float64Array(kernel.buffer, nodes),
      words: new Int32Array(kernel.buffer, nodes),
      singles: new Float32Array(kernel.buffer, nodes),
    },
    [Symbol.dispose]: () => kernel[Symbol.dispose](),
  };
}

function arrange(arena: Arena, dataset: Dataset, families: readonly PreparedFamily[]) {
  const { nRows } = dataset;
  const most = (of: (family: PreparedFamily) => number) => Math.max(...families.map(of));
  const stride = most(({ codes }) => codes.stride);
  const nSums = nRows * most(({ limits }) => limits.length);
  const shared = {
    nRows,
    nFeatures: dataset.nFeatures,
    values: arena.put(dataset.features),
    labels: arena.put(dataset.labels),
    sums: arena.take(nSums * 8),
    votes: arena.take(nRows * 4),
    counts: arena.take(nRows * 4),
    scoredRows: arena.take(nRows * 4),
    cells: arena.take((nRows + 1) * CELL_BYTES),
    histogram: arena.take(stride * CELL_BYTES),
    // To the end of the last of 32 stretches.
    bitmap: arena.take(2 * (stride / 8) + 8),
    codeList: arena.take(2 * (stride + 8)),
    lefts: arena.take((stride + 2) * CELL_BYTES),
    scores: arena.take((stride + 2) * 8),
    thresholds: arena.take(dataset.nFeatures * 4),
    candidates: arena.take(dataset.nFeatures * 2 * 4),
    best: arena.take(most(({ limits }) => limits.length) * BEST_BYTES),
    // A path has at most a node a row, and beside it what waits: a sibling each, and one group a member.
    stack: arena.take((2 * nRows + 2 * most(({ limits }) => limits.length) + 8) * OPEN_BYTES),
  };
  const nodes = families.some(({ keepsTrees }) => keepsTrees) ? arena.take(2 * nRows * NODE_BYTES) : 0;
  const layouts = families.map((family) => arena.put(layoutOf(arena, shared, family, nodes)));
  return { layouts, sums: { place: shared.sums, length: nSums }, votes: shared.votes, nodes, end: arena.size };
}

type SharedFields = Record<Exclude<LayoutField, keyof ReturnType<typeof familyFields>>, number>;

function layoutOf(arena: Arena, shared: SharedFields, family: PreparedFamily, nodes: number): Int32Array {
  const fields: Record<LayoutField, number> = { ...shared, ...familyFields(arena, family, nodes) };
  return Int32Array.from(LAYOUT, (field) => fields[field]);
}

function familyFields(arena: Arena, family: PreparedFamily, nodes: number) {
  const { parameters, limits, training, scored, codes, weights, memberOf, xLogX, keepsTrees } = family;
  const outOfBag = scored === 'out-of-bag';
  return {
    maxFeatures: parameters.maxFeatures,
    isExtraTrees: Number(parameters.algorithm === 'extra-trees'),
    isEntropy: Number(parameters.criterion === 'entropy'),
    isBootstrap: Number(parameters.bootstrap),
    maxDepth: parameters.maxDepth,
    minSamplesSplit: parameters.minSamplesSplit,
    codes: arena.put(codes.codes),
    codesOf: arena.put(codes.codesOf),
    shiftOf: arena.put(codes.codesOf.map(shiftBelow32)),
    codeStride: codes.stride,
    lowest: arena.put(codes.lowest),
    highest: arena.put(codes.highest),
    weights: arena.put(weights),
    xLogX: arena.put(xLogX),
    nLimits: limits.length,
    limits: arena.put(Int32Array.from(limits)),
    memberOf: arena.put(memberOf),
    training: arena.put(training),
    nTraining: training.length,
    scored: outOfBag ? 0 : arena.put(scored),
    nScored: outOfBag ? 0 : scored.length,
    scoresOutOfBag: Number(outOfBag),
    nodes: keepsTrees ? nodes : 0,
  };
}

/** How far to shift any of so many codes right to get below 32; at least by a word of the bitmap. */
function shiftBelow32(nCodes: number): number {
  return Math.max(5, 32 - Math.clz32(nCodes - 1) - 5);
}
