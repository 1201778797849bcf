import { checkOneOf, checkWhole } from '../checks.ts';
import { InvalidParameterError } from '../errors.ts';

/**
 * How many features a split may choose from: the square root or binary logarithm of their number, or a number.
 * `auto` is the square root: scikit-learn's name for it before 1.3.
 */
export type MaxFeatures = 'auto' | 'sqrt' | 'log2' | number;

/** Names and meaning as in scikit-learn's RandomForestClassifier and ExtraTreesClassifier. */
export interface ForestParameters {
  /** Trees, 1 to 10,000. */
  readonly nEstimators: number;
  readonly maxFeatures: MaxFeatures;
  /** Least number of distinct rows in a leaf, from 1. */
  readonly minSamplesLeaf: number;
  /** Least number of distinct rows in a node that is split, from 2; 2 where left out. */
  readonly minSamplesSplit?: number | undefined;
  /** Greatest depth of a tree, from 1; no limit where left out. */
  readonly maxDepth?: number | undefined;
  /** Random forest (Breiman, 2001) where left out, or extremely randomised trees (Geurts, Ernst and Wehenkel, 2006). */
  readonly algorithm?: Algorithm | undefined;
  /** What a split lowers: Gini impurity where left out, or entropy. */
  readonly criterion?: Criterion | undefined;
  /** Whether each tree has a sample of its own, drawn with replacement; where left out, only in a random forest. */
  readonly bootstrap?: boolean | undefined;
  /** `balanced` gives both labels the same weight in all; or the weight of a row of label 0 and of label 1. */
  readonly classWeight?: ClassWeight | undefined;
  /**
   * Thresholds that a split may choose from: between any two values (`exact`, where left out), or between at most so many bins
   * of about equally many rows, 2 to 65,535: faster, and a different model, if close to it.
   */
  readonly bins?: Bins | undefined;
}

export type Algorithm = 'random-forest' | 'extra-trees';
export type Criterion = 'gini' | 'entropy';
export type ClassWeight = 'balanced' | readonly [number, number];
export type Bins = 'exact' | number;

/** Parameters with nothing left out; two that resolve to the same grow the same trees. */
export interface ResolvedParameters {
  readonly nEstimators: number;
  readonly maxFeatures: number;
  readonly minSamplesLeaf: number;
  readonly minSamplesSplit: number;
  readonly maxDepth: number;
  readonly algorithm: Algorithm;
  readonly criterion: Criterion;
  readonly bootstrap: boolean;
  readonly classWeight: ClassWeight | undefined;
  readonly bins: Bins;
}

export const MAX_ESTIMATORS = 10_000;
const MOST = 2 ** 30;

/**
 * The number of features to choose from, 1 to nFeatures.
 *
 * @throws InvalidParameterError where a number is not a whole one in that range.
 */
export function resolveMaxFeatures(maxFeatures: MaxFeatures, nFeatures: number): number {
  if (maxFeatures === 'sqrt' || maxFeatures === 'auto') return Math.max(1, Math.floor(Math.sqrt(nFeatures)));
  if (maxFeatures === 'log2') return Math.max(1, Math.floor(Math.log2(nFeatures)));
  checkWhole('maxFeatures', maxFeatures, 1, nFeatures);
  return maxFeatures;
}

/** @throws InvalidParameterError naming the parameter and its range. */
export function resolveParameters(parameters: ForestParameters, nFeatures: number): ResolvedParameters {
  const { minSamplesSplit = 2, maxDepth = MOST, algorithm = 'random-forest', criterion = 'gini' } = parameters;
  const { bootstrap = algorithm === 'random-forest', bins = 'exact', classWeight } = parameters;
  checkWhole('nEstimators', parameters.nEstimators, 1, MAX_ESTIMATORS);
  checkWhole('minSamplesLeaf', parameters.minSamplesLeaf, 1, MOST);
  checkWhole('minSamplesSplit', minSamplesSplit, 2, MOST);
  checkWhole('maxDepth', maxDepth, 1, MOST);
  checkOneOf('algorithm', algorithm, ['random-forest', 'extra-trees']);
  checkOneOf('criterion', criterion, ['gini', 'entropy']);
  checkOneOf('bootstrap', bootstrap, [true, false]);
  if (bins !== 'exact') checkWhole('bins', bins, 2, 65_535);
  checkClassWeight(classWeight);
  return {
    nEstimators: parameters.nEstimators,
    maxFeatures: resolveMaxFeatures(parameters.maxFeatures, nFeatures),
    minSamplesLeaf: parameters.minSamplesLeaf,
    minSamplesSplit,
    maxDepth,
    algorithm,
    criterion,
    bootstrap,
    classWeight,
    bins,
  };
}

function checkClassWeight(classWeight: ClassWeight | undefined): void {
  if (classWeight === undefined || classWeight === 'balanced') return;
  const isPair = Array.isArray(classWeight) && classWeight.length === 2;
  if (!isPair || !classWeight.every((weight) => Number.isFinite(weight) && weight > 0))
    throw new InvalidParameterError(
      `classWeight must be balanced, or the weights of label 0 and of label 1, both above 0; not ${JSON.stringify(classWeight)}.`,
    );
}
