import { addCell, clearCell, copyCell, loadI32, loadU16, storeF64 } from './memory.ts';

// Beside this file lies its twin in AssemblyScript, which the WebAssembly build takes in its place: it scores two splits at once.

/**
 * Scores the splits behind each code of a list, up to the first that leaves more than mostRows on the left; the codes' counts are
 * taken out of the histogram. A split's score is its decrease of Gini impurity, but for a factor of the node: D²/(left × right),
 * D = left positives × weight - positives × left.
 *
 * @param lefts the counts before the list, and where it stopped those up to there; behind them, written here, those of each split.
 * @param scores written here: of each split f64, and behind them the greatest.
 * @returns where in the list it stopped, which may be one split early.
 */
export function scoreSplits(
  from: i32,
  to: i32,
  histogram: i32,
  lefts: i32,
  scores: i32,
  mostRows: i32,
  weight: i32,
  positives: i32,
): i32 {
  let most = -1;
  let left = lefts;
  let score = scores;
  let at = from;
  for (; at < to; at += 2) {
    const cell = histogram + (loadU16(at) << 4);
    if (loadI32(left) + loadI32(cell) > mostRows) break;
    copyCell(left + 16, left);
    left += 16;
    addCell(left, cell);
    clearCell(cell);
    const leftWeight = loadI32(left + 4);
    const difference = loadI32(left + 8) * weight - positives * leftWeight;
    const value = (difference * difference) / (leftWeight * (weight - leftWeight));
    storeF64(score, value);
    score += 8;
    if (value > most) most = value;
  }
  storeF64(score, most);
  copyCell(lefts, left);
  return at;
}
