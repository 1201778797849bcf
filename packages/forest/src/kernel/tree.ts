// Written in what TypeScript and AssemblyScript share.
import { loadF32, loadF64, loadI32, loadU8, storeF32, storeF64, storeI32, swapCells } from './memory.ts';
import { mix, numberAt, stepOf } from './random-numbers.ts';
import { configureSplitSearch, searchSplits, thresholdOf } from './split-search.ts';

let nRows: i32 = 0;
let isBootstrap: i32 = 0;
let maxDepth: i32 = 0;
let minSamplesSplit: i32 = 0;
let values: i32 = 0;
let labels: i32 = 0;
let weights: i32 = 0;
let nLimits: i32 = 0;
let limits: i32 = 0;
let training: i32 = 0;
let nTraining: i32 = 0;
let scored: i32 = 0;
let nScored: i32 = 0;
let scoresOutOfBag: i32 = 0;
let sums: i32 = 0;
let votes: i32 = 0;
let counts: i32 = 0;
let scoredRows: i32 = 0;
let cells: i32 = 0;
let best: i32 = 0;
let stack: i32 = 0;
let nodes: i32 = 0;

/** Where the next open node goes, and how many nodes the tree has. */
let top: i32 = 0;
let nNodes: i32 = 0;
let sampleWeight: i32 = 0;
let samplePositives: i32 = 0;

// The open node in hand: rows [start, end), scored rows [scoredStart, scoredEnd), members [first, last] of the family.
let start: i32 = 0;
let end: i32 = 0;
let scoredStart: i32 = 0;
let scoredEnd: i32 = 0;
let first: i32 = 0;
let last: i32 = 0;
let depth: i32 = 0;
let seed: i32 = 0;
let weight: i32 = 0;
let positives: i32 = 0;
let parent: i32 = 0;

/** Reads LAYOUT's fields from here on; all trees until the next call are grown with them. */
export function configure(at: i32): void {
  configureSplitSearch(at);
  nRows = loadI32(at + 0);
  isBootstrap = loadI32(at + 20);
  maxDepth = loadI32(at + 24);
  minSamplesSplit = loadI32(at + 28);
  values = loadI32(at + 36);
  labels = loadI32(at + 60);
  weights = loadI32(at + 64);
  nLimits = loadI32(at + 72);
  limits = loadI32(at + 76);
  training = loadI32(at + 84);
  nTraining = loadI32(at + 88);
  scored = loadI32(at + 92);
  nScored = loadI32(at + 96);
  scoresOutOfBag = loadI32(at + 100);
  sums = loadI32(at + 104);
  votes = loadI32(at + 108);
  counts = loadI32(at + 112);
  cells = loadI32(at + 116);
  scoredRows = loadI32(at + 120);
  best = loadI32(at + 152);
  stack = loadI32(at + 156);
  nodes = loadI32(at + 160);
}

/**
 * Grows one tree for every member of the family at once: they share the descent until their best splits differ, since a larger
 * minSamplesLeaf only forbids splits. Scored rows travel down with the training rows, and leaves add their value where
 * they land. Returns the number of nodes, where they are kept (then the family has one member).
 */
export function growTree(treeSeed: i32): i32 {
  const size = drawSample(treeSeed);
  const nScoredRows = scoresOutOfBag !== 0 ? takeOutOfBag() : takeScored();
  nNodes = 0;
  top = stack;
  if (size === 0) return 0;
  pushNode(0, size, 0, nScoredRows, 0, nLimits - 1, 0, mix(treeSeed ^ 0x2545f491), sampleWeight, samplePositives, -1);
  while (top > stack) {
    top -= 72;
    takeNode(top);
    if (loadI32(top + 44) >= 0) splitNode(top);
    else exploreNode();
  }
  return nNodes;
}

/** Draws as many rows as there are, with replacement (Breiman, 2001), or takes all; rows of no weight are left out. */
function drawSample(treeSeed: i32): i32 {
  const rows = training;
  const drawnOf = counts;
  if (isBootstrap !== 0) {
    const step = stepOf(treeSeed);
    for (let index: i32 = 0; index < nTraining; index += 1) storeI32(drawnOf + (loadI32(rows + (index << 2)) << 2), 0);
    for (let index: i32 = 0; index < nTraining; index += 1) {
      const count = drawnOf + (loadI32(rows + (numberAt(treeSeed, step, index, nTraining) << 2)) << 2);
      storeI32(count, loadI32(count) + 1);
    }
  }
  let cell = cells;
  sampleWeight = 0;
  samplePositives = 0;
  for (let index: i32 = 0; index < nTraining; index += 1) {
    const row = loadI32(rows + (index << 2));
    const drawn = (isBootstrap !== 0 ? loadI32(drawnOf + (row << 2)) : 1) * loadI32(weights + (row << 2));
    const positive = loadU8(labels + row) * drawn;
    // Written whether or not it was drawn, which is faster than to ask; the next one takes its place.
    storeI32(cell, 1);
    storeI32(cell + 4, drawn);
    storeI32(cell + 8, positive);
    storeI32(cell + 12, row);
    sampleWeight += drawn;
    samplePositives += positive;
    cell += drawn === 0 ? 0 : 16;
  }
  return (cell - cells) >> 4;
}

function takeScored(): i32 {
  for (let index: i32 = 0; index < nScored; index += 1)
    storeI32(scoredRows + (index << 2), loadI32(scored + (index << 2)));
  return nScored;
}

/** Training rows that the bootstrap sample left out are scored, and counted. */
function takeOutOfBag(): i32 {
  let size: i32 = 0;
  for (let index: i32 = 0; index < nTraining; index += 1) {
    const row = loadI32(training + (index << 2));
    if (loadI32(counts + (row << 2)) !== 0) continue;
    storeI32(scoredRows + (size << 2), row);
    storeI32(votes + (row << 2), loadI32(votes + (row << 2)) + 1);
    size += 1;
  }
  return size;
}

function exploreNode(): void {
  if (nodes !== 0) emitNode();
  const size = end - start;
  if (positives === 0 || positives === weight || depth >= maxDepth || size < minSamplesSplit) {
    addLeaf(first, last);
    return;
  }
  const all = last;
  while (last >= first && size < loadI32(limits + (last << 2)) << 1) last -= 1;
  if (last < all) addLeaf(last + 1, all);
  if (last < first) return;
  searchSplits(start, end, weight, positives, first, last, seed);
  openGroups();
}

/** Members whose best split is the same go on together; those that have none end here. */
function openGroups(): void {
  let champion = best + last * 48;
  let to = last;
  for (let member = last - 1; member >= first; member -= 1) {
    const rival = best + member * 48;
    const difference = loadF64(rival) - loadF64(champion);
    // Of equal splits the one that was seen first.
    if (difference < 0 || (difference === 0 && loadI32(rival + 16) >= loadI32(champion + 16))) continue;
    closeGroup(champion, member + 1, to);
    champion = rival;
    to = member;
  }
  closeGroup(champion, first, to);
}

function closeGroup(split: i32, from: i32, to: i32): void {
  if (loadI32(split + 16) === 0) {
    addLeaf(from, to);
    return;
  }
  const open = top;
  pushNode(start, end, scoredStart, scoredEnd, from, to, depth, seed, weight, positives, nNodes - 1);
  const missing = loadI32(split + 32);
  const leftWeight = loadI32(split + 36);
  storeI32(open + 44, loadI32(split + 20));
  storeF32(open + 48, thresholdOf(split));
  // Where the node had no missing value to learn from, later ones go where most of its rows went.
  storeI32(open + 52, missing === 2 || (missing === 0 && leftWeight > weight - leftWeight) ? 1 : 0);
  storeI32(open + 56, leftWeight);
  storeI32(open + 60, loadI32(split + 40));
}

/** Divides the rows of an open node whose split is known, and opens its children. */
function splitNode(open: i32): void {
  const feature = loadI32(open + 44);
  const threshold: f32 = loadF32(open + 48);
  const missingLeft = loadI32(open + 52);
  const leftWeight = loadI32(open + 56);
  const leftPositives = loadI32(open + 60);
  const node = parent;
  if (nodes !== 0) {
    storeI32(nodes + node * 40 + 12, feature);
    storeF32(nodes + node * 40 + 16, threshold);
    storeI32(nodes + node * 40 + 20, missingLeft);
  }
  const column = values + ((feature * nRows) << 2);
  const middle = divideCells(column, threshold, missingLeft);
  const scoredMiddle = divideScored(column, threshold, missingLeft);
  const rightSeed = mix(seed + 0x42b2ae35);
  const leftSeed = mix(seed + 0x05ebca6b);
  const rightWeight = weight - leftWeight;
  const rightPositives = positives - leftPositives;
  pushNode(
    middle,
    end,
    scoredMiddle,
    scoredEnd,
    first,
    last,
    depth + 1,
    rightSeed,
    rightWeight,
    rightPositives,
    (node << 1) | 1,
  );
  pushNode(
    start,
    middle,
    scoredStart,
    scoredMiddle,
    first,
    last,
    depth + 1,
    leftSeed,
    leftWeight,
    leftPositives,
    node << 1,
  );
}

/** Cells of rows up to the threshold first; returns where the others begin. Their order among themselves is of no matter. */
function divideCells(column: i32, threshold: f32, missingLeft: i32): i32 {
  let left = cells + (start << 4);
  for (let cell = left; cell < cells + (end << 4); cell += 16) {
    const value: f32 = loadF32(column + (loadI32(cell + 12) << 2));
    swapCells(left, cell);
    // A value that is missing is neither above the threshold nor below it.
    left += (missingLeft === 0 ? value <= threshold : !(value > threshold)) ? 16 : 0;
  }
  return (left - cells) >> 4;
}

function divideScored(column: i32, threshold: f32, missingLeft: i32): i32 {
  let left = scoredRows + (scoredStart << 2);
  for (let at = left; at < scoredRows + (scoredEnd << 2); at += 4) {
    const row = loadI32(at);
    const value: f32 = loadF32(column + (row << 2));
    storeI32(at, loadI32(left));
    storeI32(left, row);
    left += (missingLeft === 0 ? value <= threshold : !(value > threshold)) ? 4 : 0;
  }
  return (left - scoredRows) >> 2;
}

/** Adds the node's value to what the members from..to say of each scored row in it. */
function addLeaf(from: i32, to: i32): void {
  if (sums === 0) return;
  const value = nodeValue();
  for (let at = scoredRows + (scoredStart << 2); at < scoredRows + (scoredEnd << 2); at += 4) {
    const row = sums + ((loadI32(at) * nLimits) << 3);
    for (let sum = row + (from << 3); sum <= row + (to << 3); sum += 8) storeF64(sum, loadF64(sum) + value);
  }
}

/** The fraction of positives, to a multiple of 2^-32: numbers from 2^20 to 2^21 have no finer steps. */
function nodeValue(): f64 {
  const fraction: f64 = (positives as f64) / (weight as f64);
  return fraction + 1572864 - 1572864;
}

/** Writes the node in hand behind the others, a leaf for now, and tells its parent. */
function emitNode(): void {
  const node = nodes + nNodes * 40;
  storeF64(node, nodeValue());
  storeI32(node + 8, weight);
  storeI32(node + 12, -1);
  storeF32(node + 16, 0);
  storeI32(node + 20, 0);
  storeI32(node + 24, 0);
  storeI32(node + 28, 0);
  if (parent >= 0) storeI32(nodes + (parent >> 1) * 40 + 24 + ((parent & 1) << 2), nNodes);
  nNodes += 1;
}

function pushNode(
  nodeStart: i32,
  nodeEnd: i32,
  nodeScoredStart: i32,
  nodeScoredEnd: i32,
  from: i32,
  to: i32,
  nodeDepth: i32,
  nodeSeed: i32,
  nodeWeight: i32,
  nodePositives: i32,
  nodeParent: i32,
): void {
  storeI32(top, nodeStart);
  storeI32(top + 4, nodeEnd);
  storeI32(top + 8, nodeScoredStart);
  storeI32(top + 12, nodeScoredEnd);
  storeI32(top + 16, from);
  storeI32(top + 20, to);
  storeI32(top + 24, nodeDepth);
  storeI32(top + 28, nodeSeed);
  storeI32(top + 32, nodeWeight);
  storeI32(top + 36, nodePositives);
  storeI32(top + 40, nodeParent);
  storeI32(top + 44, -1);
  top += 72;
}

function takeNode(open: i32): void {
  start = loadI32(open);
  end = loadI32(open + 4);
  scoredStart = loadI32(open + 8);
  scoredEnd = loadI32(open + 12);
  first = loadI32(open + 16);
  last = loadI32(open + 20);
  depth = loadI32(open + 24);
  seed = loadI32(open + 28);
  weight = loadI32(open + 32);
  positives = loadI32(open + 36);
  parent = loadI32(open + 40);
}
