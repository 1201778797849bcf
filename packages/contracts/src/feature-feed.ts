import type { Feature } from './features.ts';
import { FEATURES } from './features.ts';

/**
 * Arrow tables that catalog serves to trainer over HTTP (service token, audience `catalog`, scope `features:read`):
 *
 * - `GET  /internal/catalogue.arrow`: every shared track that has all nine features, ordered by track id; `ETag` is the catalogue version
 *   (`"<integer>"`), `If-None-Match` is honoured with 304.
 * - `POST /internal/playlist-tracks.arrow` with `PlaylistTracksRequest`: the tracks of these playlists, each once, ordered by recording id,
 *   features null where missing. 404 with `{ missing: [ids] }` where a playlist is gone or not visible to the listener; 413 with
 *   `{ tracks: n }` where they are more than the request's `mostTracks`.
 *
 * Columns: `trackId` utf8, `recordingId` utf8 (one id per recording, whatever its track ids), then the nine features as float32 in canonical order.
 */
export const FEED_COLUMNS = ['trackId', 'recordingId', ...FEATURES] as const satisfies readonly (
  | 'trackId'
  | 'recordingId'
  | Feature
)[];

export const FEED_CONTENT_TYPE = 'application/vnd.apache.arrow.stream';
export const CATALOGUE_FEED_PATH = '/internal/catalogue.arrow';
export const PLAYLIST_FEED_PATH = '/internal/playlist-tracks.arrow';
