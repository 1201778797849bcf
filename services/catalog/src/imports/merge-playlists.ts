import type { PoolClient } from '@curator/service-kit';
import type { Grouping } from './dialect.ts';
import type { MergeOptions } from './merge.ts';

/** Makes the playlists of a source what its file says they are. Those that it had before keep their ids. */
export async function mergePlaylists(
  client: PoolClient,
  { owner, source, fileName, grouping }: MergeOptions,
): Promise<void> {
  await client.query(
    'CREATE TEMPORARY TABLE members (external_key text, name text, track_id uuid, line integer) ON COMMIT DROP',
  );
  await client.query(`INSERT INTO members ${MEMBERS[grouping]}`, [fileName]);
  await client.query('ANALYZE members');
  if (!source.isNew) await client.query(REMOVE_OLD, [source.id]);
  await client.query(PLAYLISTS, [owner, source.id]);
  await client.query(ITEMS, [source.id]);
}

const ROWS = `
  FROM staging JOIN songs ON songs.id = staging.song_id JOIN placed ON placed.recording_id = songs.recording_id`;

/** Which rows make which playlist: its key in the file, and its name. $1 is the name of the playlist that the file itself is. */
const MEMBERS: Readonly<Record<Grouping, string>> = {
  playlist: `
    SELECT coalesce(playlist_id, playlist_name, 'file'), coalesce(playlist_name, $1), track_id, staging.line ${ROWS}`,
  genre: `
    SELECT coalesce(genre, 'file'), coalesce(genre, $1), track_id, staging.line
    ${ROWS} LEFT JOIN LATERAL unnest(staging.genres) AS genre ON true`,
  file: `SELECT 'file', $1, track_id, staging.line ${ROWS}`,
};

const REMOVE_OLD = `
  WITH left_out AS (
    DELETE FROM playlists WHERE source_id = $1 AND external_key NOT IN (SELECT external_key FROM members)
  )
  DELETE FROM playlist_items USING playlists p WHERE p.id = playlist_id AND p.source_id = $1`;

const PLAYLISTS = `
  INSERT INTO playlists (owner, source_id, external_key, name)
  SELECT $1, $2, external_key, min(name) FROM members GROUP BY external_key
  ON CONFLICT (source_id, external_key) DO UPDATE SET name = excluded.name`;

/** In the file's order; a recording that a playlist has twice is in it once. */
const ITEMS = `
  INSERT INTO playlist_items (playlist_id, position, track_id)
  SELECT p.id, row_number() OVER (PARTITION BY p.id ORDER BY m.line), m.track_id
  FROM (SELECT external_key, track_id, min(line) AS line FROM members GROUP BY external_key, track_id) m
  JOIN playlists p ON p.source_id = $1 AND p.external_key = m.external_key`;
