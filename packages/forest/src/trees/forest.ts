/** Marks a leaf in `Forest.feature`. */
export const LEAF = -1;

/**
 * A trained forest, all trees one after the other in flat arrays. A node's children are at higher places than the node itself;
 * a row goes left where its feature is at most the threshold.
 */
export interface Forest {
  readonly nFeatures: number;
  /** First node of each tree. */
  readonly roots: Uint32Array;
  /** Feature that a node asks for, LEAF for leaves. */
  readonly feature: Int16Array;
  readonly threshold: Float32Array;
  readonly left: Uint32Array;
  readonly right: Uint32Array;
  /** Fraction of label 1 among the rows of the bootstrap sample that reached the node. */
  readonly value: Float64Array;
  /** How many they were, repeats counted. */
  readonly weight: Uint32Array;
}

/** The first trees of a forest: the same as a forest trained with fewer. Nothing is copied. */
export function firstTrees(forest: Forest, nEstimators: number): Forest {
  return { ...forest, roots: forest.roots.subarray(0, nEstimators) };
}
