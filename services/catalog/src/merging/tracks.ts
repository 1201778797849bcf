import { FEATURES } from '@curator/contracts';
import type { PoolClient } from '@curator/service-kit';

const DESCRIPTION = [
  ...['title', 'artists', 'album', 'release_date', 'duration_ms', 'explicit', 'popularity', 'genres', 'spotify_id'],
  ...['isrc', 'name_key', 'search_text'],
];
const VALUES = [...FEATURES, 'key', 'mode', 'time_signature'];

const list = (names: readonly string[], prefix: string) => names.map((name) => `${prefix}.${name}`).join(', ');
const assign = (names: readonly string[], from: string) => names.map((name) => `${name} = ${from}.${name}`).join(', ');

/**
 * Writes the tracks as the rows that describe them say, with the genres of all their rows. The table of `resolveRecordings` is there.
 *
 * @returns how many were made or changed.
 */
export async function writeTracks(client: PoolClient, owner: string): Promise<number> {
  await client.query(GENRES);
  const changed = await client.query(CHANGE_TRACKS);
  const made = await client.query(MAKE_TRACKS, [owner]);
  return (changed.rowCount ?? 0) + (made.rowCount ?? 0);
}

/** Only of tracks that have several rows: the others' are in their row. */
const GENRES = `
  CREATE TEMPORARY TABLE joined_genres ON COMMIT DROP AS
  SELECT t.track_id, array_agg(DISTINCT genre ORDER BY genre) AS genres
  FROM row_tracks t JOIN staging s USING (row) CROSS JOIN LATERAL unnest(s.genres) AS genre
  WHERE t.rows > 1 GROUP BY t.track_id`;

const DESCRIBED = `
  FROM staging s JOIN row_tracks r ON r.row = s.row AND r.describes LEFT JOIN joined_genres g ON g.track_id = r.track_id`;
const described = (names: readonly string[]) =>
  names.map((name) => (name === 'genres' ? 'coalesce(g.genres, s.genres) AS genres' : `s.${name}`)).join(', ');

const OPTIONAL = ['album', 'release_date', 'duration_ms', 'explicit', 'popularity', 'spotify_id', 'isrc'];
/** What a row does not say stays as it was: a poorer file takes nothing away. */
const known = (names: readonly string[]) =>
  names.map((name) => {
    if (name === 'genres') return `coalesce(nullif(coalesce(g.genres, s.genres), '{}'), t.genres) AS genres`;
    return OPTIONAL.includes(name) ? `coalesce(s.${name}, t.${name}) AS ${name}` : `s.${name}`;
  });

const CHANGE_TRACKS = `
  UPDATE tracks SET ${assign(DESCRIPTION, 'd')}, changed_in = pg_current_xact_id()
  FROM (
    SELECT r.track_id, ${known(DESCRIPTION).join(', ')}
    ${DESCRIBED} JOIN tracks t ON t.id = r.track_id WHERE NOT r.is_new
  ) d
  WHERE tracks.id = d.track_id AND (${list(DESCRIPTION, 'tracks')}) IS DISTINCT FROM (${list(DESCRIPTION, 'd')})`;

const MAKE_TRACKS = `
  INSERT INTO tracks (id, recording_id, owner, merged_by, merged_at, ${DESCRIPTION.join(', ')})
  SELECT r.track_id, r.recording_id, $1, CASE WHEN r.recording_id <> r.track_id THEN r.way END,
    CASE WHEN r.recording_id <> r.track_id THEN now() END, ${described(DESCRIPTION)}
  ${DESCRIBED} WHERE r.is_new`;

/**
 * Writes what the file measured of the tracks.
 *
 * @returns how many measurements were made or changed.
 */
export async function writeFeatures(client: PoolClient, sourceId: string): Promise<number> {
  const changed = await client.query<{ changed: number }>(CHANGE_FEATURES, [sourceId]);
  const made = await client.query(MAKE_FEATURES, [sourceId]);
  return (changed.rows[0]?.changed ?? 0) + (made.rowCount ?? 0);
}

/** Of tracks that were there; those that keep copies of them are told. */
const CHANGE_FEATURES = `
  WITH changed AS (
    INSERT INTO audio_features (track_id, source_id, ${VALUES.join(', ')})
    SELECT r.track_id, $1, ${list(VALUES, 's')} FROM staging s JOIN row_tracks r ON r.row = s.row AND r.measures
    WHERE NOT r.is_new
    ON CONFLICT (track_id, source_id) DO UPDATE SET ${assign(VALUES, 'excluded')}, measured_at = now()
      WHERE (${list(VALUES, 'audio_features')}) IS DISTINCT FROM (${list(VALUES, 'excluded')})
    RETURNING track_id
  ), told AS (
    UPDATE tracks SET changed_in = pg_current_xact_id() FROM changed WHERE tracks.id = changed.track_id
  )
  SELECT count(*) AS changed FROM changed`;

const MAKE_FEATURES = `
  INSERT INTO audio_features (track_id, source_id, ${VALUES.join(', ')})
  SELECT r.track_id, $1, ${list(VALUES, 's')} FROM staging s JOIN row_tracks r ON r.row = s.row AND r.measures WHERE r.is_new`;
