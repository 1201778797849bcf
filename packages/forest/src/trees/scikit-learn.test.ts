import { expect, test } from 'vitest';
import { noisySums } from '../../test-data.ts';
import { evaluateCells } from '../index.ts';

/**
 * What scikit-learn 1.2.1 gives for the same rows: five stratified, shuffled folds, seeds 0 to 9 for folds and forest;
 * mean and standard deviation over the seeds.
 */
const SCIKIT_LEARN = [
  { nEstimators: 100, maxFeatures: 'sqrt', minSamplesLeaf: 1, rocAuc: [0.93094, 0.00366], accuracy: [0.851, 0.00813] },
  { nEstimators: 100, maxFeatures: 5, minSamplesLeaf: 4, rocAuc: [0.93559, 0.00288], accuracy: [0.851, 0.00677] },
  { nEstimators: 50, maxFeatures: 1, minSamplesLeaf: 8, rocAuc: [0.91961, 0.00476], accuracy: [0.82867, 0.01305] },
] as const;
const SEEDS = 10;
const data = noisySums(600);

test.each(SCIKIT_LEARN)(
  'agrees with scikit-learn within the noise of seeds: $nEstimators trees, $maxFeatures features, leaves of $minSamplesLeaf',
  ({ rocAuc, accuracy, ...cell }) => {
    const results = Array.from({ length: SEEDS }, (_, seed) => evaluateCells(data, [cell], { folds: 5, seed })[0]);
    for (const [score, [mean, deviation]] of [
      ['rocAuc', rocAuc],
      ['accuracy', accuracy],
    ] as const) {
      const ours = results.reduce((sum, result) => sum + (result?.[score] ?? Number.NaN), 0) / SEEDS;
      // Four standard errors of the difference of two such means.
      expect(Math.abs(ours - mean)).toBeLessThan(4 * deviation * Math.sqrt(2 / SEEDS));
    }
  },
  60_000, // thirty cross-validations, on a machine that may be busy
);
