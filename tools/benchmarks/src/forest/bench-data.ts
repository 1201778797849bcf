import { readFileSync } from 'node:fs';
import { createDataset, createRandom, type Dataset, shuffle } from '@curator/forest';
import { realSongsFile } from '@curator/testkit';
import { parse } from 'csv-parse/sync';

const FEATURES = [
  ...['acousticness', 'danceability', 'energy', 'instrumentalness', 'liveness'],
  ...['loudness', 'speechiness', 'tempo', 'valence'],
];

/** Steps in which services give the features, as a share of each one's range: loudness and tempo are finer than the others. */
const STEPS = [1e-3, 1e-3, 1e-3, 1e-3, 1e-3, 2e-5, 1e-3, 5e-6, 1e-3];

/**
 * Nine features of two classes of equal size that overlap: means of uniforms about different middles, some of them skewed, in
 * steps as fine as services give them. A forest reaches an area of about .85, as with listeners' playlists.
 */
export function generatedSongs(nRows: number, seed = 1): Dataset {
  const random = createRandom(seed);
  const next = () => random.below(2 ** 20) / 2 ** 20;
  const labels = Uint8Array.from({ length: nRows }, (_, row) => row % 2);
  const features = new Float32Array(nRows * FEATURES.length);
  for (const [feature, step] of STEPS.entries())
    for (let row = 0; row < nRows; row += 1) {
      const bell = (next() + next() + next()) / 3;
      const moved = bell + (labels[row] === 1 ? 0.029 * feature - 0.07 : 0);
      const skewed = feature % 3 === 1 ? moved ** 3 : moved;
      features[feature * nRows + row] = Math.round(skewed / step) * step;
    }
  return createDataset(features, labels, FEATURES.length);
}

interface SongRow {
  readonly track_id: string;
  readonly playlist_subgenre: string;
  readonly [column: string]: string;
}

/** Songs of one genre against as many others, mixed; undefined where the file is not there. */
export function realSongs(genre: string, perLabel: number): Dataset | undefined {
  const file = realSongsFile();
  if (!file) return undefined;
  const rows = new Map<string, SongRow>();
  for (const row of parse(readFileSync(file), { columns: true, bom: true }) as SongRow[])
    if (!rows.has(row.track_id)) rows.set(row.track_id, row);
  const all = [...rows.values()];
  const liked = take(
    all.filter((row) => row.playlist_subgenre === genre),
    perLabel,
  );
  const others = take(
    all.filter((row) => row.playlist_subgenre !== genre),
    perLabel,
  );
  const songs = take([...liked, ...others], 2 * perLabel);
  return createDataset(
    Float32Array.from(FEATURES.flatMap((feature) => songs.map((song) => Number(song[feature])))),
    Uint8Array.from(songs, (song) => Number(song.playlist_subgenre === genre)),
    FEATURES.length,
  );
}

function take<T>(from: readonly T[], count: number): T[] {
  const order = Uint32Array.from(from.keys());
  shuffle(order, createRandom(7));
  return Array.from(order.subarray(0, count), (place) => from[place] as T);
}
