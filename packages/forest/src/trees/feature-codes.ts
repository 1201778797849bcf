import type { Dataset } from '../data/dataset.ts';

/** Most codes a feature can have, besides 0. */
export const MAX_CODES = 65_535;

/** Every value as a small number that keeps its order: 0 where it is missing, and 1.. from the least value up. */
export interface FeatureCodes {
  /** nFeatures × nRows. */
  readonly codes: Uint16Array;
  /** Least and greatest value of each code, nFeatures × stride. */
  readonly lowest: Float32Array;
  readonly highest: Float32Array;
  /** Codes that each feature has, 0 included; nFeatures. */
  readonly codesOf: Int32Array;
  /** The most of them. */
  readonly stride: number;
}

/**
 * Codes for every distinct value. Of a feature with more than 65,535 distinct values, neighbours share a code so that at most so
 * many groups of equal size are left.
 */
export function rankValues(dataset: Dataset): FeatureCodes {
  const { nRows, nFeatures } = dataset;
  const codes = new Uint16Array(nRows * nFeatures);
  const groups: { lowest: number[]; highest: number[] }[] = [];
  const order = new Uint32Array(nRows);
  const space: SortSpace = {
    keys: new Uint32Array(nRows),
    sortedKeys: new Uint32Array(nRows),
    rows: new Uint32Array(nRows),
    counts: new Uint32Array(2049),
  };
  for (let feature = 0; feature < nFeatures; feature += 1) {
    const column = dataset.features.subarray(feature * nRows, (feature + 1) * nRows);
    const present = sortRows(column, order, space);
    groups.push(
      assignRanks(column, order.subarray(0, present), codes.subarray(feature * nRows, (feature + 1) * nRows)),
    );
  }
  return { codes, ...tabulate(groups) };
}

/**
 * Codes for at most maxBins bins of about equally many of the rows given (a training set), whole values in each; the other rows
 * get no code. A different model from the one with every threshold: faster, and close to it.
 */
export function binValues(ranks: FeatureCodes, nRows: number, rows: Uint32Array, maxBins: number): FeatureCodes {
  const { stride } = ranks;
  const nFeatures = ranks.codes.length / nRows;
  const codes = new Uint16Array(ranks.codes.length);
  const groups: { lowest: number[]; highest: number[] }[] = [];
  const counts = new Uint32Array(stride);
  const binOf = new Uint16Array(stride);
  for (let feature = 0; feature < nFeatures; feature += 1) {
    const [from, column] = [ranks.codes.subarray(feature * nRows), codes.subarray(feature * nRows)];
    counts.fill(0);
    for (const row of rows) counts[from[row] as number] = (counts[from[row] as number] as number) + 1;
    const table = feature * stride;
    groups.push(assignBins(counts, binOf, ranks.lowest.subarray(table), ranks.highest.subarray(table), maxBins));
    for (const row of rows) column[row] = binOf[from[row] as number] as number;
  }
  return { codes, ...tabulate(groups) };
}

/** Room to sort a column by its bits. */
interface SortSpace {
  readonly keys: Uint32Array;
  readonly sortedKeys: Uint32Array;
  readonly rows: Uint32Array;
  readonly counts: Uint32Array;
}

/** Fills order with the rows that have a value, by value and then by row; returns how many they are. */
function sortRows(column: Float32Array, order: Uint32Array, { keys, sortedKeys, rows, counts }: SortSpace): number {
  const bits = new Uint32Array(column.buffer, column.byteOffset, column.length);
  let present = 0;
  for (let row = 0; row < column.length; row += 1) {
    if (Number.isNaN(column[row])) continue;
    const raw = bits[row] as number;
    // Of floats as whole numbers, the negative ones run the wrong way; minus zero is zero.
    keys[present] = raw >= 0x80000000 ? 0x80000000 - (raw - 0x80000000) : raw + 0x80000000;
    rows[present++] = row;
  }
  // Least digits first, each in its own order: three digits of 11 bits.
  let [from, fromRows, to, toRows] = [keys, rows, sortedKeys, order];
  for (const shift of [0, 11, 22]) {
    counts.fill(0);
    for (let place = 0; place < present; place += 1) {
      const digit = ((from[place] as number) >>> shift) & 2047;
      counts[digit + 1] = (counts[digit + 1] as number) + 1;
    }
    for (let digit = 0; digit < 2048; digit += 1)
      counts[digit + 1] = (counts[digit + 1] as number) + (counts[digit] as number);
    for (let place = 0; place < present; place += 1) {
      const key = from[place] as number;
      const digit = (key >>> shift) & 2047;
      const target = counts[digit] as number;
      counts[digit] = target + 1;
      to[target] = key;
      toRows[target] = fromRows[place] as number;
    }
    [from, fromRows, to, toRows] = [to, toRows, from, fromRows];
  }
  return present;
}

function assignRanks(column: Float32Array, order: Uint32Array, codes: Uint16Array) {
  const lowest: number[] = [0];
  const highest: number[] = [0];
  const groupSize = distinctIn(column, order) > MAX_CODES ? Math.ceil(order.length / MAX_CODES) : 1;
  let size = 0;
  let previous = Number.NaN;
  for (const row of order) {
    const value = column[row] as number;
    if (value !== previous && (size === 0 || size >= groupSize)) {
      lowest.push(value);
      highest.push(value);
      size = 0;
    }
    size += 1;
    highest[highest.length - 1] = value;
    codes[row] = lowest.length - 1;
    previous = value;
  }
  return { lowest, highest };
}

function distinctIn(column: Float32Array, order: Uint32Array): number {
  let distinct = 0;
  for (let place = 0; place < order.length; place += 1)
    if (place === 0 || column[order[place] as number] !== column[order[place - 1] as number]) distinct += 1;
  return distinct;
}

/** Fills bins from the least value up, each until it has its share of the rows that are left. */
function assignBins(
  counts: Uint32Array,
  binOf: Uint16Array,
  lowestOf: Float32Array,
  highestOf: Float32Array,
  maxBins: number,
) {
  const lowest: number[] = [0];
  const highest: number[] = [0];
  let left = 0;
  let distinct = 0;
  for (let code = 1; code < counts.length; code += 1) {
    left += counts[code] as number;
    if (counts[code] !== 0) distinct += 1;
  }
  let size = 0;
  let share = 0;
  for (let code = 1; code < counts.length; code += 1) {
    const count = counts[code] as number;
    if (count === 0) continue;
    const binsLeft = maxBins - (lowest.length - 1);
    const isFull = distinct <= maxBins || size === 0 || (binsLeft > 0 && size + count / 2 > share);
    if (isFull) {
      share = left / Math.max(1, binsLeft);
      size = 0;
      lowest.push(lowestOf[code] as number);
      highest.push(0);
    }
    binOf[code] = lowest.length - 1;
    highest[highest.length - 1] = highestOf[code] as number;
    size += count;
    left -= count;
  }
  return { lowest, highest };
}

function tabulate(groups: readonly { lowest: number[]; highest: number[] }[]) {
  const stride = Math.max(...groups.map(({ lowest }) => lowest.length));
  const table = (of: 'lowest' | 'highest') => {
    const values = new Float32Array(groups.length * stride);
    for (const [feature, group] of groups.entries()) values.set(group[of], feature * stride);
    return values;
  };
  const codesOf = Int32Array.from(groups, ({ lowest }) => lowest.length);
  return { codesOf, stride, lowest: table('lowest'), highest: table('highest') };
}
