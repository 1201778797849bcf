import { checkSeed, checkWhole } from '../checks.ts';
import type { Dataset } from '../data/dataset.ts';
import { InvalidDatasetError, InvalidParameterError } from '../errors.ts';
import { rankValues } from './feature-codes.ts';
import type { Forest } from './forest.ts';
import { ForestNodes } from './forest-nodes.ts';
import { type ForestParameters, type ResolvedParameters, resolveParameters } from './parameters.ts';
import { layOut, type TrainingMemory } from './training-memory.ts';
import { prepareFamilies, type TreeFamily } from './tree-family.ts';
import { treeSeed } from './tree-seed.ts';

/** Rows that one training set can have: their place beside a float's 32 bits still fits a float64. */
export const MAX_ROWS = 2 ** 20;

/**
 * Trains a random forest classifier (Breiman, 2001) or extremely randomised trees (Geurts, Ernst and Wehenkel, 2006). Tree t
 * depends on the data, the parameters and (seed, stream, t) only: a forest of 50 trees is the first 50 of one of 190.
 *
 * A missing value goes to the side on which it lowers impurity more; at nodes that saw none in training, to the heavier side.
 *
 * @param stream keeps forests of one seed apart, such as the folds of a cross-validation.
 * @throws InvalidParameterError; InvalidDatasetError on more than MAX_ROWS rows, or rows of one label only.
 */
export function fitForest(dataset: Dataset, parameters: ForestParameters, seed: number, stream = 0): Forest {
  checkSeed(seed);
  checkWhole('stream', stream, 0, 2 ** 31 - 1);
  const resolved = resolveParameters(parameters, dataset.nFeatures);
  using ground = prepare(dataset, resolved, new Uint32Array());
  return grow(ground, resolved.nEstimators, seed, stream);
}

export interface OutOfBagForest {
  readonly forest: Forest;
  /** Probability of each row by the trees whose sample left it out; NaN where there is none: every sample has it, or it weighs nothing. */
  readonly probabilities: Float64Array;
}

/**
 * Trains a forest and scores each row by the trees that have not seen it (Breiman, 2001): an honest score without folds.
 *
 * @throws InvalidParameterError, also where trees have no samples of their own (`bootstrap: false`); InvalidDatasetError
 */
export function fitForestOutOfBag(dataset: Dataset, parameters: ForestParameters, seed: number): OutOfBagForest {
  checkSeed(seed);
  const resolved = resolveParameters(parameters, dataset.nFeatures);
  if (!resolved.bootstrap)
    throw new InvalidParameterError('Out-of-bag scores need bootstrap: true; otherwise every tree has seen every row.');
  using ground = prepare(dataset, resolved, 'out-of-bag');
  const forest = grow(ground, resolved.nEstimators, seed, 0);
  const { votes, sums } = ground.memory;
  const probabilities = Float64Array.from({ length: dataset.nRows }, (_, row) => {
    const nVotes = votes[row] as number;
    return nVotes === 0 ? Number.NaN : (sums[row] as number) / nVotes;
  });
  return { forest, probabilities };
}

/** @throws InvalidDatasetError on more than MAX_ROWS rows, none, or rows of one label only: one that weighs nothing is as good as absent. */
export function checkTrainingRows({ nRows, labels, weights }: Dataset): void {
  if (nRows > MAX_ROWS)
    throw new InvalidDatasetError(`A forest learns from at most ${MAX_ROWS} rows; there are ${nRows}. Take a sample.`);
  if (nRows === 0) throw new InvalidDatasetError('There is no row to learn from.');
  const isThere = (label: number) => labels.some((of, row) => of === label && weights?.[row] !== 0);
  for (const label of [0, 1])
    if (!isThere(label))
      throw new InvalidDatasetError(`No row that weighs anything has label ${label}: there is nothing to tell apart.`);
}

/** Where trees of one kind grow. */
interface Ground extends Disposable {
  readonly nFeatures: number;
  readonly memory: TrainingMemory;
}

function prepare(dataset: Dataset, parameters: ResolvedParameters, scored: TreeFamily['scored']): Ground {
  checkTrainingRows(dataset);
  const training = Uint32Array.from({ length: dataset.nRows }, (_, row) => row);
  const limits = [parameters.minSamplesLeaf];
  const [family] = prepareFamilies(dataset, rankValues(dataset), [
    { parameters, limits, training, scored, keepsTrees: true },
  ]);
  if (!family) throw new TypeError('A family was asked for and none was made.');
  const memory = layOut(dataset, [family]);
  memory.kernel.configure(memory.layouts[0] as number);
  return {
    nFeatures: dataset.nFeatures,
    memory,
    [Symbol.dispose]: () => memory[Symbol.dispose](),
  };
}

function grow({ nFeatures, memory }: Ground, nTrees: number, seed: number, stream: number): Forest {
  const nodes = new ForestNodes(nFeatures, nTrees);
  for (let tree = 0; tree < nTrees; tree += 1)
    nodes.addTree(memory.nodes, memory.kernel.growTree(treeSeed(seed, stream, tree)));
  return nodes.toForest();
}
