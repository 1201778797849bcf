import { createDataset, type Dataset } from '../data/dataset.ts';
import { InvalidDatasetError } from '../errors.ts';
import { checkWithin } from '../families/number-checks.ts';
import { drawNegatives } from './draw-negatives.ts';
import { type KeyedRows, rowsByKey } from './keyed-rows.ts';

export interface BagOptions {
  readonly nFeatures: number;
  readonly optionalFeatures?: readonly number[] | undefined;
  /** Background rows for each positive, 1 to 20; 3 where left out. */
  readonly ratio?: number | undefined;
  /** Share of all weight that label 1 has, 0.001 to 0.999; 0.5 where left out: both labels weigh the same. */
  readonly prior?: number | undefined;
}

/**
 * One bag: all positives as label 1, a sample of the background as label 0, weighted so that label 1 has the prior's share whatever
 * the ratio is; weights are 1 on average. Rows lie by label, then by key: the bag depends on which rows there are, not on their order.
 *
 * @throws InvalidParameterError; InvalidDatasetError as drawNegatives, createDataset, and on lengths that do not fit.
 */
export function bagDataset(
  positives: KeyedRows,
  background: KeyedRows,
  { nFeatures, optionalFeatures, ratio = 3, prior = 0.5 }: BagOptions,
  seed: number,
  bag: number,
): Dataset {
  checkWithin('prior', prior, 0.001, 0.999);
  checkLength('positives', positives, nFeatures);
  checkLength('background', background, nFeatures);
  const drawn = drawNegatives(background.keys, positives.keys, { seed, bag, ratio });
  const liked = rowsByKey(positives.keys);
  const nRows = liked.length + drawn.length;
  const features = new Float32Array(nRows * nFeatures);
  const copy = (from: KeyedRows, rows: Uint32Array, at: number) => {
    for (let feature = 0; feature < nFeatures; feature += 1)
      for (const [index, row] of rows.entries())
        features[feature * nRows + at + index] = from.features[feature * from.keys.length + row] as number;
  };
  copy(positives, liked, 0);
  copy(background, drawn, liked.length);
  const labels = new Uint8Array(nRows).fill(1, 0, liked.length);
  const perLabel = [((1 - prior) * nRows) / drawn.length, (prior * nRows) / liked.length];
  const weights = Float64Array.from(labels, (label) => perLabel[label] as number);
  return createDataset(features, labels, nFeatures, { weights, optionalFeatures });
}

function checkLength(name: string, { keys, features }: KeyedRows, nFeatures: number): void {
  if (features.length !== keys.length * nFeatures)
    throw new InvalidDatasetError(
      `${keys.length} ${name} of ${nFeatures} features are ${keys.length * nFeatures} values, not ${features.length}.`,
    );
}
