import type { PoolClient } from '@curator/service-kit';
import type { MergeOptions, PlaylistGrouping } from './merge.ts';

/**
 * Makes the playlists of a source what its file says they are. Those that it had before keep their ids.
 *
 * @returns whether any is not as it was.
 */
export async function mergePlaylists(
  client: PoolClient,
  { owner, source, fileName, grouping }: MergeOptions,
): Promise<boolean> {
  const before = source.isNew ? '' : await fingerprint(client, source.id);
  await client.query(`
    CREATE TEMPORARY TABLE members (external_key text, name text, mark text, row integer, track_id uuid, recording_id uuid, rows bigint)
    ON COMMIT DROP`);
  if (grouping !== 'none') await client.query(`INSERT INTO members ${MEMBERS[grouping]}`, [fileName]);
  await client.query('ANALYZE members');
  if (!source.isNew) await client.query(REMOVE_OLD, [source.id]);
  await client.query(PLAYLISTS, [owner, source.id]);
  await client.query(ITEMS, [source.id]);
  await client.query(REPEATED_ITEMS, [source.id]);
  return source.isNew || before !== (await fingerprint(client, source.id));
}

/** Of a source's playlists, their names, and their songs in order. */
async function fingerprint(client: PoolClient, sourceId: string): Promise<string> {
  const { rows } = await client.query<{ sum: string }>(FINGERPRINT, [sourceId]);
  return rows[0]?.sum ?? '';
}

const FINGERPRINT = `
  SELECT concat_ws(' ', count(*), sum(hashtextextended(concat_ws(' ', p.id, p.name, i.track_id, i.position, i.folded), 0))) AS sum
  FROM playlists p LEFT JOIN playlist_items i ON i.playlist_id = p.id WHERE p.source_id = $1`;

const TRACK = 's.row, r.track_id, r.recording_id, r.rows';
const ROWS = 'FROM staging s JOIN row_tracks r ON r.row = s.row';

/** Which rows make which playlist: its key in the file, and its name. $1 is the name of the playlist that the file itself is. */
const MEMBERS: Readonly<Record<Exclude<PlaylistGrouping, 'none'>, string>> = {
  playlist: `SELECT coalesce(s.playlist_id, s.playlist_name, 'file'), coalesce(s.playlist_name, $1), s.playlist_mark, ${TRACK} ${ROWS}`,
  genre: `
    SELECT coalesce(genre, 'file'), coalesce(genre, $1), s.playlist_mark, ${TRACK}
    ${ROWS} LEFT JOIN LATERAL unnest(s.genres) AS genre ON true`,
  file: `SELECT 'file', $1, s.playlist_mark, ${TRACK} ${ROWS}`,
};

const REMOVE_OLD = `
  WITH left_out AS (
    DELETE FROM playlists WHERE source_id = $1 AND NOT EXISTS (
      SELECT FROM (SELECT DISTINCT external_key FROM members) m WHERE m.external_key = playlists.external_key
    )
  )
  DELETE FROM playlist_items USING playlists p WHERE p.id = playlist_id AND p.source_id = $1`;

/** A name and a mark that the listener has given stay. */
const PLAYLISTS = `
  INSERT INTO playlists (owner, source_id, external_key, name, mark)
  SELECT $1, $2, external_key, min(name), min(mark) FROM members GROUP BY external_key
  ON CONFLICT (source_id, external_key) DO UPDATE
    SET name = CASE WHEN playlists.is_renamed THEN playlists.name ELSE excluded.name END, mark = CASE WHEN playlists.is_marked THEN playlists.mark ELSE excluded.mark END`;

/** Room between neighbours for what is put between them later. */
export const POSITION_STEP = 1_024;

const PLACE = `m.row * ${POSITION_STEP}::bigint`;

/** In the file's order. */
const ITEMS = `
  INSERT INTO playlist_items (playlist_id, position, track_id, folded)
  SELECT p.id, ${PLACE}, m.track_id, false
  FROM members m JOIN playlists p ON p.source_id = $1 AND p.external_key = m.external_key WHERE m.rows = 1`;

/** Those of recordings that the file has several times: what the playlist has already is folded away. */
const REPEATED_ITEMS = `
  INSERT INTO playlist_items (playlist_id, position, track_id, folded)
  SELECT p.id, ${PLACE}, m.track_id, row_number() OVER (PARTITION BY m.external_key, m.recording_id ORDER BY m.row) > 1
  FROM members m JOIN playlists p ON p.source_id = $1 AND p.external_key = m.external_key WHERE m.rows > 1`;
