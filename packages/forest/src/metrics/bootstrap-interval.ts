import { checkWhole } from '../checks.ts';
import { createRandom, type Random } from '../random.ts';
import { checkLevel, type Estimate } from './estimate.ts';
import { quantile, standardDeviation } from './sample-statistics.ts';
import { checkScores, countPositives } from './scored-rows.ts';

/** Any measure of scores against labels; it must not keep the arrays it is given. */
export type Metric = (labels: Uint8Array, scores: Float64Array) => number;

export interface BootstrapOptions {
  readonly seed: number;
  /** How often rows are drawn, 2 to 1,000,000; 1,000 where left out. */
  readonly resamples?: number;
  /** Confidence, between 0 and 1; 0.95 where left out. */
  readonly level?: number;
}

const BOOTSTRAP_STREAM = 0x626f6f74;

/**
 * The percentile bootstrap (Efron, 1979) for any metric: rows are drawn with replacement within each label, so that no resample
 * lacks one. `estimate` is the metric of the rows themselves; low and high are quantiles of the resamples', `standardError`
 * their standard deviation. The same seed gives the same interval.
 *
 * @throws InvalidDatasetError where only one label is there, on lengths that do not fit and scores that are not numbers;
 *   InvalidParameterError on options out of range; what the metric throws.
 */
export function bootstrapInterval(
  labels: Uint8Array,
  scores: Float64Array,
  metric: Metric,
  { seed, resamples = 1_000, level = 0.95 }: BootstrapOptions,
): Estimate {
  checkScores(labels, scores);
  checkWhole('resamples', resamples, 2, 1_000_000);
  checkLevel(level);
  const positives = countPositives(labels, 'A stratified bootstrap');
  const negatives = labels.length - positives;
  const grouped = Float64Array.from([
    ...scores.filter((_, row) => labels[row] === 0),
    ...scores.filter((_, row) => labels[row] === 1),
  ]);
  const drawnLabels = new Uint8Array(labels.length).fill(1, negatives);
  const drawnScores = new Float64Array(labels.length);
  const random = createRandom(seed, BOOTSTRAP_STREAM);
  const values = new Float64Array(resamples);
  for (let index = 0; index < resamples; index += 1) {
    draw(grouped.subarray(0, negatives), drawnScores.subarray(0, negatives), random);
    draw(grouped.subarray(negatives), drawnScores.subarray(negatives), random);
    values[index] = metric(drawnLabels, drawnScores);
  }
  values.sort();
  return {
    estimate: metric(labels, scores),
    standardError: standardDeviation(values),
    low: quantile(values, (1 - level) / 2),
    high: quantile(values, (1 + level) / 2),
  };
}

function draw(from: Float64Array, into: Float64Array, random: Random): void {
  for (let index = 0; index < into.length; index += 1) into[index] = from[random.below(from.length)] as number;
}
