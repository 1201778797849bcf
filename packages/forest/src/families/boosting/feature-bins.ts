import { columnOf, type WeightedDataset } from '../weighted-rows.ts';

/** Bins of a feature, the last of them for missing values: as many as a node's histogram has places for it. */
export const BINS = 64;
export const MISSING_BIN = BINS - 1;
const MAX_VALUE_BINS = BINS - 1;

/** The values of a dataset, each in one of few bins. */
export interface BinnedFeatures {
  /** For each feature the upper edges of its bins but the last, ascending: bin b has values at most `edges[b]`. */
  readonly edges: readonly Float32Array[];
  /** Column-major, nFeatures × nRows: the bin of each value. */
  readonly codes: Uint8Array;
  /** For each feature whether a value is missing. */
  readonly hasMissing: readonly boolean[];
}

/** Bins of about equal weight, at most 63 a feature; a feature with fewer distinct values has a bin for each of them. */
export function binFeatures({ features, nRows, nFeatures, weights }: WeightedDataset): BinnedFeatures {
  const codes = new Uint8Array(nRows * nFeatures);
  const columns = Array.from({ length: nFeatures }, (_, feature) => columnOf(features, nRows, feature));
  const edges = columns.map((column) => binEdges(column, weights));
  for (const [feature, column] of columns.entries()) {
    const own = edges[feature] as Float32Array;
    for (let row = 0; row < nRows; row += 1) codes[feature * nRows + row] = binOf(own, column[row] as number);
  }
  return { edges, codes, hasMissing: columns.map((column) => column.some(Number.isNaN)) };
}

function binEdges(column: Float32Array, weights: Float64Array): Float32Array {
  const rows = Uint32Array.from(weights.keys().filter((row) => !Number.isNaN(column[row])));
  rows.sort((a, b) => (column[a] as number) - (column[b] as number) || a - b);
  const distinct: number[] = [];
  const weightOf: number[] = [];
  for (const row of rows) {
    if (distinct.at(-1) !== column[row]) weightOf[distinct.push(column[row] as number) - 1] = 0;
    weightOf[distinct.length - 1] = (weightOf[distinct.length - 1] as number) + (weights[row] as number);
  }
  const ends = binEnds(weightOf).slice(0, -1);
  return Float32Array.from(ends, (end) => edgeBetween(distinct[end] as number, distinct[end + 1] as number));
}

/** The last value of each bin: a bin closes when the weight up to here reaches its share of all. */
function binEnds(weights: readonly number[]): number[] {
  if (weights.length <= MAX_VALUE_BINS) return [...weights.keys()];
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const ends: number[] = [];
  let cumulative = 0;
  for (const [place, weight] of weights.entries()) {
    cumulative += weight;
    if (cumulative >= ((ends.length + 1) * total) / MAX_VALUE_BINS && ends.length < MAX_VALUE_BINS - 1)
      ends.push(place);
  }
  if (ends.at(-1) !== weights.length - 1) ends.push(weights.length - 1);
  return ends;
}

/** Halfway between two values, or the lower of them where no float lies between: values at most that are the lower ones. */
function edgeBetween(low: number, high: number): number {
  const middle = Math.fround(low + (high - low) / 2);
  return middle < high ? middle : low;
}

function binOf(edges: Float32Array, value: number): number {
  if (Number.isNaN(value)) return MISSING_BIN;
  let low = 0;
  let high = edges.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (value <= (edges[middle] as number)) high = middle;
    else low = middle + 1;
  }
  return low;
}
