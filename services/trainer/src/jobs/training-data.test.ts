import { FEATURES } from '@curator/contracts';
import { describe, expect, test } from 'vitest';
import type { FeatureColumns } from '../catalog/feature-columns.ts';
import { assembleTrainingData } from './training-data.ts';

/** Songs whose recordings are named, all features equal to their number; `missing` ones lack the last. */
function songs(names: readonly string[], missing: readonly string[] = []): FeatureColumns {
  const features = new Float32Array(new SharedArrayBuffer(names.length * FEATURES.length * 4));
  for (const [row, name] of names.entries())
    for (let feature = 0; feature < FEATURES.length; feature += 1)
      features[feature * names.length + row] = missing.includes(name) && feature === 8 ? Number.NaN : row;
  return { trackIds: names.map((name) => `track of ${name}`), recordingIds: names, features, nRows: names.length };
}
const named = (start: string, count: number) => Array.from({ length: count }, (_, number) => `${start}${number}`);
const catalogue = songs([...named('c', 500), ...named('a', 40)]);

describe('training data', () => {
  test('takes likes and dislikes, without songs that are both or that lack a feature', () => {
    const likes = songs([...named('a', 40), 'both'], ['a0', 'a1']);
    const dislikes = songs([...named('b', 35), 'both']);
    const data = assembleTrainingData({ likes, dislikes, catalogue, seed: 1 });
    expect(data).toMatchObject({ likes: 38, dislikes: 35, background: false, contradictory: 1, withoutFeatures: 2 });
    expect(data.labels).toEqual(Uint8Array.from([...Array(38).fill(1), ...Array(35).fill(0)]));
    expect(data.features.every(Number.isFinite)).toBe(true);
    expect(new Set(data.known)).toEqual(new Set([...named('a', 40), ...named('b', 35), 'both']));
  });

  test('draws a background of songs that the taste does not know: the same for the same seed', () => {
    const likes = songs(named('a', 40));
    const draw = (seed: number) => assembleTrainingData({ likes, dislikes: undefined, catalogue, seed });
    expect(draw(1)).toMatchObject({ likes: 40, dislikes: 300, background: true });
    expect(draw(1)).toEqual(draw(1));
    expect(draw(2).features).not.toEqual(draw(1).features);
    // Rows of the catalogue have their place as value, and the last forty are the likes.
    const background = draw(1).features.slice(40, 340);
    expect(new Set(background).size).toBe(300);
    expect(Math.max(...background)).toBeLessThan(500);
  });

  test('does not depend on ids, nor on the order in which songs come', () => {
    const likes = songs(named('a', 40));
    const order = [...likes.recordingIds.keys()].reverse();
    const turned: FeatureColumns = {
      trackIds: order.map((row) => `other ${row}`),
      recordingIds: order.map((row) => likes.recordingIds[row] as string),
      features: new Float32Array(new SharedArrayBuffer(likes.features.byteLength)),
      nRows: likes.nRows,
    };
    turned.features.set(likes.features.map((_, place) => (39 - (place % 40)) as number));
    const assemble = (liked: FeatureColumns) =>
      assembleTrainingData({ likes: liked, dislikes: undefined, catalogue, seed: 1 });
    expect(assemble(turned).features).toEqual(assemble(likes).features);
  });

  test.each([
    ['TOO_FEW_SONGS', { likes: songs(named('a', 29)), dislikes: undefined }, /Only 29 of the 29 liked songs/],
    ['TOO_FEW_SONGS', { likes: songs(named('a', 40)), dislikes: songs(named('b', 3)) }, /leave dislikes out/],
    ['LIKES_EQUAL_DISLIKES', { likes: songs(named('a', 40)), dislikes: songs(named('a', 40)) }, /same songs/],
    ['NO_BACKGROUND', { likes: songs(named('c', 480)), dislikes: undefined }, /only 60 other songs/],
  ])('refuses with %s', (code, sources, message) => {
    expect(() => assembleTrainingData({ ...sources, catalogue, seed: 1 })).toThrow(
      expect.objectContaining({ code, message: expect.stringMatching(message) }),
    );
  });
});
