import { InvalidParameterError } from '../errors.ts';
import type { Contributions } from './contributions.ts';
import { checkRows, type FeatureRows, toRow } from './feature-rows.ts';
import { type Scored, type ScoreFunction, scoreFunctionOf } from './score-function.ts';

/** 65,536 coalitions; each feature more doubles them. */
export const MAX_ENUMERATED_FEATURES = 16;

/** Rows scored at once: enough that calls cost nothing, few enough to stay in the processor's cache. */
const BATCH_ROWS = 8_192;

/**
 * Exact Shapley values of any score, by all 2^n coalitions of its n features (Shapley, 1953; interventional as in Lundberg and
 * Lee, 2017): what is said of a row whose unknown features are taken from a background row, averaged over the background. What
 * it explains is the very score that is served, calibration and averaging included.
 *
 * It scores 2^n × background.nRows rows: 51,200 for nine features and a hundred background rows.
 *
 * @param row nFeatures values; NaN where missing.
 * @param background rows to compare with, from 1.
 * @returns contributions of nFeatures in the score's own unit; the baseline is the mean score of the background.
 * @throws InvalidParameterError beyond 16 features; InvalidDatasetError where the lengths do not fit.
 */
export function shapleyByEnumeration(model: Scored, row: ArrayLike<number>, background: FeatureRows): Contributions {
  const nFeatures = typeof model === 'function' ? background.nFeatures : model.nFeatures;
  if (nFeatures > MAX_ENUMERATED_FEATURES)
    throw new InvalidParameterError(
      `All coalitions of ${nFeatures} features are too many; up to ${MAX_ENUMERATED_FEATURES} can be enumerated.`,
    );
  checkRows(background, nFeatures);
  const values = coalitionValues(scoreFunctionOf(model), toRow(row, nFeatures), background);
  return { baseline: values[0] as number, contributions: shapleyValues(nFeatures, values) };
}

/** The mean score of each coalition; feature f belongs to it where bit f of its number is set. */
function coalitionValues(
  score: ScoreFunction,
  row: Float32Array,
  { features, nRows, nFeatures }: FeatureRows,
): Float64Array {
  const values = new Float64Array(2 ** nFeatures);
  const atOnce = Math.min(values.length, Math.max(1, Math.floor(BATCH_ROWS / nRows)));
  const batch = new Float32Array(atOnce * nRows * nFeatures);
  for (let first = 0; first < values.length; first += atOnce) {
    const count = Math.min(atOnce, values.length - first);
    const columnLength = count * nRows;
    for (let feature = 0; feature < nFeatures; feature += 1) {
      const column = features.subarray(feature * nRows, (feature + 1) * nRows);
      for (let index = 0; index < count; index += 1) {
        const start = feature * columnLength + index * nRows;
        if (((first + index) >> feature) & 1) batch.fill(row[feature] as number, start, start + nRows);
        else batch.set(column, start);
      }
    }
    const scores = score(batch.subarray(0, columnLength * nFeatures), columnLength);
    for (let index = 0; index < count; index += 1) {
      let sum = 0;
      for (let other = 0; other < nRows; other += 1) sum += scores[index * nRows + other] as number;
      values[first + index] = sum / nRows;
    }
  }
  return values;
}

function shapleyValues(nFeatures: number, values: Float64Array): Float64Array {
  const weights = coalitionWeights(nFeatures);
  const contributions = new Float64Array(nFeatures);
  for (let coalition = 0; coalition < values.length; coalition += 1) {
    const size = countBits(coalition);
    for (let feature = 0; feature < nFeatures; feature += 1) {
      const isIn = (coalition >> feature) & 1;
      const weight = isIn ? (weights[size - 1] as number) : -(weights[size] as number);
      contributions[feature] = (contributions[feature] as number) + weight * (values[coalition] as number);
    }
  }
  return contributions;
}

/** By how many features have come before: size! (n - size - 1)! / n!, and 0 for all of them, which none comes after. */
function coalitionWeights(nFeatures: number): Float64Array {
  const weights = new Float64Array(nFeatures + 1);
  weights[0] = 1 / nFeatures;
  for (let size = 1; size < nFeatures; size += 1)
    weights[size] = ((weights[size - 1] as number) * size) / (nFeatures - size);
  return weights;
}

function countBits(bits: number): number {
  let count = 0;
  for (let rest = bits; rest !== 0; rest &= rest - 1) count += 1;
  return count;
}
