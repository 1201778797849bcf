import type { Algorithm, Bins, ClassWeight, Criterion, ForestParameters, MaxFeatures } from '../trees/parameters.ts';

/** One combination of parameters. */
export type GridCell = ForestParameters;

/** Values to combine; a parameter that is left out keeps its default. */
export interface GridSpecification {
  readonly nEstimators: readonly number[];
  readonly maxFeatures: readonly MaxFeatures[];
  readonly minSamplesLeaf: readonly number[];
  readonly minSamplesSplit?: readonly number[];
  readonly maxDepth?: readonly number[];
  readonly algorithm?: readonly Algorithm[];
  readonly criterion?: readonly Criterion[];
  readonly bootstrap?: readonly boolean[];
  readonly classWeight?: readonly ClassWeight[];
  readonly bins?: readonly Bins[];
}

// Outermost first: cells that can share a training lie side by side.
const ORDER = [
  ...['bins', 'algorithm', 'criterion', 'bootstrap', 'classWeight', 'maxDepth', 'minSamplesSplit'],
  ...['maxFeatures', 'minSamplesLeaf', 'nEstimators'],
] as const;

/** All combinations. */
export function expandGrid(grid: GridSpecification): GridCell[] {
  const values = grid as unknown as Record<string, readonly unknown[] | undefined>;
  return ORDER.reduce<Record<string, unknown>[]>(
    (cells, name) => {
      const choices = values[name];
      return choices ? cells.flatMap((cell) => choices.map((choice) => ({ ...cell, [name]: choice }))) : cells;
    },
    [{}],
  ) as unknown as GridCell[];
}

const STANDARD: GridSpecification = {
  nEstimators: [50, 100, 190],
  maxFeatures: ['sqrt', 2, 5],
  minSamplesLeaf: [1, 2, 4, 8],
};

/** What the app that Curator replaces searched: 19 × 3 × 10 combinations. */
const CURATOR_2021: GridSpecification = {
  nEstimators: Array.from({ length: 19 }, (_, step) => 10 * (step + 1)),
  maxFeatures: ['auto', 'sqrt', 'log2'],
  minSamplesLeaf: Array.from({ length: 10 }, (_, step) => step + 1),
};

export const GRIDS = { standard: STANDARD, curator2021: CURATOR_2021 } as const;
