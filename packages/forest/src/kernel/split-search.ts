// Written in what TypeScript and AssemblyScript share.

import { configureCodeCounts, countByCode } from './code-counts.ts';
import {
  addCell,
  clearCell,
  copyCell,
  fraction,
  isMissing,
  lesser,
  loadF32,
  loadF64,
  loadI32,
  loadU16,
  scale,
  storeF32,
  storeF64,
  storeI32,
  toSingle,
} from './memory.ts';
import { mix } from './random-numbers.ts';
import { scoreSplits } from './split-scores.ts';

let nRows: i32 = 0;
let nFeatures: i32 = 0;
let maxFeatures: i32 = 0;
let isExtraTrees: i32 = 0;
let isEntropy: i32 = 0;
let values: i32 = 0;
let codeStride: i32 = 0;
let lowest: i32 = 0;
let highest: i32 = 0;
let xLogX: i32 = 0;
let limits: i32 = 0;
let memberOf: i32 = 0;
let thresholds: i32 = 0;
let cells: i32 = 0;
let histogram: i32 = 0;
let lefts: i32 = 0;
let scores: i32 = 0;
let codeList: i32 = 0;
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
  configureCodeCounts(at);
  nRows = loadI32(at + 0);
  nFeatures = loadI32(at + 4);
  maxFeatures = loadI32(at + 8);
  isExtraTrees = loadI32(at + 12);
  isEntropy = loadI32(at + 16);
  values = loadI32(at + 36);
  codeStride = loadI32(at + 48);
  lowest = loadI32(at + 52);
  highest = loadI32(at + 56);
  xLogX = loadI32(at + 68);
  limits = loadI32(at + 76);
  memberOf = loadI32(at + 80);
  cells = loadI32(at + 116);
  histogram = loadI32(at + 124);
  thresholds = loadI32(at + 144);
  candidates = loadI32(at + 148);
  codeList = loadI32(at + 132);
  lefts = loadI32(at + 136);
  scores = loadI32(at + 140);
  best = loadI32(at + 152);
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

/** Looks at the splits between the values of a feature; returns whether the node has more than one. */
function scan(feature: i32): boolean {
  const codesEnd = countByCode(feature, cells + (start << 4), cells + (end << 4));
  if (codeList + 2 === codesEnd) {
    clearCell(histogram + (loadU16(codeList) << 4));
    return false;
  }
  clearCell(lefts);
  if (loadU16(codeList) === 0) scanWithMissing(feature, codesEnd);
  else if (isEntropy !== 0 || size < greatestLimit << 1) scanOneByOne(codeList, codesEnd - 2, size, feature);
  else {
    // Splits that every member allows are all scored, and the best of them is offered; there are few others.
    const middle = scanOneByOne(codeList, codesEnd - 2, greatestLimit, feature);
    const rest = scoreSplits(middle, codesEnd - 2, histogram, lefts, scores, size - greatestLimit, weight, positives);
    if (rest > middle) offerBest(middle, rest, feature);
    scanOneByOne(rest, codesEnd - 2, size, feature);
  }
  clearCell(histogram + (loadU16(codesEnd - 2) << 4));
  return true;
}

/** Offers splits of the list until one would leave so many rows on the left; returns where it is, or the end. */
function scanOneByOne(from: i32, to: i32, rows: i32, feature: i32): i32 {
  const all = weight as f64;
  const allPositives = positives as f64;
  const barOfLast = best + last * 48 + 8;
  let leftRows = loadI32(lefts);
  let leftWeight = loadI32(lefts + 4);
  let leftPositives = loadI32(lefts + 8);
  let at = from;
  for (; at < to; at += 2) {
    const cell = histogram + (loadU16(at) << 4);
    if (leftRows + loadI32(cell) >= rows) break;
    leftRows += loadI32(cell);
    leftWeight += loadI32(cell + 4);
    leftPositives += loadI32(cell + 8);
    clearCell(cell);
    const rightRows = size - leftRows;
    const fewer = lesser(leftRows, rightRows);
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
    offer(leftRows, leftWeight, leftPositives, feature, at, 0);
  }
  storeI32(lefts, leftRows);
  storeI32(lefts + 4, leftWeight);
  storeI32(lefts + 8, leftPositives);
  return at;
}

/** Offers the first of the best splits that scoreSplits has scored. */
function offerBest(from: i32, to: i32, feature: i32): void {
  const count = (to - from) >> 1;
  if (loadF64(scores + (count << 3)) <= loadF64(best + last * 48)) return;
  let place: i32 = 0;
  while (loadF64(scores + (place << 3)) !== loadF64(scores + (count << 3))) place += 1;
  const left = lefts + ((place + 1) << 4);
  offer(loadI32(left), loadI32(left + 4), loadI32(left + 8), feature, from + (place << 1), 0);
}

/** Splits of a feature that some rows miss: with those on either side, and those alone. */
function scanWithMissing(feature: i32, end: i32): void {
  const missing = lefts;
  copyCell(missing, histogram);
  clearCell(histogram);
  let leftRows: i32 = 0;
  let leftWeight: i32 = 0;
  let leftPositives: i32 = 0;
  let at = codeList + 2;
  for (; at + 2 < end; at += 2) {
    const cell = histogram + (loadU16(at) << 4);
    leftRows += loadI32(cell);
    leftWeight += loadI32(cell + 4);
    leftPositives += loadI32(cell + 8);
    clearCell(cell);
    offerWithMissing(leftRows, leftWeight, leftPositives, feature, at, missing);
    offer(leftRows, leftWeight, leftPositives, feature, at, 1);
  }
  offer(size - loadI32(missing), weight - loadI32(missing + 4), positives - loadI32(missing + 8), feature, at, 3);
}

/** The split with the rows that miss the feature on the left. */
function offerWithMissing(
  leftRows: i32,
  leftWeight: i32,
  leftPositives: i32,
  feature: i32,
  place: i32,
  missing: i32,
): void {
  offer(
    leftRows + loadI32(missing),
    leftWeight + loadI32(missing + 4),
    leftPositives + loadI32(missing + 8),
    feature,
    place,
    2,
  );
}

/** Extremely randomised trees (Geurts, Ernst and Wehenkel, 2006): one threshold, drawn between the node's extremes. */
function scanOneThreshold(feature: i32, random: i32): boolean {
  const column = values + ((feature * nRows) << 2);
  let least: f32 = MOST;
  let most: f32 = -MOST;
  clearCell(lefts);
  for (let cell = cells + (start << 4); cell < cells + (end << 4); cell += 16) {
    const value: f32 = loadF32(column + (loadI32(cell + 12) << 2));
    if (value < least) least = value;
    if (value > most) most = value;
    if (isMissing(value)) addCell(lefts, cell);
  }
  const missing = loadI32(lefts);
  if (missing === size || (least === most && missing === 0)) return false;
  let threshold = toSingle((least as f64) + ((most as f64) - (least as f64)) * fraction(random));
  if (threshold >= most && least !== most) threshold = least;
  storeF32(thresholds + (feature << 2), threshold);
  clearCell(lefts + 16);
  for (let cell = cells + (start << 4); cell < cells + (end << 4); cell += 16)
    if (loadF32(column + (loadI32(cell + 12) << 2)) <= threshold) addCell(lefts + 16, cell);
  const leftRows = loadI32(lefts + 16);
  const leftWeight = loadI32(lefts + 20);
  const leftPositives = loadI32(lefts + 24);
  if (missing !== 0) offerWithMissing(leftRows, leftWeight, leftPositives, feature, 0, lefts);
  offer(leftRows, leftWeight, leftPositives, feature, 0, missing !== 0 ? 1 : 0);
  return true;
}

/**
 * Keeps a split where it is better than all before it that leave as few rows; openGroups looks at those that leave more.
 *
 * @param place where the code left of the threshold stands in the list; 0 where the feature has a threshold of its own.
 * @param missing 0 where no row misses the feature, 1 where such rows go right, 2 where they go left, 3 where they alone go right.
 */
function offer(leftRows: i32, leftWeight: i32, leftPositives: i32, feature: i32, place: i32, missing: i32): void {
  const rightRows = size - leftRows;
  const fewer = lesser(leftRows, rightRows);
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
  storeI32(record + 24, place === 0 ? -1 : loadU16(place));
  storeI32(record + 28, place === 0 || missing === 3 ? 0 : loadU16(place + 2));
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
