// Written in what TypeScript and AssemblyScript share.
import { loadF64, loadI32, nextNode, storeF64, storeI32 } from './memory.ts';

// A group holds eight rows: for each feature eight pairs of keys, then eight sums f64. The keys of a row and its sum are equally far
// from each other in every lane, so one place stands for a row.

let groups: i32 = 0;
let groupBytes: i32 = 0;
let nGroups: i32 = 0;
let sumAt: i32 = 0;
let nodes: i32 = 0;
let leafValues: i32 = 0;
let unfinished: i32 = 0;

/** Steps between two looks at which of the unfinished rows have arrived. */
const STEPS: i32 = 2;

/**
 * Scores a block of rows with all trees; at is the place of SCORING_LAYOUT's fields. The nodes of one tree stay in the fastest cache
 * meanwhile. Several rows go down at once and nothing branches on their values: where one row waits for memory, others proceed.
 */
export function scoreRows(at: i32): void {
  const nRows = loadI32(at);
  const nFeatures = loadI32(at + 4);
  const values = loadI32(at + 8);
  const sums = loadI32(at + 12);
  const trees = loadI32(at + 16);
  const nTrees = loadI32(at + 20);
  nodes = loadI32(at + 24);
  leafValues = loadI32(at + 28);
  groups = loadI32(at + 32);
  unfinished = loadI32(at + 36);
  sumAt = nFeatures << 6;
  groupBytes = sumAt + 64;
  nGroups = (nRows + 7) >> 3;
  fillGroups(values, nFeatures, nRows);
  for (let tree = trees; tree < trees + (nTrees << 3); tree += 8) {
    let size = startRows(loadI32(tree), loadI32(tree + 4));
    while (size > 0) size = continueRows(unfinished + (size << 3));
  }
  for (let row: i32 = 0; row < nRows; row += 1) storeF64(sums + (row << 3), loadF64(placeOf(row) + sumAt));
}

/**
 * A number that is ordered as the float32 of these bits is. Two stand for a missing value, one below all others and one above, and
 * a node looks at the one that goes its way.
 */
export function keyOf(bits: i32): i32 {
  // Zero has two signs and one key.
  if (bits === -2147483648) return 0;
  return bits < 0 ? bits ^ 2147483647 : bits;
}

/** Whether these are the bits of a float32 that is not a number. */
export function isMissingBits(bits: i32): boolean {
  return (bits & 2147483647) > 2139095040;
}

function placeOf(row: i32): i32 {
  return groups + (row >> 3) * groupBytes + ((row & 7) << 3);
}

/** Keys of each row, and sums of zero. Lanes without a row keep what they had: it is scored for nothing. */
function fillGroups(values: i32, nFeatures: i32, nRows: i32): void {
  for (let row: i32 = 0; row < nRows; row += 1) storeF64(placeOf(row) + sumAt, 0);
  for (let feature: i32 = 0; feature < nFeatures; feature += 1) {
    for (let row: i32 = 0; row < nRows; row += 1) {
      const bits = loadI32(values + ((feature * nRows + row) << 2));
      const key = keyOf(bits);
      const isGiven = !isMissingBits(bits);
      const at = placeOf(row) + (feature << 6);
      storeI32(at, isGiven ? key : 2147483647);
      storeI32(at + 4, isGiven ? key : -2147483648);
    }
  }
}

/** Takes all rows so many steps from the root; a leaf leads to itself. Returns how many have not arrived. */
function startRows(root: i32, steps: i32): i32 {
  let out = unfinished;
  for (let row = groups; row < groups + nGroups * groupBytes; row += groupBytes) {
    let a = root;
    let b = root;
    let c = root;
    let d = root;
    let e = root;
    let f = root;
    let g = root;
    let h = root;
    for (let step: i32 = 0; step < steps; step += 1) {
      a = nextNode(a, row, 0);
      b = nextNode(b, row, 8);
      c = nextNode(c, row, 16);
      d = nextNode(d, row, 24);
      e = nextNode(e, row, 32);
      f = nextNode(f, row, 40);
      g = nextNode(g, row, 48);
      h = nextNode(h, row, 56);
    }
    out = putRow(out, a, row);
    out = putRow(out, b, row + 8);
    out = putRow(out, c, row + 16);
    out = putRow(out, d, row + 24);
    out = putRow(out, e, row + 32);
    out = putRow(out, f, row + 40);
    out = putRow(out, g, row + 48);
    out = putRow(out, h, row + 56);
  }
  return (out - unfinished) >> 3;
}

/** Takes the unfinished rows, which end there, some steps further, four at a time. Returns how many have still not arrived. */
function continueRows(end: i32): i32 {
  let out = unfinished;
  let at = unfinished;
  for (; at + 24 < end; at += 32) {
    let a = loadI32(at);
    let b = loadI32(at + 8);
    let c = loadI32(at + 16);
    let d = loadI32(at + 24);
    const rowA = loadI32(at + 4);
    const rowB = loadI32(at + 12);
    const rowC = loadI32(at + 20);
    const rowD = loadI32(at + 28);
    for (let step: i32 = 0; step < STEPS; step += 1) {
      a = nextNode(a, rowA, 0);
      b = nextNode(b, rowB, 0);
      c = nextNode(c, rowC, 0);
      d = nextNode(d, rowD, 0);
    }
    out = putRow(out, a, rowA);
    out = putRow(out, b, rowB);
    out = putRow(out, c, rowC);
    out = putRow(out, d, rowD);
  }
  for (; at < end; at += 8) {
    const row = loadI32(at + 4);
    let node = loadI32(at);
    while (loadI32(node + 8) !== node) node = nextNode(node, row, 0);
    out = putRow(out, node, row);
  }
  return (out - unfinished) >> 3;
}

/** Adds the node's value, which is 0 except in leaves, and keeps the row among the unfinished unless it has arrived. */
function putRow(out: i32, node: i32, row: i32): i32 {
  storeI32(out, node);
  storeI32(out + 4, row);
  storeF64(row + sumAt, loadF64(row + sumAt) + loadF64(leafValues + ((node - nodes) >> 1)));
  return out + (loadI32(node + 8) !== node ? 8 : 0);
}
