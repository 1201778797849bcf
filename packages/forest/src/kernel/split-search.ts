// Written in what TypeScript and AssemblyScript share.
import {
  addCell,
  clearCell,
  copyCell,
  fraction,
  isMissing,
  loadF32,
  loadF64,
  loadI32,
  loadU16,
  lowestBit,
  scale,
  storeF32,
  storeF64,
  storeI32,
  toSingle,
} from './memory.ts';
import { mix } from './random-stream.ts';

let nRows: i32 = 0;
let nFeatures: i32 = 0;
let maxFeatures: i32 = 0;
let isExtraTrees: i32 = 0;
let isEntropy: i32 = 0;
let codes: i32 = 0;
let values: i32 = 0;
let codeStride: i32 = 0;
let lowest: i32 = 0;
let highest: i32 = 0;
let xLogX: i32 = 0;
let limits: i32 = 0;
let memberOf: i32 = 0;
let codesOf: i32 = 0;
let shiftOf: i32 = 0;
let blocks: i32 = 0;
let thresholds: i32 = 0;
let cells: i32 = 0;
let histogram: i32 = 0;
let bitmap: i32 = 0;
let candidates: i32 = 0;
let best: i32 = 0;

// The node in hand.
let start: i32 = 0;
let end: i32 = 0;
let size: i32 = 0;
let weight: i32 = 0;
let positives: i32 = 0;
let last: i32 = 0;
let leastLimit: i32 = 0;
let greatestLimit: i32 = 0;
let stamp: i32 = 0;

/** A score below every real one. */
const NONE: f64 = -1e300;
/** Less than one by more than a quotient can be rounded. */
const SLACK: f64 = 0.999999999999;
/** The greatest float32. */
const MOST: f32 = 3.4028234663852886e38;

export function configureSplitSearch(at: i32): void {
  nRows = loadI32(at + 0);
  nFeatures = loadI32(at + 4);
  maxFeatures = loadI32(at + 8);
  isExtraTrees = loadI32(at + 12);
  isEntropy = loadI32(at + 16);
  codes = loadI32(at + 32);
  values = loadI32(at + 36);
  codesOf = loadI32(at + 40);
  shiftOf = loadI32(at + 44);
  codeStride = loadI32(at + 48);
  lowest = loadI32(at + 52);
  highest = loadI32(at + 56);
  xLogX = loadI32(at + 68);
  limits = loadI32(at + 76);
  memberOf = loadI32(at + 80);
  cells = loadI32(at + 116);
  histogram = loadI32(at + 124);
  bitmap = loadI32(at + 128);
  blocks = loadI32(at + 132);
  thresholds = loadI32(at + 136);
  candidates = loadI32(at + 140);
  best = loadI32(at + 144);
  for (let feature: i32 = 0; feature < nFeatures; feature += 1) storeI32(candidates + (feature << 2), feature);
}

/**
 * Finds, for each member of the family from `from` to `to`, the best split of a node among features drawn at random. Features
 * are drawn without replacement until maxFeatures were, and further while all of them were constant, as scikit-learn does.
 */
export function searchSplits(
  nodeStart: i32,
  nodeEnd: i32,
  nodeWeight: i32,
  nodePositives: i32,
  from: i32,
  to: i32,
  seed: i32,
): void {
  start = nodeStart;
  end = nodeEnd;
  size = nodeEnd - nodeStart;
  weight = nodeWeight;
  positives = nodePositives;
  last = to;
  leastLimit = loadI32(limits + (from << 2));
  greatestLimit = loadI32(limits + (to << 2));
  stamp = 0;
  for (let member = from; member <= to; member += 1) {
    storeF64(best + member * 48, NONE);
    storeF64(best + member * 48 + 8, NONE);
    storeI32(best + member * 48 + 16, 0);
  }
  let state = seed;
  let varying: i32 = 0;
  let drawn: i32 = 0;
  for (; drawn < nFeatures && (drawn < maxFeatures || varying === 0); drawn += 1) {
    state += 0x1e3779b9;
    const feature = draw(drawn, mix(state));
    if (isExtraTrees !== 0 ? scanOneThreshold(feature, mix(state ^ 0x5bf03635)) : scan(feature)) varying += 1;
  }
  putBack(drawn);
}

/** The candidate that is drawn next; it changes places with the one that stands there. */
function draw(place: i32, random: i32): i32 {
  const chosen = place + scale(random, nFeatures - place);
  storeI32(candidates + ((nFeatures + place) << 2), chosen);
  return exchange(place, chosen);
}

/** Undoes the draws, so that those of a node depend on its own seed only. */
function putBack(drawn: i32): void {
  for (let place = drawn - 1; place >= 0; place -= 1) exchange(place, loadI32(candidates + ((nFeatures + place) << 2)));
}

function exchange(place: i32, chosen: i32): i32 {
  const feature = loadI32(candidates + (chosen << 2));
  storeI32(candidates + (chosen << 2), loadI32(candidates + (place << 2)));
  storeI32(candidates + (place << 2), feature);
  return feature;
}

function scan(feature: i32): boolean {
  return scanBlocks(feature, countIntoBlocks(feature));
}

/** Blocks of rows of one code each, ascending: adds the rows up by code, then collects the codes that occur. */
function countIntoBlocks(feature: i32): i32 {
  const column = codes + ((feature * nRows) << 1);
  const nCodes = loadI32(codesOf + (feature << 2));
  const from = cells + (start << 4);
  const to = cells + (end << 4);
  let block = blocks;
  if (size >= nCodes) {
    for (let cell = from; cell < to; cell += 16)
      addCell(histogram + (loadU16(column + (loadI32(cell + 12) << 1)) << 4), cell);
    for (let code: i32 = 0; code < nCodes; code += 1) {
      if (loadI32(histogram + (code << 4)) === 0) continue;
      takeBlock(block, code);
      block += 16;
    }
    return block;
  }
  // Few of many codes occur: a bitmap says which, and a summary which of 32 stretches of the bitmap have any.
  let summary: i32 = 0;
  const shift = loadI32(shiftOf + (feature << 2));
  for (let cell = from; cell < to; cell += 16) {
    const code = loadU16(column + (loadI32(cell + 12) << 1));
    addCell(histogram + (code << 4), cell);
    const word = bitmap + ((code >> 5) << 2);
    storeI32(word, loadI32(word) | (1 << (code & 31)));
    summary |= 1 << (code >> shift);
  }
  do {
    let word = bitmap + (lowestBit(summary) << (shift - 3));
    const stretchEnd = word + (1 << (shift - 3));
    do {
      let bits = loadI32(word);
      if (bits !== 0) {
        storeI32(word, 0);
        do {
          takeBlock(block, ((word - bitmap) << 3) + lowestBit(bits));
          block += 16;
          bits &= bits - 1;
        } while (bits !== 0);
      }
      word += 4;
    } while (word < stretchEnd);
    summary &= summary - 1;
  } while (summary !== 0);
  return block;
}

/** Moves a code's counts out of the histogram. */
function takeBlock(block: i32, code: i32): void {
  const cell = histogram + (code << 4);
  copyCell(block, cell);
  storeI32(block + 12, code);
  clearCell(cell);
}

/** Looks at the splits between blocks; returns whether there is more than one block. */
function scanBlocks(feature: i32, blocksEnd: i32): boolean {
  let block = blocks;
  if (block + 16 === blocksEnd) return false;
  let missing: i32 = 0;
  if (loadI32(block + 12) === 0) {
    missing = block;
    block += 16;
  }
  const all = weight as f64;
  const allPositives = positives as f64;
  const barOfLast = best + last * 48 + 8;
  let leftRows: i32 = 0;
  let leftWeight: i32 = 0;
  let leftPositives: i32 = 0;
  for (; block + 16 < blocksEnd; block += 16) {
    leftRows += loadI32(block);
    leftWeight += loadI32(block + 4);
    leftPositives += loadI32(block + 8);
    if (missing !== 0) offerWithMissing(leftRows, leftWeight, leftPositives, feature, block, missing);
    const rightRows = size - leftRows;
    const fewer = leftRows < rightRows ? leftRows : rightRows;
    if (fewer < leastLimit) continue;
    // Nearly all are refused here: they are below the best of their own member, or below one that all members allow.
    let bar = loadF64(barOfLast);
    if (fewer < greatestLimit) {
      const own = loadF64(best + loadU16(memberOf + (fewer << 1)) * 48 + 8);
      if (own > bar) bar = own;
    }
    const left = leftWeight as f64;
    const difference = (leftPositives as f64) * all - allPositives * left;
    if (difference * difference <= bar * (left * (all - left))) continue;
    offer(leftRows, leftWeight, leftPositives, feature, block, missing !== 0 ? 1 : 0);
  }
  if (missing !== 0)
    offer(size - loadI32(missing), weight - loadI32(missing + 4), positives - loadI32(missing + 8), feature, block, 3);
  return true;
}

/** The split with the rows that miss the feature on the left. */
function offerWithMissing(
  leftRows: i32,
  leftWeight: i32,
  leftPositives: i32,
  feature: i32,
  block: i32,
  missing: i32,
): void {
  offer(
    leftRows + loadI32(missing),
    leftWeight + loadI32(missing + 4),
    leftPositives + loadI32(missing + 8),
    feature,
    block,
    2,
  );
}

/** Extremely randomised trees (Geurts, Ernst and Wehenkel, 2006): one threshold, drawn between the node's extremes. */
function scanOneThreshold(feature: i32, random: i32): boolean {
  const column = values + ((feature * nRows) << 2);
  let least: f32 = MOST;
  let most: f32 = -MOST;
  clearCell(blocks);
  for (let cell = cells + (start << 4); cell < cells + (end << 4); cell += 16) {
    const value: f32 = loadF32(column + (loadI32(cell + 12) << 2));
    if (value < least) least = value;
    if (value > most) most = value;
    if (isMissing(value)) addCell(blocks, cell);
  }
  const missing = loadI32(blocks);
  if (missing === size || (least === most && missing === 0)) return false;
  let threshold = toSingle((least as f64) + ((most as f64) - (least as f64)) * fraction(random));
  if (threshold >= most && least !== most) threshold = least;
  storeF32(thresholds + (feature << 2), threshold);
  clearCell(blocks + 16);
  for (let cell = cells + (start << 4); cell < cells + (end << 4); cell += 16)
    if (loadF32(column + (loadI32(cell + 12) << 2)) <= threshold) addCell(blocks + 16, cell);
  const leftRows = loadI32(blocks + 16);
  const leftWeight = loadI32(blocks + 20);
  const leftPositives = loadI32(blocks + 24);
  if (missing !== 0) offerWithMissing(leftRows, leftWeight, leftPositives, feature, 0, blocks);
  offer(leftRows, leftWeight, leftPositives, feature, 0, missing !== 0 ? 1 : 0);
  return true;
}

/**
 * Keeps a split where it is better than all before it that leave as few rows; openGroups looks at those that leave more.
 *
 * @param block the block left of the threshold; 0 where the feature has a threshold of its own.
 * @param missing 0 where no row misses the feature, 1 where such rows go right, 2 where they go left, 3 where they alone go right.
 */
function offer(leftRows: i32, leftWeight: i32, leftPositives: i32, feature: i32, block: i32, missing: i32): void {
  const rightRows = size - leftRows;
  const fewer = leftRows < rightRows ? leftRows : rightRows;
  if (fewer < leastLimit) return;
  const record = best + (fewer >= greatestLimit ? last : loadU16(memberOf + (fewer << 1))) * 48;
  let score: f64 = 0;
  if (isEntropy === 0) {
    // The decrease of Gini impurity, but for a factor of the node: D²/(left × right), D = left positives × weight - positives × left.
    const left = leftWeight as f64;
    const difference = (leftPositives as f64) * (weight as f64) - (positives as f64) * left;
    const product = left * ((weight - leftWeight) as f64);
    if (difference * difference <= loadF64(record + 8) * product) return;
    score = (difference * difference) / product;
  } else {
    score = entropyOf(leftWeight, leftPositives) + entropyOf(weight - leftWeight, positives - leftPositives);
  }
  if (score <= loadF64(record)) return;
  storeF64(record, score);
  // Below this no quotient, however rounded, is better; of entropy nothing is known before it is computed.
  storeF64(record + 8, isEntropy === 0 ? score * SLACK : NONE);
  stamp += 1;
  storeI32(record + 16, stamp);
  storeI32(record + 20, feature);
  storeI32(record + 24, block === 0 ? -1 : loadI32(block + 12));
  storeI32(record + 28, block === 0 || missing === 3 ? 0 : loadI32(block + 28));
  storeI32(record + 32, missing);
  storeI32(record + 36, leftWeight);
  storeI32(record + 40, leftPositives);
}

/** Minus a side's entropy, times its weight. */
function entropyOf(sideWeight: i32, sidePositives: i32): f64 {
  return (
    loadF64(xLogX + (sidePositives << 3)) +
    loadF64(xLogX + ((sideWeight - sidePositives) << 3)) -
    loadF64(xLogX + (sideWeight << 3))
  );
}

/** Half way between two neighbours; in float32 that may round up to the upper one, which must stay right. */
export function thresholdOf(record: i32): f32 {
  const feature = loadI32(record + 20);
  const code = loadI32(record + 24);
  if (code < 0) return loadF32(thresholds + (feature << 2));
  const next = loadI32(record + 28);
  // All that is not missing goes left.
  if (next === 0) return MOST;
  const table = (feature * codeStride) << 2;
  const below: f32 = loadF32(highest + table + (code << 2));
  const above: f32 = loadF32(lowest + table + (next << 2));
  const middle = toSingle((below as f64) / 2 + (above as f64) / 2);
  return middle >= below && middle < above ? middle : below;
}
