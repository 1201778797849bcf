import { FEATURES } from '@curator/contracts';
import type { PoolClient } from '@curator/service-kit';
import { to as copyTo } from 'pg-copy-streams';
import { SHARED_RULE } from '../features/receipts/receipt-rule.ts';
import { type Trainable, trainableFeatures } from '../features/scales/trainable.ts';
import { arrowStream } from './arrow-stream.ts';
import { readBinaryRows } from './binary-rows.ts';

const NINE = FEATURES.map((name) => `f.${name}`).join(', ');
const NOTHING = FEATURES.map(() => 'NULL::real').join(', ');

/** A shared recording is the best of what models may learn of it, of its tracks that have all nine features. */
const SHARED = (scales: Trainable, condition: string) => `
  SELECT DISTINCT ON (same.recording_id) same.id, same.recording_id, ${scales.columns}, false AS gone
  FROM tracks same JOIN audio_features a ON a.track_id = same.id JOIN sources s ON s.id = a.source_id
    LEFT JOIN feature_providers p ON p.kind = s.kind
  WHERE same.owner = '' AND a.complete AND ${scales.condition} AND ${condition} ORDER BY same.recording_id, ${SHARED_RULE}`;

/** What of the shared recordings has changed since, and those that there is nothing of any more. */
const CHANGES = (scales: Trainable, after: string) => `
  WITH changed AS MATERIALIZED (
    SELECT recording_id FROM tracks WHERE owner = '' AND changed_in >= '${after}'
    UNION SELECT recording_id FROM track_tombstones WHERE changed_in >= '${after}'
  ), now_there AS MATERIALIZED (${SHARED(scales, 'same.recording_id IN (SELECT recording_id FROM changed)')})
  SELECT * FROM now_there
  UNION ALL
  SELECT recording_id, recording_id, ${NOTHING}, true FROM changed c
  WHERE NOT EXISTS (SELECT FROM now_there n WHERE n.recording_id = c.recording_id)`;

const PLAYLISTS = (scales: Trainable, ids: readonly string[]) => `
  SELECT DISTINCT ON (t.recording_id) t.id, t.recording_id, ${NINE}, false AS gone
  FROM playlist_items i JOIN tracks t ON t.id = i.track_id LEFT JOIN LATERAL ${trainableFeatures(scales)} ON true
  WHERE i.playlist_id = ANY('{${ids.join(',')}}'::uuid[]) ORDER BY t.recording_id, f.complete DESC NULLS LAST, t.id`;

/** Small enough that encoding one does not hold others up, large enough that there are few. */
const BATCH_ROWS = 16_384;
const CURSOR = /^\d{1,20}$/;
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** @param after a cursor of `catalogueCursor`; all of it where there is none. */
export function copyCatalogue(
  client: PoolClient,
  scales: Trainable,
  after: string | undefined,
): AsyncGenerator<Uint8Array> {
  if (after !== undefined && !CURSOR.test(after)) throw new Error(`${after} is no cursor`);
  return copy(client, after === undefined ? SHARED(scales, 'true') : CHANGES(scales, after));
}

export function copyPlaylists(
  client: PoolClient,
  scales: Trainable,
  playlistIds: readonly string[],
): AsyncGenerator<Uint8Array> {
  const strange = playlistIds.find((id) => !UUID.test(id));
  if (strange !== undefined) throw new Error(`${strange} is no id of a playlist`);
  return copy(client, PLAYLISTS(scales, playlistIds));
}

/** COPY takes no parameters: what goes into the statement was looked at above. */
function copy(client: PoolClient, query: string): AsyncGenerator<Uint8Array> {
  const rows = client.query(copyTo(`COPY (${query}) TO STDOUT (FORMAT binary)`));
  return arrowStream(readBinaryRows(rows, BATCH_ROWS));
}
