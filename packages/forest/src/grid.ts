import type { MaxFeatures } from './parameters.ts';

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

export const GRIDS = { standard: STANDARD } as const;
