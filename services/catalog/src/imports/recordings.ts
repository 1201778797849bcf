import type { PoolClient } from '@curator/service-kit';

/** Copies of one recording differ in length by fades and silence; 3 s tells it from another version. */
export const SAME_DURATION_MS = 3_000;

/**
 * Finds the recording of every staged song, and makes those that nobody has yet. Leaves two tables of this transaction:
 * `songs` (id, recording_id) with a row per `staging.song_id`, and `firsts` (recording_id, line) with the first line of each.
 * The caller holds `lockRecordings`.
 *
 * What the operator's files say of which ids are one song holds for everybody and comes first; what a listener's file says
 * holds for that listener only: nobody can make one song of others' songs.
 */
export async function resolveRecordings(client: PoolClient, owner: string): Promise<void> {
  await client.query(SONGS);
  await joinByIsrc(client);
  await client.query('ANALYZE songs');
  await client.query(KNOWN_BY_ID, [owner]);
  await client.query(KNOWN_BY_NAME, [owner]);
  await client.query(NEW_RECORDINGS, [owner]);
  await client.query(NEW_IDS, [owner]);
  await client.query(FIRSTS);
  await client.query('ANALYZE firsts');
}

/** Ids of one song lead to each other in a step or two; a file in which they form long chains is not about songs. */
const MAX_JOINS = 8;

/** Songs of the same ISRC are one, and so may bring others of their kind together. */
async function joinByIsrc(client: PoolClient): Promise<void> {
  for (let join = 0; join < MAX_JOINS; join += 1) if ((await client.query(JOIN_BY_ISRC)).rowCount === 0) return;
}

/**
 * The songs of the file: rows of one Spotify id are one, and so are those of the same title and main artist whose
 * lengths follow each other within 3 s (gaps and islands).
 */
const SONGS = `
  CREATE TEMPORARY TABLE songs ON COMMIT DROP AS
  WITH per_id AS (
    SELECT DISTINCT ON (song_id) song_id AS id, line, spotify_id, isrc, title_key, artist_key, duration_ms
    FROM staging ORDER BY song_id, line
  ), ordered AS (
    SELECT *, duration_ms - lag(duration_ms) OVER same_name AS gap, row_number() OVER same_name AS place
    FROM per_id WINDOW same_name AS (PARTITION BY title_key, artist_key ORDER BY duration_ms NULLS FIRST, line)
  )
  SELECT *, count(*) FILTER (WHERE place = 1 OR gap > ${SAME_DURATION_MS})
    OVER (ORDER BY title_key, artist_key, duration_ms NULLS FIRST, line) AS song, NULL::uuid AS recording_id
  FROM ordered`;

const JOIN_BY_ISRC = `
  WITH shared AS (
    SELECT isrc, min(song) AS target FROM songs WHERE isrc IS NOT NULL GROUP BY isrc HAVING min(song) <> max(song)
  ), moves AS (
    SELECT s.song, min(shared.target) AS target FROM songs s JOIN shared USING (isrc) WHERE s.song <> shared.target GROUP BY s.song
  )
  UPDATE songs SET song = moves.target FROM moves WHERE songs.song = moves.song`;

const KNOWN_BY_ID = `
  UPDATE songs SET recording_id = known.recording_id
  FROM (
    SELECT DISTINCT ON (song) song, recording_id
    FROM (
      SELECT s.song, r.recording_id, r.owner FROM songs s
      JOIN recording_ids r ON r.kind = 'spotify' AND r.value = s.spotify_id AND r.owner IN ('', $1)
      UNION ALL
      SELECT s.song, r.recording_id, r.owner FROM songs s
      JOIN recording_ids r ON r.kind = 'isrc' AND r.value = s.isrc AND r.owner IN ('', $1)
    ) ids ORDER BY song, owner, recording_id
  ) known WHERE known.song = songs.song`;

const KNOWN_BY_NAME = `
  UPDATE songs SET recording_id = known.id
  FROM (
    SELECT DISTINCT ON (s.song) s.song, r.id
    FROM songs s JOIN recordings r USING (title_key, artist_key)
    WHERE s.recording_id IS NULL AND r.owner IN ('', $1) AND coalesce(abs(r.duration_ms - s.duration_ms) <= ${SAME_DURATION_MS}, true)
    ORDER BY s.song, r.owner, abs(r.duration_ms - s.duration_ms) NULLS LAST, r.id
  ) known WHERE known.song = songs.song`;

const NEW_RECORDINGS = `
  WITH fresh AS (
    SELECT DISTINCT ON (song) song, gen_random_uuid() AS id, title_key, artist_key, duration_ms
    FROM songs WHERE recording_id IS NULL ORDER BY song, line
  ), made AS (
    INSERT INTO recordings (id, owner, title_key, artist_key, duration_ms)
    SELECT id, $1, title_key, artist_key, duration_ms FROM fresh
  )
  UPDATE songs SET recording_id = fresh.id FROM fresh WHERE fresh.song = songs.song`;

const NEW_IDS = `
  INSERT INTO recording_ids (owner, kind, value, recording_id)
  SELECT $1, 'spotify', spotify_id, recording_id FROM songs WHERE spotify_id IS NOT NULL
  UNION ALL
  SELECT DISTINCT ON (isrc) $1, 'isrc', isrc, recording_id FROM songs WHERE isrc IS NOT NULL
  ON CONFLICT DO NOTHING`;

const FIRSTS = `
  CREATE TEMPORARY TABLE firsts ON COMMIT DROP AS
  SELECT recording_id, min(line) AS line FROM songs GROUP BY recording_id`;
