import { FEATURES } from '@curator/contracts';
import { createRandom } from '@curator/forest';
import { expect, test } from 'vitest';
import type { FeatureColumns } from '../catalog/feature-columns.ts';
import { drawBySound } from './draw-by-sound.ts';

function songs(nRows: number): FeatureColumns {
  const random = createRandom(nRows);
  const features = new Float32Array(new SharedArrayBuffer(nRows * FEATURES.length * 4));
  for (let place = 0; place < features.length; place += 1) features[place] = random.below(1_000_000) / 1_000_000;
  const ids = Array.from({ length: nRows }, (_, row) => String(row));
  return { trackIds: ids, recordingIds: ids, features, nRows };
}

const all = (nRows: number) => Uint32Array.from({ length: nRows }, (_, row) => row);

test('draws each row as often as another', () => {
  const columns = songs(200);
  const drawn = new Uint32Array(200);
  for (let seed = 0; seed < 2_000; seed += 1)
    for (const row of drawBySound(columns, all(200), 50, seed)) drawn[row] = (drawn[row] ?? 0) + 1;
  // A quarter of 2,000 draws, give or take five standard deviations of a binomial.
  const spread = 5 * Math.sqrt(2_000 * 0.25 * 0.75);
  expect(Math.min(...drawn)).toBeGreaterThan(500 - spread);
  expect(Math.max(...drawn)).toBeLessThan(500 + spread);
});

test('gives as many as are asked for, though some sound the same', () => {
  const columns = songs(10);
  const twice: FeatureColumns = {
    ...columns,
    features: new Float32Array(new SharedArrayBuffer(columns.features.byteLength)),
  };
  expect(drawBySound(twice, all(10), 4, 1)).toHaveLength(4);
  expect(new Set(drawBySound(columns, all(10), 10, 1)).size).toBe(10);
});
