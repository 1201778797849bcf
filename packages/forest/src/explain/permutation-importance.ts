import { checkWhole } from '../checks.ts';
import type { Dataset } from '../data/dataset.ts';
import type { Metric } from '../metrics/bootstrap-interval.ts';
import { standardDeviation } from '../metrics/sample-statistics.ts';
import { createRandom, shuffle } from '../random.ts';
import { checkRows } from './feature-rows.ts';
import { type Scored, scoreFunctionOf } from './score-function.ts';

export interface PermutationImportances {
  /** The metric where nothing is shuffled. */
  readonly score: number;
  /** nFeatures: by how much the metric falls where the feature is shuffled, the mean over repeats. Around 0: not used. */
  readonly importances: Float64Array;
  /** nFeatures: standard deviations over the repeats, with n - 1. */
  readonly standardDeviations: Float64Array;
}

export interface PermutationOptions {
  readonly seed: number;
  /** How often each feature is shuffled, 2 to 10,000; 10 where left out. */
  readonly repeats?: number;
}

const PERMUTATION_STREAM = 0x7065726d;

/**
 * How much a model rests on each feature: the loss of a metric where that feature's values are dealt to other rows (Breiman,
 * 2001; for any model Fisher, Rudin and Dominici, 2019). Of features that say the same, each alone may seem unimportant.
 *
 * @param dataset rows that the model was not trained on, or it tells what was learned by heart.
 * @param metric greater is better; of a loss, hand in its negative.
 * @throws InvalidParameterError on repeats out of range; InvalidDatasetError where the model has another number of features.
 */
export function permutationImportance(
  model: Scored,
  dataset: Dataset,
  metric: Metric,
  { seed, repeats = 10 }: PermutationOptions,
): PermutationImportances {
  const { features, labels, nRows, nFeatures } = dataset;
  checkWhole('repeats', repeats, 2, 10_000);
  checkRows(dataset, typeof model === 'function' ? nFeatures : model.nFeatures);
  const predict = scoreFunctionOf(model);
  const score = metric(labels, predict(features, nRows));
  const importances = new Float64Array(nFeatures);
  const standardDeviations = new Float64Array(nFeatures);
  const shuffled = features.slice();
  const order = new Uint32Array(nRows);
  const falls = new Float64Array(repeats);
  for (let feature = 0; feature < nFeatures; feature += 1) {
    const start = feature * nRows;
    for (let repeat = 0; repeat < repeats; repeat += 1) {
      for (let row = 0; row < nRows; row += 1) order[row] = row;
      shuffle(order, createRandom(seed, PERMUTATION_STREAM, feature, repeat));
      for (let row = 0; row < nRows; row += 1)
        shuffled[start + row] = features[start + (order[row] as number)] as number;
      falls[repeat] = score - metric(labels, predict(shuffled, nRows));
    }
    shuffled.set(features.subarray(start, start + nRows), start);
    importances[feature] = falls.reduce((sum, fall) => sum + fall, 0) / repeats;
    standardDeviations[feature] = standardDeviation(falls);
  }
  return { score, importances, standardDeviations };
}
