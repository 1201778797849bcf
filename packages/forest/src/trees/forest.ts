import { checkWhole } from '../checks.ts';

/** Marks a leaf in `Forest.feature`. */
export const LEAF = -1;

/**
 * Trees one after the other in flat arrays. A node's children are at higher places than the node itself; a row goes left where
 * its feature is at most the threshold, or where it is missing (NaN) and the node sends those left.
 */
export interface Trees {
  /** First node of each tree. */
  readonly roots: Uint32Array;
  /** Feature that a node asks for, LEAF for leaves. */
  readonly feature: Int16Array;
  readonly threshold: Float32Array;
  /** 1 where a missing value goes left. */
  readonly missingLeft: Uint8Array;
  readonly left: Uint32Array;
  readonly right: Uint32Array;
  /** What a leaf says. */
  readonly value: Float64Array;
}

/** A trained forest. */
export interface Forest extends Trees {
  readonly nFeatures: number;
  /**
   * Of every node: weighted fraction of label 1 among the rows of the tree's sample that reached the node, rounded to a multiple of 2^-32: so
   * sums over trees are exact in float64, in whatever order they are made.
   */
  readonly value: Float64Array;
  /** Weight of those rows in whole units: how many they were, repeats counted, where all weigh the same. */
  readonly weight: Uint32Array;
}

/**
 * The first trees of a forest: the same as a forest trained with fewer. Nothing is copied.
 *
 * @param nEstimators 1 to the number of trees.
 * @throws InvalidParameterError
 */
export function firstTrees(forest: Forest, nEstimators: number): Forest {
  checkWhole('nEstimators', nEstimators, 1, forest.roots.length);
  return { ...forest, roots: forest.roots.subarray(0, nEstimators) };
}

/** The child to which a node that is no leaf sends a value of its feature. */
export function childOf({ threshold, missingLeft, left, right }: Trees, node: number, value: number): number {
  const goesLeft = value <= (threshold[node] as number) || (Number.isNaN(value) && missingLeft[node] === 1);
  return (goesLeft ? left[node] : right[node]) as number;
}
