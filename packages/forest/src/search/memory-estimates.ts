import { type ForestParameters, resolveParameters } from '../trees/parameters.ts';
import type { GridCell } from './grid.ts';
import { groupCells } from './search-plan.ts';

export interface SearchSize {
  nRows: number;
  nFeatures: number;
  /** That are scored. */
  folds: number;
}

/** Nodes of a tree for each row where the labels are noise; trees that find something are smaller. */
const NODES_PER_ROW = 0.5;
/** Of the two halves of a split the smaller has at least minSamplesLeaf of the sampled rows, which are 63 % of all. */
const MOST_NODES_PER_LEAF = 2 * 0.64;
const NODE_BYTES = 27;
/** Work space of the kernel and the copies that are made of the rows' numbers. */
const ROW_BYTES = 300;
const FEATURE_BYTES = 14;
/** A sum for each leaf size; a place and a weight for each group of cells and fold. */
const SUM_BYTES = 16;
const FAMILY_BYTES = 16;

/**
 * Bytes that evaluateCells needs on one thread beyond those of the dataset and of a process at rest: somewhat more than was measured
 * (docs/engine.md, What a search costs).
 */
export function estimateSearchBytes(cells: readonly GridCell[], { nRows, nFeatures, folds }: SearchSize): number {
  const groups = groupCells(cells, nFeatures);
  const limits = Math.max(0, ...groups.map((group) => group.limits.length));
  return nRows * (ROW_BYTES + FEATURE_BYTES * nFeatures + SUM_BYTES * limits + FAMILY_BYTES * groups.length * folds);
}

/** Bytes of the forest that fitForest returns, at most where labels are not set against every feature: rather too many than too few. */
export function estimateForestBytes(parameters: ForestParameters, nRows: number, nFeatures: number): number {
  const { nEstimators, minSamplesLeaf } = resolveParameters(parameters, nFeatures);
  return nEstimators * nRows * NODE_BYTES * Math.min(NODES_PER_ROW, MOST_NODES_PER_LEAF / minSamplesLeaf);
}
