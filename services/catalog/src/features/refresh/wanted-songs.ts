import { IS_USABLE } from '../../tracks/best-features.ts';
import { IS_ID } from '../spotify-id.ts';
import type { RefreshTarget } from './refresh-target.ts';

/** SQL: the id by which the track `t` can be asked for: its own, or that of another track of the same recording. Null where there is none. */
export const ASKABLE_ID = `
  CASE WHEN ${IS_ID('t.spotify_id')} THEN t.spotify_id ELSE (
    SELECT x.spotify_id FROM tracks x
    WHERE x.recording_id = t.recording_id AND x.owner IN ('', t.owner) AND ${IS_ID('x.spotify_id')}
    ORDER BY x.owner = t.owner DESC, x.id LIMIT 1
  ) END`;

/** Of a job; the others are for the next one. */
export const MAX_SONGS = 200_000;

const OF_PLAYLIST = `
  SELECT t.* FROM playlist_items i JOIN tracks t ON t.id = i.track_id
  WHERE i.playlist_id = $2 AND t.owner = $1 AND NOT i.folded`;
/** One track of each recording, one with an id where there is one. */
const OF_OWNER = `
  SELECT DISTINCT ON (t.recording_id) t.* FROM tracks t
  WHERE t.owner = $1 AND $2::uuid IS NULL ORDER BY t.recording_id, t.spotify_id IS NULL, t.id`;

/** SQL: the songs of a target that lack some of the nine features: `track_id` and, where they can be asked for, `spotify_id`. $1 is the owner, $2 the playlist. */
export function wantedSongs({ playlistId }: RefreshTarget): string {
  return `
    SELECT t.id AS track_id, ${ASKABLE_ID} AS spotify_id
    FROM (${playlistId === null ? OF_OWNER : OF_PLAYLIST}) t WHERE NOT ${IS_USABLE} LIMIT ${MAX_SONGS}`;
}
