import { FEATURES } from '@curator/contracts';
import type { PoolClient } from '@curator/service-kit';
import { to as copyTo } from 'pg-copy-streams';
import { BEST_FEATURES } from '../tracks/best-features.ts';
import { arrowStream } from './arrow-stream.ts';
import { readBinaryRows } from './binary-rows.ts';

const NINE = FEATURES.map((name) => `f.${name}`).join(', ');
const NOTHING = FEATURES.map(() => 'NULL::real').join(', ');

/** A shared recording is what was measured last of it, of its tracks that have all nine features. */
const SHARED = (condition: string) => `
  SELECT DISTINCT ON (t.recording_id) t.id, t.recording_id, ${NINE}, false AS gone
  FROM tracks t JOIN audio_features f ON f.track_id = t.id
  WHERE t.owner = '' AND f.complete AND ${condition} ORDER BY t.recording_id, f.measured_at DESC, t.id`;

/** What of the shared recordings has changed since, and those that there is nothing of any more. */
const CHANGES = (after: string) => `
  WITH changed AS MATERIALIZED (
    SELECT recording_id FROM tracks WHERE owner = '' AND changed_in >= '${after}'
    UNION SELECT recording_id FROM track_tombstones WHERE changed_in >= '${after}'
  ), now_there AS MATERIALIZED (${SHARED('t.recording_id IN (SELECT recording_id FROM changed)')})
  SELECT * FROM now_there
  UNION ALL
  SELECT recording_id, recording_id, ${NOTHING}, true FROM changed c
  WHERE NOT EXISTS (SELECT FROM now_there n WHERE n.recording_id = c.recording_id)`;

const PLAYLISTS = (ids: readonly string[]) => `
  SELECT DISTINCT ON (t.recording_id) t.id, t.recording_id, ${NINE}, false AS gone
  FROM playlist_items i JOIN tracks t ON t.id = i.track_id LEFT JOIN LATERAL ${BEST_FEATURES} ON true
  WHERE i.playlist_id = ANY('{${ids.join(',')}}'::uuid[]) ORDER BY t.recording_id, f.complete DESC NULLS LAST, t.id`;

/** Small enough that encoding one does not hold others up, large enough that there are few. */
const BATCH_ROWS = 16_384;
const CURSOR = /^\d{1,20}$/;
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** @param after a cursor of `catalogueCursor`; all of it where there is none. */
export function copyCatalogue(client: PoolClient, after: string | undefined): AsyncGenerator<Uint8Array> {
  if (after !== undefined && !CURSOR.test(after)) throw new Error(`${after} is no cursor`);
  return copy(client, after === undefined ? SHARED('true') : CHANGES(after));
}

export function copyPlaylists(client: PoolClient, playlistIds: readonly string[]): AsyncGenerator<Uint8Array> {
  const strange = playlistIds.find((id) => !UUID.test(id));
  if (strange !== undefined) throw new Error(`${strange} is no id of a playlist`);
  return copy(client, PLAYLISTS(playlistIds));
}

/** COPY takes no parameters: what goes into the statement was looked at above. */
function copy(client: PoolClient, query: string): AsyncGenerator<Uint8Array> {
  const rows = client.query(copyTo(`COPY (${query}) TO STDOUT (FORMAT binary)`));
  return arrowStream(readBinaryRows(rows, BATCH_ROWS));
}
