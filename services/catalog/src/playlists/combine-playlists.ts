import type { Pool } from '@curator/service-kit';
import { insertPlaylist, type PlaylistMark } from './change-playlist.ts';
import { changingLibrary, checkName } from './own-playlist.ts';
import { copyToLibrary } from './own-tracks.ts';
import { appendTracks } from './playlist-items.ts';
import { PlaylistProblem } from './playlist-problem.ts';

export type Combination = 'UNION' | 'INTERSECTION' | 'DIFFERENCE';

export interface CombineOptions {
  name: string;
  combination: Combination;
  /** In order; a difference is the first without all others. */
  playlistIds: readonly string[];
  mark: PlaylistMark | null;
}

const MAX_PLAYLISTS = 50;
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/**
 * Makes a playlist of others: songs are told apart by recording, and come in the order of the first playlist that has them. Those of
 * the catalogue are copied.
 *
 * @returns its id.
 */
export function combinePlaylists(pool: Pool, listener: string, options: CombineOptions): Promise<string> {
  const name = checkName(options.name);
  const ids = [...new Set(options.playlistIds.map((id) => id.toLowerCase()))];
  if (ids.length === 0 || ids.length > MAX_PLAYLISTS)
    throw new PlaylistProblem('INVALID_INPUT', `Name 1 to ${MAX_PLAYLISTS} playlists to combine.`);
  return changingLibrary(pool, listener, async (client) => {
    const { rowCount } = await client.query(`SELECT FROM playlists WHERE id = ANY($1::uuid[]) AND owner IN ('', $2)`, [
      ids.filter((id) => UUID.test(id)),
      listener,
    ]);
    if (rowCount !== ids.length)
      throw new PlaylistProblem('NOT_FOUND', 'One of the playlists is not there. See your playlists for their ids.');
    const chosen = await client.query<{ trackId: string }>(CHOSEN, [ids, options.combination]);
    const id = await insertPlaylist(client, listener, { name, mark: options.mark, idempotencyKey: null });
    const trackIds = chosen.rows.map((row) => row.trackId);
    await appendTracks(client, id, await copyToLibrary(client, listener, trackIds));
    return id;
  });
}

const CHOSEN = `
  WITH members AS (
    SELECT t.recording_id, t.id, n.place, i.position
    FROM unnest($1::uuid[]) WITH ORDINALITY AS n (id, place)
      JOIN playlist_items i ON i.playlist_id = n.id AND NOT i.folded JOIN tracks t ON t.id = i.track_id
  ), songs AS (
    SELECT recording_id, count(DISTINCT place) AS playlists, min(place) AS first_place,
      (array_agg(id ORDER BY place, position))[1] AS track_id, (array_agg(position ORDER BY place, position))[1] AS position
    FROM members GROUP BY recording_id
  )
  SELECT track_id AS "trackId" FROM songs
  WHERE CASE $2 WHEN 'UNION' THEN true WHEN 'INTERSECTION' THEN playlists = cardinality($1::uuid[])
    ELSE playlists = 1 AND first_place = 1 END
  ORDER BY first_place, position, recording_id`;
