import type { GridCell } from './grid.ts';
import { type CellGroup, groupCells } from './search-plan.ts';

export interface ShardPlan {
  nRows: number;
  nFeatures: number;
  folds: number;
  /** Work that a shard should have at least, in milliseconds. */
  targetMs: number;
}

/** A piece of a search: cells, by their places in the grid, and the folds to score them on. */
export interface Shard {
  cells: number[];
  /** All where left out. */
  onlyFolds?: number[];
}

/**
 * Estimated milliseconds to score a group on one fold, in 64 bins on one core: fitted to measurements (docs/engine.md, What a search costs).
 */
function estimateFoldCost({ parameters, limits, marks }: CellGroup, nRows: number): number {
  const trees = marks.at(-1) ?? 0;
  const sizes = 1 + Math.log2(limits.length);
  const rowNs = 38 + 14 * sizes + 5.5 * (sizes + 1) * parameters.maxFeatures;
  return (trees * nRows * rowNs) / 1e6;
}

/** Estimated milliseconds to cross-validate a grid on one core. */
export function estimateSearchMs(cells: readonly GridCell[], plan: Omit<ShardPlan, 'targetMs'>): number {
  const groups = groupCells(cells, plan.nFeatures);
  return groups.reduce((sum, group) => sum + plan.folds * estimateFoldCost(group, plan.nRows), 0);
}

/**
 * Divides a grid into shards of about equal cost, each of at least targetMs where there is enough work. Cells that share their trees
 * stay together, since apart each would grow them anew; where those of one group are more than a shard's work, its folds are divided.
 *
 * @returns every cell is in exactly one shard for each fold.
 */
export function planShards(cells: readonly GridCell[], plan: ShardPlan): Shard[] {
  const groups = groupCells(cells, plan.nFeatures).map((group) => ({
    indices: group.cells.map(({ index }) => index),
    cost: plan.folds * estimateFoldCost(group, plan.nRows),
  }));
  const isLarge = ({ cost }: { cost: number }) => cost >= 2 * plan.targetMs;
  return [
    ...groups.filter(isLarge).flatMap(({ indices, cost }) => divideFolds(indices, cost, plan)),
    ...packGroups(
      groups.filter((group) => !isLarge(group)),
      plan.targetMs,
    ),
  ];
}

function divideFolds(indices: readonly number[], cost: number, { folds, targetMs }: ShardPlan): Shard[] {
  const count = Math.min(folds, Math.floor(cost / targetMs));
  const firstOf = (shard: number) => Math.floor((shard * folds) / count);
  return Array.from({ length: count }, (_, shard) => ({
    cells: indices.toSorted((a, b) => a - b),
    onlyFolds: Array.from({ length: firstOf(shard + 1) - firstOf(shard) }, (_, place) => firstOf(shard) + place),
  }));
}

function packGroups(groups: readonly { indices: number[]; cost: number }[], targetMs: number): Shard[] {
  const total = groups.reduce((sum, { cost }) => sum + cost, 0);
  const count = Math.max(1, Math.min(groups.length, Math.floor(total / targetMs)));
  const shards = Array.from({ length: count }, () => ({ indices: [] as number[], cost: 0 }));
  // Dearest first, each to the shard that has least so far (Graham, 1969).
  for (const group of groups.toSorted((a, b) => b.cost - a.cost)) {
    const least = shards.reduce((best, shard) => (shard.cost < best.cost ? shard : best));
    least.indices.push(...group.indices);
    least.cost += group.cost;
  }
  return shards
    .filter(({ indices }) => indices.length > 0)
    .map(({ indices }) => ({ cells: indices.toSorted((a, b) => a - b) }));
}
