import type { PoolClient } from '@curator/service-kit';
import { SAME_DURATION_MS } from './songs.ts';

/**
 * Finds the track and the recording of every song, among the owner's and the shared ones. Leaves two tables of this transaction:
 *
 * - `song_tracks` (song_row, track_id, recording_id): every song of `songs`;
 * - `placed` (track_id, recording_id, row, is_new, known, merged_by): one row per track; `row` describes it, `known` says that the
 *   recording was here before.
 *
 * What the operator's files say of which ids are one recording holds for everybody and comes first; what a listener's file says
 * holds for that listener only: nobody can make one recording of others' songs. The caller holds `lockRecordings`.
 */
export async function resolveRecordings(client: PoolClient, owner: string): Promise<void> {
  await client.query(MATCHES, [owner]);
  await client.query('ANALYZE matches');
  await client.query(GROUPS, [owner]);
  await client.query(MERGE_KNOWN, [owner]);
  await client.query(SONG_TRACKS, [owner]);
  await client.query(PLACED);
  await client.query('ANALYZE song_tracks; ANALYZE placed');
}

/** Tracks that the files' ids and names lead to, with the way that they were found. A track that was split off is found by its own id only. */
const MATCHES = `
  CREATE TEMPORARY TABLE matches ON COMMIT DROP AS
  SELECT s.row, s.song, s.leader, t.id AS track_id, t.recording_id, t.owner, 1 AS way, 0 AS distance
  FROM songs s JOIN tracks t ON t.spotify_id = s.spotify_id WHERE t.owner IN ('', $1)
  UNION ALL
  SELECT s.row, s.song, s.leader, t.id, t.recording_id, t.owner, 2, 0
  FROM songs s JOIN tracks t ON t.isrc = s.isrc
  WHERE t.owner IN ('', $1) AND NOT EXISTS (SELECT FROM recording_splits x WHERE x.track_id = t.id)
  UNION ALL
  SELECT s.row, s.song, s.leader, t.id, t.recording_id, t.owner, 3, coalesce(abs(t.duration_ms - s.duration_ms), ${SAME_DURATION_MS})
  FROM songs s JOIN tracks t ON t.name_key = s.name_key
  WHERE t.owner IN ('', $1) AND coalesce(abs(t.duration_ms - s.duration_ms) <= ${SAME_DURATION_MS}, true)
    AND NOT EXISTS (SELECT FROM recording_splits x WHERE x.track_id = t.id)`;

/** The recording of each group of songs, where one is known: by an id before a name, shared before one's own. */
const GROUPS = `
  CREATE TEMPORARY TABLE song_groups ON COMMIT DROP AS
  SELECT DISTINCT ON (song) song, recording_id, way
  FROM matches WHERE owner IN ('', $1) ORDER BY song, way = 3, owner, way, distance, recording_id`;

/** Ids of the file that belong to several recordings of the owner's make one of them; shared ones are the operator's to merge. */
const MERGE_KNOWN = `
  WITH moves AS (
    SELECT DISTINCT ON (m.recording_id) m.recording_id AS old_id, g.recording_id AS new_id
    FROM matches m JOIN song_groups g USING (song)
    WHERE m.owner = $1 AND m.way < 3 AND m.recording_id <> g.recording_id
      AND ($1 = '' OR NOT EXISTS (SELECT FROM tracks x WHERE x.recording_id = m.recording_id AND x.owner = ''))
    ORDER BY m.recording_id, g.recording_id
  )
  UPDATE tracks SET recording_id = moves.new_id, merged_by = 'ISRC', merged_at = now(), changed_in = pg_current_xact_id()
  FROM moves WHERE tracks.recording_id = moves.old_id AND (tracks.owner = $1 OR $1 = '')
    AND NOT EXISTS (SELECT FROM recording_splits x WHERE x.track_id = tracks.id)`;

/** Ids of new tracks follow the order of names, so that the indexes grow at one place at a time. */
const SONG_TRACKS = `
  CREATE TEMPORARY TABLE song_tracks ON COMMIT DROP AS
  WITH own AS (
    SELECT DISTINCT ON (m.row) m.row, m.track_id FROM matches m JOIN songs s ON s.row = m.row
    WHERE m.owner = $1 AND (m.way = 1 OR (m.way = 3 AND s.spotify_id IS NULL)) ORDER BY m.row, m.way, m.distance, m.track_id
  ), leaders AS MATERIALIZED (
    SELECT l.row, l.song, l.island, coalesce(l.known_id, uuidv7()) AS track_id, l.known_id IS NULL AS is_new
    FROM (
      SELECT s.row, s.song, s.island, own.track_id AS known_id FROM songs s LEFT JOIN own ON own.row = s.row
      WHERE s.leader = s.row ORDER BY s.name_key
    ) l
  ), placed AS (
    SELECT l.row AS leader, l.track_id, l.is_new, g.recording_id IS NOT NULL AS known,
      coalesce((ARRAY['SPOTIFY_ID', 'ISRC', 'NAME'])[g.way], CASE WHEN l.island = l.song THEN 'NAME' ELSE 'ISRC' END) AS way,
      coalesce(t.recording_id, g.recording_id, first_value(l.track_id) OVER (PARTITION BY l.song ORDER BY l.row)) AS recording_id
    FROM leaders l LEFT JOIN song_groups g ON g.song = l.song LEFT JOIN tracks t ON NOT l.is_new AND t.id = l.track_id
  )
  SELECT s.row AS song_row, p.* FROM songs s JOIN placed p ON p.leader = s.leader`;

const PLACED = `
  CREATE TEMPORARY TABLE placed ON COMMIT DROP AS
  SELECT track_id, recording_id, song_row AS row, is_new, known, way FROM song_tracks WHERE is_new AND song_row = leader
  UNION ALL
  SELECT DISTINCT ON (track_id) track_id, recording_id, song_row, is_new, known, way FROM (
    SELECT * FROM song_tracks WHERE NOT is_new ORDER BY track_id, song_row
  ) again`;
