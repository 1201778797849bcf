import type { Feature } from './features.ts';
import { FEATURES } from './features.ts';

/**
 * Arrow streams that catalog serves to trainer over HTTP (service token, audience `catalog`, scope `features:read`), in record batches
 * as they are read, so that neither side holds more than one:
 *
 * - `GET  /internal/catalogue.arrow`: every shared recording that has all nine features, once. `ETag` is the catalogue version
 *   (`"<integer>"`), `If-None-Match` is honoured with 304. The header `catalogue-cursor` is what to go on from:
 *   `?after=<cursor>` gives the recordings that have changed since, with `gone` where there is nothing of them any more. Some may be
 *   told again; none is missed, whichever order transactions end in. 410 where the cursor is too old: read all again.
 * - `POST /internal/playlist-tracks.arrow` with `PlaylistTracksRequest`: the recordings of these playlists, each once, ordered by
 *   recording id, features null where missing. 404 with `{ missing: [ids] }` where a playlist is gone or not visible to the listener;
 *   413 with `{ tracks: n }` where they are more than the request's `mostTracks`; 204 where all is well and only that was asked.
 *
 * Columns: `trackId` and `recordingId` (one id per recording, whatever its track ids) as 16 bytes, the nine features as float32 in
 * canonical order, and `gone`.
 */
export const FEED_COLUMNS = ['trackId', 'recordingId', ...FEATURES, 'gone'] as const satisfies readonly (
  | 'trackId'
  | 'recordingId'
  | 'gone'
  | Feature
)[];

export const FEED_CONTENT_TYPE = 'application/vnd.apache.arrow.stream';
export const CATALOGUE_FEED_PATH = '/internal/catalogue.arrow';
export const CATALOGUE_CURSOR_HEADER = 'catalogue-cursor';
export const PLAYLIST_FEED_PATH = '/internal/playlist-tracks.arrow';
