import { checkProbabilities, countPositives, rowsByScore } from '../metrics/scored-rows.ts';
import type { IsotonicCalibration } from './calibration.ts';
import { smoothedTargets } from './smoothed-targets.ts';

interface Block {
  readonly count: number;
  readonly positives: number;
  /** Sum of its rows' probabilities. */
  readonly sum: number;
}

/**
 * Isotonic regression: the ascending function nearest to the labels in squares, by pooling adjacent violators (Ayer et al.,
 * 1955; for calibration Zadrozny and Elkan, 2002). It takes any ascending shape, and so needs more rows than Platt scaling:
 * about a thousand.
 *
 * The function goes straight from block centre to block centre (mean probability, mean label) instead of by steps: a step would
 * make equal the probabilities of all rows of a block, and their order is what recommendations are made of. Labels are smoothed
 * as Platt's are, so that blocks at either end do not say 0 or 1.
 *
 * @param probabilities of rows that the model was not trained on, such as out-of-fold ones.
 * @throws InvalidDatasetError where only one label is there, on lengths that do not fit and probabilities outside 0..1.
 */
export function fitIsotonicRegression(labels: Uint8Array, probabilities: Float64Array): IsotonicCalibration {
  checkProbabilities(labels, probabilities);
  const positives = countPositives(labels, 'Isotonic regression');
  const { ofNegative, ofPositive } = smoothedTargets(labels.length - positives, positives);
  const blocks: Block[] = [];
  for (const block of tiedBlocks(labels, probabilities)) {
    let last = block;
    for (let before = blocks.at(-1); before && !isLower(before, last); before = blocks.at(-1)) {
      blocks.pop();
      last = {
        count: before.count + last.count,
        positives: before.positives + last.positives,
        sum: before.sum + last.sum,
      };
    }
    blocks.push(last);
  }
  return {
    kind: 'isotonic',
    x: blocks.map(({ sum, count }) => sum / count),
    y: blocks.map(({ count, positives: of }) => ofNegative + ((ofPositive - ofNegative) * of) / count),
  };
}

/** In whole numbers, so that equal shares are equal. */
function isLower(a: Block, b: Block): boolean {
  return a.positives * b.count < b.positives * a.count;
}

/** Rows of equal probability cannot be told apart: they are one block from the start. */
function tiedBlocks(labels: Uint8Array, probabilities: Float64Array): Block[] {
  const order = rowsByScore(probabilities);
  const blocks: Block[] = [];
  for (let start = 0, end = 0; start < order.length; start = end) {
    const probability = probabilities[order[start] as number] as number;
    let positives = 0;
    for (; end < order.length && probabilities[order[end] as number] === probability; end += 1)
      positives += labels[order[end] as number] as number;
    blocks.push({ count: end - start, positives, sum: (end - start) * probability });
  }
  return blocks;
}
