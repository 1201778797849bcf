import { createDataset, createRandom, type Dataset } from './src/index.ts';

/** Uniform numbers in 0..1 with 2^-20 steps: exact in float32, the same everywhere. */
function uniform(seed: number): () => number {
  const random = createRandom(seed);
  return () => random.below(2 ** 20) / 2 ** 20;
}

/**
 * Nine uniform features; a row is positive where two of them and noise add up to enough. About 44 % are.
 * Learnable, but not perfectly: a forest reaches a ROC AUC of about 0.95.
 */
export function noisySums(nRows: number, seed = 5): Dataset {
  const next = uniform(seed);
  const features = Float32Array.from({ length: nRows * 9 }, next);
  const noise = uniform(seed + 1);
  const labels = Uint8Array.from({ length: nRows }, (_, row) => {
    const [third, ninth] = [features[2 * nRows + row] as number, features[8 * nRows + row] as number];
    return third + ninth + 0.5 * noise() > 1.3 ? 1 : 0;
  });
  return createDataset(features, labels, 9);
}
