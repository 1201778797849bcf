import type { GridCell } from './grid.ts';
import { type CellGroup, groupCells } from './search-plan.ts';

export interface ShardPlan {
  nRows: number;
  nFeatures: number;
  folds: number;
  /** Work that a shard should have at least, in milliseconds. */
  targetMs: number;
}

/** Nanoseconds to count one row by one feature on one level of a tree; measured, rough, and only for shares of equal size. */
const ROW_NS = 3;

/** Estimated milliseconds to cross-validate a group: grows with trees, rows, depth, features looked at and, slowly, members. */
function estimateGroupCost({ parameters, limits, marks }: CellGroup, { nRows, folds }: ShardPlan): number {
  const trees = marks.at(-1) ?? 0;
  const depth = Math.log2(Math.max(2, nRows / (limits[0] ?? 1))) + 1;
  const shares = 1 + Math.log2(limits.length) / 3;
  return (folds * trees * nRows * depth * (parameters.maxFeatures + 1) * shares * ROW_NS) / 1e6;
}

/**
 * Divides a grid into shards of about equal cost, each of at least targetMs where there is enough work. Cells that share their
 * trees stay together.
 *
 * @returns indices of the cells of each shard; every cell is in exactly one.
 */
export function planShards(cells: readonly GridCell[], plan: ShardPlan): number[][] {
  const groups = groupCells(cells, plan.nFeatures).map((group) => ({
    indices: group.cells.map(({ index }) => index),
    cost: estimateGroupCost(group, plan),
  }));
  const total = groups.reduce((sum, { cost }) => sum + cost, 0);
  const count = Math.max(1, Math.min(groups.length, Math.floor(total / plan.targetMs)));
  const shards = Array.from({ length: count }, () => ({ indices: [] as number[], cost: 0 }));
  // Dearest first, each to the shard that has least so far (Graham, 1969).
  for (const group of groups.toSorted((a, b) => b.cost - a.cost)) {
    const least = shards.reduce((best, shard) => (shard.cost < best.cost ? shard : best));
    least.indices.push(...group.indices);
    least.cost += group.cost;
  }
  return shards.filter(({ indices }) => indices.length > 0).map(({ indices }) => indices.toSorted((a, b) => a - b));
}
