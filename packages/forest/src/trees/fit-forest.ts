import type { Dataset } from '../data/dataset.ts';
import { createRandom } from '../random.ts';
import type { Forest } from './forest.ts';
import { NodeList } from './node-list.ts';
import { checkParameters, type ForestParameters } from './parameters.ts';
import { type PresortedDataset, presort } from './presorted.ts';
import { TreeBuilder } from './tree-builder.ts';

/**
 * Trains a random forest classifier (Breiman, 2001): bootstrap samples, Gini impurity, random features at each split.
 * Tree t depends on the data, the parameters and (seed, stream, t) only: a forest of 50 trees is the first 50 of one of 190.
 *
 * @param stream keeps forests of one seed apart, such as the folds of a cross-validation.
 * @throws InvalidParameterError
 */
export function fitForest(dataset: Dataset, parameters: ForestParameters, seed: number, stream = 0): Forest {
  checkParameters(parameters, dataset.nFeatures);
  return fitPresorted(presort(dataset), parameters, seed, stream);
}

/** The same over data that is sorted already; parameters are not checked again. */
export function fitPresorted(
  data: PresortedDataset,
  parameters: ForestParameters,
  seed: number,
  stream: number,
): Forest {
  const nodes = new NodeList(data.nFeatures);
  const builder = new TreeBuilder(data, parameters);
  for (let tree = 0; tree < parameters.nEstimators; tree += 1) builder.grow(nodes, createRandom(seed, stream, tree));
  return nodes.toForest();
}
