import { checkWhole } from '../checks.ts';
import { checkProbabilities, rowsByScore } from './scored-rows.ts';

/** Rows of about the same probability, and how often they were of label 1. */
export interface ReliabilityBin {
  readonly count: number;
  /** 0..1; on the diagonal the two are equal. */
  readonly meanProbability: number;
  readonly fractionPositive: number;
}

/** Bins of about as many rows each, or of the same width in probability. */
export type BinStrategy = 'equalMass' | 'equalWidth';

export interface BinOptions {
  /** 1 to 10,000; 10 where left out. */
  readonly bins?: number;
  /** `equalMass` where left out: no bin rests on few rows, which is where equal widths go wrong (Nixon et al., 2019). */
  readonly strategy?: BinStrategy;
}

/**
 * The points of a reliability diagram, by ascending probability; bins without rows are left out. Rows of equal probability stay
 * together, in the bin of their middle rank, so the order of rows never matters.
 *
 * @throws InvalidDatasetError on lengths that do not fit and probabilities outside 0..1; InvalidParameterError on bins.
 */
export function reliabilityCurve(
  labels: Uint8Array,
  probabilities: Float64Array,
  { bins = 10, strategy = 'equalMass' }: BinOptions = {},
): ReliabilityBin[] {
  checkProbabilities(labels, probabilities);
  checkWhole('bins', bins, 1, 10_000);
  const nRows = labels.length;
  const order = rowsByScore(probabilities);
  const curve: ReliabilityBin[] = [];
  let current = { bin: -1, count: 0, sum: 0, positives: 0 };
  for (let start = 0, end = 0; start < nRows; start = end) {
    const probability = probabilities[order[start] as number] as number;
    let positives = 0;
    for (; end < nRows && probabilities[order[end] as number] === probability; end += 1)
      positives += labels[order[end] as number] as number;
    const place = strategy === 'equalMass' ? (start + end) / (2 * nRows) : probability;
    const bin = Math.min(bins - 1, Math.floor(place * bins));
    if (bin !== current.bin) {
      if (current.count > 0) curve.push(toBin(current));
      current = { bin, count: 0, sum: 0, positives: 0 };
    }
    current.count += end - start;
    current.sum += (end - start) * probability;
    current.positives += positives;
  }
  curve.push(toBin(current));
  return curve;
}

function toBin({ count, sum, positives }: { count: number; sum: number; positives: number }): ReliabilityBin {
  return { count, meanProbability: sum / count, fractionPositive: positives / count };
}
