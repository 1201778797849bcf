import type { PoolClient } from '@curator/service-kit';
import { PlaylistProblem } from './playlist-problem.ts';

/** Of one call. */
export const MAX_TRACKS_AT_ONCE = 500;
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/**
 * The listener's own tracks of songs that a client names; see `copyToLibrary`.
 *
 * @throws PlaylistProblem where one is not there, or there are too many
 */
export async function ownTracks(client: PoolClient, listener: string, trackIds: readonly string[]): Promise<string[]> {
  const ids = checkTrackIds(trackIds);
  const { rows } = await client.query<{ id: string }>(
    `SELECT id FROM tracks WHERE id = ANY($1::uuid[]) AND owner IN ('', $2)`,
    [ids, listener],
  );
  const found = new Set(rows.map(({ id }) => id));
  const missing = ids.find((id) => !found.has(id));
  if (missing !== undefined) throw notThere(missing);
  return copyToLibrary(client, listener, ids);
}

/** @throws PlaylistProblem where one cannot be an id, or there are too many */
export function checkTrackIds(trackIds: readonly string[]): string[] {
  if (trackIds.length > MAX_TRACKS_AT_ONCE)
    throw new PlaylistProblem('INVALID_INPUT', `At most ${MAX_TRACKS_AT_ONCE} songs at once, not ${trackIds.length}.`);
  const strange = trackIds.find((id) => !UUID.test(id));
  if (strange !== undefined) throw notThere(strange);
  return trackIds.map((id) => id.toLowerCase());
}

/**
 * The listener's own tracks of tracks that they may see, in their order, each recording once. A song of the catalogue that they did
 * not have is copied: what is in a playlist of theirs stays when the catalogue changes. The caller holds `lockLibrary`.
 */
export async function copyToLibrary(client: PoolClient, listener: string, ids: readonly string[]): Promise<string[]> {
  await client.query(COPY, [ids, listener]);
  const { rows } = await client.query<{ id: string }>(OWN, [ids, listener]);
  return rows.map(({ id }) => id);
}

function notThere(id: string): PlaylistProblem {
  return new PlaylistProblem('NOT_FOUND', `There is no song with the id ${id.slice(0, 50)}.`);
}

const COPIED = `title, artists, album, release_date, duration_ms, explicit, popularity, genres, spotify_id, isrc, name_key, search_text`;

const COPY = `
  INSERT INTO tracks (recording_id, owner, merged_by, merged_at, ${COPIED})
  SELECT DISTINCT ON (recording_id) recording_id, $2, 'LISTENER', now(), ${COPIED} FROM tracks t
  WHERE id = ANY($1::uuid[]) AND owner = ''
    AND NOT EXISTS (SELECT FROM tracks own WHERE own.recording_id = t.recording_id AND own.owner = $2)
  ORDER BY recording_id, id
  ON CONFLICT (spotify_id, owner) WHERE spotify_id IS NOT NULL DO NOTHING`;

const OWN = `
  WITH wanted AS (
    SELECT t.recording_id, min(n.place) AS place, min(t.spotify_id) AS spotify_id
    FROM unnest($1::uuid[]) WITH ORDINALITY AS n (id, place) JOIN tracks t ON t.id = n.id GROUP BY t.recording_id
  ), found AS (
    SELECT w.recording_id, w.place, t.id, 1 AS way FROM wanted w JOIN tracks t ON t.recording_id = w.recording_id AND t.owner = $2
    UNION ALL
    -- The listener's own one of that id was told apart from its recording.
    SELECT w.recording_id, w.place, t.id, 2 FROM wanted w JOIN tracks t ON t.spotify_id = w.spotify_id AND t.owner = $2
  ), own AS (
    SELECT DISTINCT ON (recording_id) place, id FROM found ORDER BY recording_id, way, id
  )
  SELECT id FROM own ORDER BY place`;
