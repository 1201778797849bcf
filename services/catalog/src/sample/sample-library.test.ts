import { FEATURES, judgeFeature } from '@curator/contracts';
import { expect, test } from 'vitest';
import { seededRandom } from './random.ts';
import { SAMPLE_LIKES, sampleLibraryLines } from './sample-library.ts';
import { SAMPLE_PLAYLISTS } from './sample-playlists.ts';
import { sampleSongs } from './sample-songs.ts';

test('the same seed gives the same file, another seed another one', () => {
  const file = (seed: number) => [...sampleLibraryLines({ seed, songs: 50 })].join('');
  expect(file(1)).toBe(file(1));
  expect(file(1)).not.toBe(file(2));
});

test('no two songs have the same title and artist, and all values are in range', () => {
  const songs = [...sampleSongs(seededRandom(1), 5_000)];
  expect(new Set(songs.map(({ artist, title }) => `${artist}/${title}`)).size).toBe(5_000);
  const odd = songs.filter(({ features }) => FEATURES.some((name) => judgeFeature(name, features[name]) !== 'value'));
  expect(odd).toEqual([]);
});

test('no id looks like one of Spotify', () => {
  expect([...sampleLibraryLines({ songs: 20 })].slice(1).every((line) => /^sample-\d{5},/.test(line))).toBe(true);
});

test('the default likes are the name of exactly one playlist', () => {
  expect(SAMPLE_PLAYLISTS.filter(({ name }) => name === SAMPLE_LIKES)).toHaveLength(1);
  expect(new Set(SAMPLE_PLAYLISTS.map(({ name }) => name)).size).toBe(40);
});

test('features hang together as those of songs do: loud with energy, quiet with acoustic', () => {
  const songs = [...sampleSongs(seededRandom(3), 2_000)];
  const column = (name: (typeof FEATURES)[number]) => songs.map(({ features }) => features[name]);
  expect(correlation(column('energy'), column('loudness'))).toBeGreaterThan(0.6);
  expect(correlation(column('energy'), column('acousticness'))).toBeLessThan(-0.5);
});

function correlation(a: readonly number[], b: readonly number[]): number {
  const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
  const [meanA, meanB] = [mean(a), mean(b)];
  const products = (x: readonly number[], mx: number, y: readonly number[], my: number) =>
    x.reduce((sum, value, index) => sum + (value - mx) * ((y[index] ?? 0) - my), 0);
  return products(a, meanA, b, meanB) / Math.sqrt(products(a, meanA, a, meanA) * products(b, meanB, b, meanB));
}
