import { type Dataset, selectRows } from '../data/dataset.ts';
import { splitFold, stratifiedFolds } from '../data/folds.ts';
import { InvalidDatasetError } from '../errors.ts';
import type { ModelFamily } from '../families/classifier.ts';
import { predictModel } from '../families/trained-model.ts';
import type { PositiveUnlabelledModel } from './positive-unlabelled-model.ts';

/**
 * Learns what is liked where only some liked songs are named and all others are background, liked or not (Elkan and Noto, 2008):
 * the probability of being named, divided by the share c of liked songs that were named. c is the mean that models give to named
 * songs they have not seen (the paper's estimator e1), out of fold.
 *
 * It assumes that
 * - the named songs are a fair sample of the liked ones: which of them were named does not depend on their features;
 * - the base family's probabilities are about right, also by weight (weights that even out the labels change what "probability"
 *   refers to: the answer is then for songs mixed like that, not for the catalogue);
 * - songs that are surely liked exist, or c comes out too small and the result too large.
 * Where it does not hold the order of songs is still the base model's: dividing changes none. But probabilities above 1 are cut
 * to 1, which makes the best songs equal: rank by `base`, show the corrected number.
 *
 * @param dataset label 1 for named songs, label 0 for background.
 * @param folds 2 to 255; 5 where left out.
 * @throws InvalidDatasetError where a label has fewer rows than folds, or named songs get no probability at all.
 */
export function fitPositiveUnlabelled(
  family: ModelFamily,
  dataset: Dataset,
  seed: number,
  folds = 5,
): PositiveUnlabelledModel {
  const labelFrequency = estimateLabelFrequency(family, dataset, seed, folds);
  const base = family.fit(dataset, seed);
  return { kind: 'positive-unlabelled', nFeatures: dataset.nFeatures, base, labelFrequency };
}

/** The weighted mean of what named songs get from models that have not seen them; errors as fitPositiveUnlabelled. */
export function estimateLabelFrequency(family: ModelFamily, dataset: Dataset, seed: number, folds = 5): number {
  const assignment = stratifiedFolds(dataset.labels, folds, seed);
  let [sum, total] = [0, 0];
  for (let fold = 0; fold < folds; fold += 1) {
    const { training, test } = splitFold(assignment, fold);
    const held = selectRows(
      dataset,
      test.filter((row) => dataset.labels[row] === 1),
    );
    const model = family.fit(selectRows(dataset, training), seed);
    for (const [row, probability] of predictModel(model, held.features, held.nRows).entries()) {
      const weight = held.weights?.[row] ?? 1;
      sum += weight * probability;
      total += weight;
    }
  }
  if (!(sum > 0))
    throw new InvalidDatasetError(
      'The share of liked songs that were named comes out as 0: no named song is recognised.',
    );
  return sum / total;
}
