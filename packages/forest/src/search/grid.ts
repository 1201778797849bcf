import type { MaxFeatures } from '../trees/parameters.ts';

/** One combination of parameters. */
export interface GridCell {
  readonly nEstimators: number;
  readonly maxFeatures: MaxFeatures;
  readonly minSamplesLeaf: number;
}

/** Values to combine. */
export interface GridSpecification {
  readonly nEstimators: readonly number[];
  readonly maxFeatures: readonly MaxFeatures[];
  readonly minSamplesLeaf: readonly number[];
}

/** All combinations; cells that can share a training lie side by side. */
export function expandGrid({ nEstimators, maxFeatures, minSamplesLeaf }: GridSpecification): GridCell[] {
  return maxFeatures.flatMap((features) =>
    minSamplesLeaf.flatMap((leaf) =>
      nEstimators.map((trees) => ({ nEstimators: trees, maxFeatures: features, minSamplesLeaf: leaf })),
    ),
  );
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
