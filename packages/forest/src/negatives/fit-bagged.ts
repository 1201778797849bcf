import { checkWhole } from '../checks.ts';
import type { AverageModel } from '../families/average.ts';
import type { ModelFamily } from '../families/classifier.ts';
import { type BagOptions, bagDataset } from './bag-dataset.ts';
import type { KeyedRows } from './keyed-rows.ts';

export interface BaggedOptions extends BagOptions {
  /** Samples of the background, each with a model of its own, 1 to 100; 5 where left out. */
  readonly bags?: number | undefined;
}

/**
 * Trains a family on all positives against several samples of the background and averages the models: less depends on which songs
 * happened to be drawn (bagging for positive and unlabelled rows, Mordelet and Vert, 2014). The same keys, features, options and
 * seed give the same model, in whatever order the rows come.
 *
 * @throws InvalidParameterError; InvalidDatasetError as bagDataset and the family.
 */
export function fitBagged(
  family: ModelFamily,
  positives: KeyedRows,
  background: KeyedRows,
  { bags = 5, ...options }: BaggedOptions,
  seed: number,
): AverageModel {
  checkWhole('bags', bags, 1, 100);
  const members = Array.from({ length: bags }, (_, bag) =>
    family.fit(bagDataset(positives, background, options, seed, bag), seed),
  );
  return { kind: 'average', nFeatures: options.nFeatures, members };
}
