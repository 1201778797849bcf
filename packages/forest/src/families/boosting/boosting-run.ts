import { createRandom, type Random } from '../../random.ts';
import { logisticLoss, sigmoid } from '../sigmoid.ts';
import type { WeightedDataset } from '../weighted-rows.ts';
import type { BinnedFeatures } from './feature-bins.ts';
import { type NodeLists, TreeGrower, type TreeLimits } from './tree-grower.ts';

export interface RunOptions extends TreeLimits {
  readonly rounds: number;
  /** Share of the training rows that each tree sees. */
  readonly subsample: number;
  /** Rounds without a better validation loss after which to stop. */
  readonly patience: number;
}

export interface BoostingRun {
  readonly base: number;
  readonly nodes: NodeLists;
  /** Rounds after which the validation rows' loss was least; all of them where there are no such rows. */
  readonly bestRounds: number;
}

const SUBSAMPLE_STREAM = 0x626f6f73;

/**
 * Stochastic gradient boosting (Friedman, 2001 and 2002) of logistic loss with Newton steps. Round t depends on the rows and
 * (seed, t) and on the rounds before it.
 *
 * @param training rows to learn from.
 * @param validation rows to watch the loss on; may be empty.
 */
export function runBoosting(
  { labels, weights, nRows }: WeightedDataset,
  binned: BinnedFeatures,
  training: Uint32Array,
  validation: Uint32Array,
  options: RunOptions,
  seed: number,
): BoostingRun {
  const base = logOddsOf(labels, weights, training);
  const logOdds = new Float64Array(nRows).fill(base);
  const gradients = new Float64Array(nRows);
  const curvatures = new Float64Array(nRows);
  const grower = new TreeGrower(binned, nRows, options, gradients, curvatures);
  const size = Math.max(1, Math.round(options.subsample * training.length));
  const sample = new Uint32Array(size);
  let best = { rounds: 0, loss: lossOf(labels, weights, logOdds, validation) };
  for (let round = 1; round <= options.rounds; round += 1) {
    for (let row = 0; row < nRows; row += 1) {
      const probability = sigmoid(logOdds[row] as number);
      const weight = weights[row] as number;
      gradients[row] = weight * (probability - (labels[row] as number));
      curvatures[row] = weight * probability * (1 - probability);
    }
    drawSample(training, sample, createRandom(seed, SUBSAMPLE_STREAM, round));
    grower.grow(sample);
    grower.addLatestTree(logOdds);
    if (validation.length === 0) continue;
    const loss = lossOf(labels, weights, logOdds, validation);
    if (loss < best.loss) best = { rounds: round, loss };
    else if (round - best.rounds >= options.patience) break;
  }
  return { base, nodes: grower.nodes, bestRounds: validation.length === 0 ? options.rounds : best.rounds };
}

function logOddsOf(labels: Uint8Array, weights: Float64Array, rows: Uint32Array): number {
  const sums = [0, 0];
  for (const row of rows) {
    const label = labels[row] as number;
    sums[label] = (sums[label] as number) + (weights[row] as number);
  }
  return Math.log((sums[1] as number) / (sums[0] as number));
}

function lossOf(labels: Uint8Array, weights: Float64Array, logOdds: Float64Array, rows: Uint32Array): number {
  let sum = 0;
  for (const row of rows) sum += (weights[row] as number) * logisticLoss(labels[row] as number, logOdds[row] as number);
  return sum;
}

/** Some of the rows, all equally likely, in their order (Knuth's algorithm S). */
function drawSample(rows: Uint32Array, sample: Uint32Array, random: Random): void {
  let chosen = 0;
  for (let index = 0; chosen < sample.length; index += 1)
    if (random.below(rows.length - index) < sample.length - chosen) sample[chosen++] = rows[index] as number;
}
