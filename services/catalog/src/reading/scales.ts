import { FEATURE_RANGES, FEATURES, type Feature } from '@curator/contracts';
import type { Scales } from './cell-reader.ts';
import { ImportProblem } from './import-problem.ts';

const LARGEST_SCALE = 1_000_000;

/** The features that other files have from 0 to 1: only they can be written in another scale and be told by it. */
export const SCALABLE: readonly Feature[] = FEATURES.filter((name) => FEATURE_RANGES[name].max === 1);

/** @throws ImportProblem SCALES_INVALID */
export function checkScales(scales: Scales): void {
  for (const [name, scale] of Object.entries(scales)) {
    if (SCALABLE.some((feature) => feature === name) && scale > 0 && scale <= LARGEST_SCALE) continue;
    throw new ImportProblem(
      'SCALES_INVALID',
      `The scales name "${name}" with ${scale}. They give numbers above 0, such as 100, for ${SCALABLE.join(', ')}.`,
    );
  }
}
