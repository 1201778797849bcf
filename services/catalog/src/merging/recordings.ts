import { FEATURES } from '@curator/contracts';
import type { PoolClient } from '@curator/service-kit';
import { SAME_DURATION_MS } from './songs.ts';

/**
 * Finds the track and the recording of every row of `songs`, among the owner's tracks and the shared ones. Leaves the table `row_tracks`
 * of this transaction with a row for each:
 *
 * - `row`, `track_id`, `recording_id`;
 * - `describes`, `measures`: this row is the one that its track's description and values are taken from; `is_new`: the track was not there before;
 * - `first_row` of those that name the same recording, and how many (`rows`);
 * - `known`: the recording was here before; `way`: why the track belongs to it.
 *
 * What the operator's files say of which ids are one recording holds for everybody and comes first; what a listener's file says
 * holds for that listener only: nobody can make one recording of others' songs. The caller holds `lockRecordings`.
 */
export async function resolveRecordings(client: PoolClient, owner: string): Promise<void> {
  await client.query(MATCHES, [owner]);
  await client.query('ANALYZE matches');
  await client.query(GROUPS, [owner]);
  await client.query(MERGE_KNOWN, [owner]);
  await client.query(LEADERS, [owner]);
  await client.query('ANALYZE leaders');
  await client.query(ROW_TRACKS);
  await client.query('ANALYZE row_tracks');
}

const MAY_MATCH = `t.owner IN ('', $1) AND NOT EXISTS (SELECT FROM recording_splits x WHERE x.track_id = t.id)`;

/**
 * Tracks that the rows' ids and names lead to, and how. A track that was split off is found by its own id only. Of the tracks of one
 * recording one stands for all: thousands of songs of one name would lead to each other in millions of ways.
 */
const MATCHES = `
  CREATE TEMPORARY TABLE matches ON COMMIT DROP AS
  WITH by_isrc AS MATERIALIZED (
    SELECT DISTINCT ON (t.isrc, t.recording_id, t.owner) t.id, t.isrc, t.recording_id, t.owner
    FROM tracks t WHERE t.isrc IN (SELECT isrc FROM staging WHERE isrc IS NOT NULL) AND ${MAY_MATCH}
    ORDER BY t.isrc, t.recording_id, t.owner, t.id
  ), by_name AS MATERIALIZED (
    SELECT DISTINCT ON (t.name_key, t.recording_id, t.owner, t.duration_ms) t.id, t.name_key, t.recording_id, t.owner, t.duration_ms
    FROM tracks t WHERE t.name_key IN (SELECT name_key FROM staging WHERE title IS NOT NULL) AND ${MAY_MATCH}
    ORDER BY t.name_key, t.recording_id, t.owner, t.duration_ms, t.id
  ), found AS (
    SELECT s.row, t.id AS track_id, t.recording_id, t.owner, 1 AS way, 0 AS distance
    FROM staging s JOIN tracks t ON t.spotify_id = s.spotify_id WHERE s.title IS NOT NULL AND t.owner IN ('', $1)
    UNION ALL
    SELECT s.row, t.id, t.recording_id, t.owner, 2, 0
    FROM staging s JOIN by_isrc t ON t.isrc = s.isrc WHERE s.title IS NOT NULL
    UNION ALL
    SELECT s.row, t.id, t.recording_id, t.owner, 3, coalesce(abs(t.duration_ms - s.duration_ms), ${SAME_DURATION_MS})
    FROM staging s JOIN songs l ON l.row = s.row AND l.leader = l.row JOIN by_name t ON t.name_key = s.name_key
    WHERE coalesce(abs(t.duration_ms - s.duration_ms) <= ${SAME_DURATION_MS}, true)
  )
  SELECT found.*, songs.leader, songs.song FROM found JOIN songs USING (row)`;

/** The recording of each song, where one is known: by an id before a name, shared before one's own. */
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
  ), told AS (
    INSERT INTO track_tombstones (track_id, recording_id) SELECT old_id, old_id FROM moves WHERE $1 = ''
  )
  UPDATE tracks SET recording_id = moves.new_id, merged_by = 'ISRC', merged_at = now(), changed_in = pg_current_xact_id()
  FROM moves WHERE tracks.recording_id = moves.old_id AND (tracks.owner = $1 OR $1 = '')
    AND NOT EXISTS (SELECT FROM recording_splits x WHERE x.track_id = tracks.id)`;

/** Each track of the file once: one that is there, or a new id, in the order of the rows. */
const LEADERS = `
  CREATE TEMPORARY TABLE leaders ON COMMIT DROP AS
  WITH own AS (
    SELECT DISTINCT ON (m.leader) m.leader, m.track_id FROM matches m JOIN staging s USING (row)
    WHERE m.owner = $1 AND (m.way = 1 OR (m.way = 3 AND s.spotify_id IS NULL))
    ORDER BY m.leader, m.way, m.distance, m.track_id
  )
  SELECT s.row, s.song, coalesce(own.track_id, uuidv7()) AS track_id, own.track_id IS NULL AS is_new
  FROM songs s LEFT JOIN own ON own.leader = s.row WHERE s.leader = s.row`;

const RICHNESS = `
  s.spotify_id IS NOT NULL AS has_id, s.duration_ms IS NOT NULL AS has_length,
  ${FEATURES.map((name) => `s.${name} IS NOT NULL`).join(' AND ')} AS is_measured`;

/** A track that was there stays with its recording; a new one joins what is known of its song, else the first track of it. */
const ROW_TRACKS = `
  CREATE TEMPORARY TABLE row_tracks ON COMMIT DROP AS
  WITH resolved AS (
    SELECT s.row, s.leader, l.track_id, l.is_new, g.recording_id IS NOT NULL AS known,
      coalesce(t.recording_id, g.recording_id, f.track_id) AS recording_id,
      coalesce((ARRAY['SPOTIFY_ID', 'ISRC', 'NAME'])[g.way], CASE WHEN s.island = s.song THEN 'NAME' ELSE 'ISRC' END) AS way
    FROM songs s JOIN leaders l ON l.row = s.leader JOIN leaders f ON f.row = s.song
      LEFT JOIN song_groups g ON g.song = s.song LEFT JOIN tracks t ON t.id = l.track_id
  ), recordings AS (
    SELECT recording_id, min(row) AS first_row, count(*) AS rows FROM resolved GROUP BY recording_id
  ), several AS (
    SELECT r.track_id, r.row, ${RICHNESS} FROM resolved r JOIN recordings c USING (recording_id) JOIN staging s USING (row)
    WHERE c.rows > 1 OR NOT r.is_new
  ), described AS (
    SELECT DISTINCT ON (track_id) track_id, row FROM several ORDER BY track_id, has_id DESC, is_measured DESC, has_length DESC, row
  ), measured AS (
    SELECT DISTINCT ON (track_id) track_id, row FROM several ORDER BY track_id, is_measured DESC, has_id DESC, row
  )
  SELECT r.row, r.track_id, r.recording_id, r.is_new, r.known, r.way, c.first_row, c.rows,
    (r.is_new AND c.rows = 1) OR d.row IS NOT NULL AS describes, (r.is_new AND c.rows = 1) OR m.row IS NOT NULL AS measures
  FROM resolved r JOIN recordings c USING (recording_id)
    LEFT JOIN described d ON d.row = r.row AND d.track_id = r.track_id
    LEFT JOIN measured m ON m.row = r.row AND m.track_id = r.track_id`;
