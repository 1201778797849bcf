import { afterEach, expect, test } from 'vitest';
import { createDataset, createRandom, evaluateCells, expandGrid, fitForest, GRIDS, serializeForest } from '../index.ts';
import { installKernel } from '../kernel/active-kernel.ts';
import { openTypeScriptKernel } from '../kernel/typescript-kernel.ts';
import { estimateForestBytes, estimateSearchBytes } from './memory-estimates.ts';

afterEach(() => installKernel(openTypeScriptKernel));

/** Labels that nothing can be learned of: the largest trees. */
function noise(nRows: number, nFeatures = 9) {
  const random = createRandom(5);
  return createDataset(
    Float32Array.from({ length: nRows * nFeatures }, () => random.below(100_000) / 100_000),
    Uint8Array.from({ length: nRows }, () => random.below(2)),
    nFeatures,
  );
}

test.each([1, 3, 8])(
  'a forest of noise with leaves of %i or more takes at most what is estimated, and not far less',
  (minSamplesLeaf) => {
    const parameters = { nEstimators: 10, maxFeatures: 'sqrt', minSamplesLeaf } as const;
    const bytes = serializeForest(fitForest(noise(3_000), parameters, 1)).length;
    const estimate = estimateForestBytes(parameters, 3_000, 9);
    expect(bytes).toBeLessThan(estimate);
    expect(bytes).toBeGreaterThan(estimate / 4);
  },
);

test.each([
  [GRIDS.standard, 5, 400],
  [GRIDS.curator2021, 5, 400],
  [GRIDS.curator2021, 1, 4_000],
])('the kernel of a search asks for less than is estimated, and not far less', (grid, nFolds, nRows) => {
  const cells = expandGrid({ ...grid, nEstimators: [2] });
  let asked = 0;
  installKernel((bytes) => {
    asked = bytes;
    return openTypeScriptKernel(bytes);
  });
  evaluateCells(noise(nRows), cells, { folds: 5, seed: 1, onlyFolds: [...Array(nFolds).keys()] });
  const estimate = estimateSearchBytes(cells, { nRows, nFeatures: 9, folds: nFolds });
  expect(asked).toBeLessThan(estimate);
  expect(asked).toBeGreaterThan(estimate / 4);
});
