import { FEATURES } from '@curator/contracts';
import { inTransaction, type Pool } from '@curator/service-kit';
import { type InventedSong, inventedSongs } from './invented-songs.ts';

const SOURCE = '00000000-0000-7000-9000-000000000000';
const CHUNK = 10_000;

const LISTS = [
  ...[
    '$2::uuid[]',
    '$3::text[]',
    '$4::text[]',
    '$5::text[]',
    '$6::text[]',
    '$7::boolean[]',
    '$8::smallint[]',
    '$9::text[]',
  ],
  ...FEATURES.map((_, index) => `$${index + 10}::real[]`),
].join(', ');

const WRITE = `
  WITH songs AS (
    SELECT * FROM unnest(${LISTS}) AS s(id, title, artist, search_text, released, explicit, popularity, genre, ${FEATURES.join(', ')})
  ), tracks AS (
    INSERT INTO tracks (id, recording_id, owner, title, artists, release_date, explicit, popularity, genres, name_key, search_text)
    SELECT id, id, $1, title, ARRAY[artist], released, explicit, popularity, ARRAY[genre], search_text, search_text FROM songs
    RETURNING id
  )
  INSERT INTO audio_features (track_id, source_id, ${FEATURES.join(', ')})
  SELECT id, '${SOURCE}', ${FEATURES.map((name) => `songs.${name}`).join(', ')} FROM songs JOIN tracks USING (id)`;

/** Writes songs as an import leaves them: how fast an import is, is measured elsewhere. */
export async function loadSongs(pool: Pool, owner: string, count: number, firstNumber: number): Promise<void> {
  await inTransaction(pool, async (client) => {
    // What an import checks is of no interest here.
    await client.query('ALTER TABLE audio_features DISABLE TRIGGER USER');
    const source = `INSERT INTO sources (id, owner, name) VALUES ($1, '', 'invented') ON CONFLICT DO NOTHING`;
    await client.query(source, [SOURCE]);
    for (const songs of chunksOf(inventedSongs(count, firstNumber), CHUNK))
      await client.query(WRITE, [owner, ...columnsOf(songs)]);
    await client.query('ALTER TABLE audio_features ENABLE TRIGGER USER');
  });
  await pool.query('ANALYZE tracks, audio_features');
}

function columnsOf(songs: readonly InventedSong[]): unknown[][] {
  const columns: ((song: InventedSong) => unknown)[] = [
    ...[(song: InventedSong) => song.id, (song: InventedSong) => song.title, (song: InventedSong) => song.artist],
    ...[(song: InventedSong) => song.searchText, (song: InventedSong) => String(song.year)],
    ...[
      (song: InventedSong) => song.explicit,
      (song: InventedSong) => song.popularity,
      (song: InventedSong) => song.genre,
    ],
    ...FEATURES.map((name) => (song: InventedSong) => song.features[name]),
  ];
  return columns.map((column) => songs.map(column));
}

function* chunksOf<Value>(values: Iterable<Value>, size: number): Generator<Value[]> {
  let chunk: Value[] = [];
  for (const value of values) {
    chunk.push(value);
    if (chunk.length < size) continue;
    yield chunk;
    chunk = [];
  }
  if (chunk.length > 0) yield chunk;
}
