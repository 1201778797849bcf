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
 * Writes the placed tracks as their first rows in the file describe them, with the genres of all their rows.
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
  WITH several AS (
    SELECT t.track_id FROM row_songs r JOIN song_tracks t USING (song_row) GROUP BY t.track_id HAVING count(*) > 1
  )
  SELECT t.track_id, array_agg(DISTINCT genre ORDER BY genre) AS genres
  FROM several JOIN song_tracks t USING (track_id) JOIN row_songs r USING (song_row) JOIN staging s ON s.row = r.row
    CROSS JOIN LATERAL unnest(s.genres) AS genre
  GROUP BY t.track_id`;

const DESCRIBED = `
  FROM placed p JOIN staging s ON s.row = p.row LEFT JOIN joined_genres g ON g.track_id = p.track_id`;
const described = (names: readonly string[]) =>
  names.map((name) => (name === 'genres' ? 'coalesce(g.genres, s.genres) AS genres' : `s.${name}`)).join(', ');

/** A row without a Spotify id does not take the track's away. */
const CHANGE_TRACKS = `
  UPDATE tracks SET ${assign(DESCRIPTION, 'd')}, changed_in = pg_current_xact_id()
  FROM (
    SELECT p.track_id, ${described(DESCRIPTION.filter((name) => name !== 'spotify_id' && name !== 'isrc'))},
      coalesce(s.spotify_id, t.spotify_id) AS spotify_id, coalesce(s.isrc, t.isrc) AS isrc
    ${DESCRIBED} JOIN tracks t ON t.id = p.track_id WHERE NOT p.is_new
  ) d
  WHERE tracks.id = d.track_id AND (${list(DESCRIPTION, 'tracks')}) IS DISTINCT FROM (${list(DESCRIPTION, 'd')})`;

const MAKE_TRACKS = `
  INSERT INTO tracks (id, recording_id, owner, merged_by, merged_at, ${DESCRIPTION.join(', ')})
  SELECT p.track_id, p.recording_id, $1, CASE WHEN p.recording_id <> p.track_id THEN p.way END,
    CASE WHEN p.recording_id <> p.track_id THEN now() END, ${described(DESCRIPTION)}
  ${DESCRIBED} WHERE p.is_new ORDER BY p.track_id`;

/**
 * Writes what the file measured of the placed tracks.
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
    SELECT p.track_id, $1, ${list(VALUES, 's')} FROM placed p JOIN staging s ON s.row = p.row WHERE NOT p.is_new
    ON CONFLICT (track_id, source_id) DO UPDATE SET ${assign(VALUES, 'excluded')}, measured_at = now()
      WHERE (${list(VALUES, 'audio_features')}) IS DISTINCT FROM (${list(VALUES, 'excluded')})
    RETURNING track_id
  ), told AS (
    UPDATE tracks SET changed_in = pg_current_xact_id() FROM changed WHERE tracks.id = changed.track_id
  )
  SELECT count(*) AS changed FROM changed`;

const MAKE_FEATURES = `
  INSERT INTO audio_features (track_id, source_id, ${VALUES.join(', ')})
  SELECT p.track_id, $1, ${list(VALUES, 's')} FROM placed p JOIN staging s ON s.row = p.row
  WHERE p.is_new ORDER BY p.track_id`;
