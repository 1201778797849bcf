import { cp, mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { createLogger, createPool, migrate } from '@curator/service-kit';
import { createTestDatabase } from '@curator/testkit';
import { expect, test } from 'vitest';
import { rekeyTracks } from './identity/rekey.ts';

const FOLDER = new URL('../prisma/migrations/', import.meta.url);
const FIRST = '20261124000000_catalogue';
const logger = createLogger('migrations test', 'silent');

/** A library as the first version kept it: two ids of one recording, shared and a listener's, in playlists. */
const FIRST_LIBRARY = `
  INSERT INTO sources (id, owner, name) VALUES ('00000000-0000-4000-8000-000000000001', '', 'shared.csv'), ('00000000-0000-4000-8000-000000000002', 'ann', 'mine.csv');
  INSERT INTO recordings (id, owner, title_key, artist_key, duration_ms) VALUES
    ('00000000-0000-4000-8000-000000000011', '', 'song 2011 remaster', 'the band', 200000), ('00000000-0000-4000-8000-000000000012', 'ann', 'own', 'ann', NULL);
  INSERT INTO recording_ids (owner, kind, value, recording_id) VALUES
    ('', 'spotify', '0000000000000000000001', '00000000-0000-4000-8000-000000000011'), ('', 'spotify', '0000000000000000000002', '00000000-0000-4000-8000-000000000011'),
    ('', 'isrc', 'USRC17607839', '00000000-0000-4000-8000-000000000011');
  INSERT INTO tracks (id, recording_id, owner, title, artists, duration_ms, spotify_id, search_text) VALUES
    ('00000000-0000-4000-8000-000000000021', '00000000-0000-4000-8000-000000000011', '', 'Song - 2011 Remaster', '{The Band}', 200000, '0000000000000000000001', 'song 2011 remaster the band'),
    ('00000000-0000-4000-8000-000000000022', '00000000-0000-4000-8000-000000000011', 'ann', 'Song', '{The Band}', NULL, NULL, 'song the band'),
    ('00000000-0000-4000-8000-000000000023', '00000000-0000-4000-8000-000000000012', 'ann', 'Own', '{Ann}', NULL, NULL, 'own ann');
  INSERT INTO audio_features (track_id, source_id, energy, tempo) VALUES
    ('00000000-0000-4000-8000-000000000021', '00000000-0000-4000-8000-000000000001', 0.5, 120);
  INSERT INTO playlists (id, owner, source_id, external_key, name) VALUES
    ('00000000-0000-4000-8000-000000000031', 'ann', '00000000-0000-4000-8000-000000000002', 'file', 'mine');
  INSERT INTO playlist_items (playlist_id, position, track_id) VALUES
    ('00000000-0000-4000-8000-000000000031', 1, '00000000-0000-4000-8000-000000000022'), ('00000000-0000-4000-8000-000000000031', 2, '00000000-0000-4000-8000-000000000023');`;

test('a library of the first version goes on: songs, ids, values and playlists are there, and the keys are today’s', async () => {
  await using stack = new AsyncDisposableStack();
  const { url } = stack.use(await createTestDatabase(['pg_trgm']));
  const firstOnly = await mkdtemp(path.join(tmpdir(), 'curator-migrations-'));
  stack.defer(() => rm(firstOnly, { recursive: true }));
  await mkdir(path.join(firstOnly, FIRST));
  await cp(new URL(`${FIRST}/migration.sql`, FOLDER), path.join(firstOnly, FIRST, 'migration.sql'));
  await migrate(url, pathToFileURL(`${firstOnly}/`), logger);
  const pool = createPool({ connectionString: url, applicationName: 'migrations test', logger }, stack);
  await pool.query(FIRST_LIBRARY);

  await migrate(url, FOLDER, logger);
  expect(await rekeyTracks(pool, logger)).toBe(3);
  expect(await rekeyTracks(pool, logger)).toBe(0);

  const all = async (sql: string) => (await pool.query(sql)).rows;
  expect(await all('SELECT spotify_id, isrc, merged_by FROM tracks WHERE owner = $$$$ ORDER BY spotify_id')).toEqual([
    { spotify_id: '0000000000000000000001', isrc: 'USRC17607839', merged_by: null },
    { spotify_id: '0000000000000000000002', isrc: null, merged_by: 'NAME' },
  ]);
  expect(await all('SELECT count(DISTINCT recording_id) AS count FROM tracks')).toEqual([{ count: 2 }]);
  expect(await all(`SELECT DISTINCT name_key FROM tracks WHERE title LIKE 'Song%'`)).toEqual([
    { name_key: 'song\x1fband' },
  ]);
  expect(await all('SELECT energy, tempo FROM audio_features')).toEqual([
    { energy: 0.5, tempo: 120 },
    { energy: 0.5, tempo: 120 },
  ]);
  expect(
    await all('SELECT t.title FROM playlist_items i JOIN tracks t ON t.id = i.track_id ORDER BY position'),
  ).toEqual([{ title: 'Song' }, { title: 'Own' }]);
});
