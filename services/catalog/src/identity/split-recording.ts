import { inTransaction, type Pool, type PoolClient } from '@curator/service-kit';
import { unlessBusy, waitShortly } from '../tracks/busy.ts';
import { lockLibrary } from '../tracks/unused-tracks.ts';

export type SplitOutcome = 'SPLIT' | 'JOINED' | 'NOT_FOUND' | 'NOT_YOURS' | 'ALONE' | 'BUSY';

interface Found {
  owner: string;
  recording_id: string;
  split_from: string | null;
  is_alone: boolean;
}

/**
 * Says that a track is a recording of its own, whatever its ids and names say; imports to come abide by it. Of the tracks of a
 * recording each keeps its description, so nothing has to be brought back.

 * @param owner the listener whose track it is
 */
export function splitTrack(pool: Pool, owner: string, trackId: string): Promise<SplitOutcome> {
  return changing(pool, owner, async (client) => {
    const found = await find(client, owner, trackId);
    if (!found) return 'NOT_FOUND';
    if (found.owner !== owner) return 'NOT_YOURS';
    if (found.split_from !== null) return 'SPLIT';
    if (found.is_alone) return 'ALONE';
    await client.query('INSERT INTO recording_splits (owner, track_id, recording_id) VALUES ($1, $2, $3)', [
      owner,
      trackId,
      found.recording_id,
    ]);
    await client.query(MOVE, [trackId, await freeRecording(client, trackId), null]);
    await client.query(FOLD, [trackId, found.recording_id]);
    return 'SPLIT';
  });
}

/** Takes a split back. */
export function joinTrack(pool: Pool, owner: string, trackId: string): Promise<SplitOutcome> {
  return changing(pool, owner, async (client) => {
    const found = await find(client, owner, trackId);
    if (!found) return 'NOT_FOUND';
    if (found.owner !== owner) return 'NOT_YOURS';
    if (found.split_from === null) return 'ALONE';
    await client.query('DELETE FROM recording_splits WHERE track_id = $1', [trackId]);
    await client.query(MOVE, [trackId, found.split_from, 'LISTENER']);
    await client.query(FOLD, [trackId, found.split_from]);
    return 'JOINED';
  });
}

function changing(
  pool: Pool,
  owner: string,
  work: (client: PoolClient) => Promise<SplitOutcome>,
): Promise<SplitOutcome> {
  return unlessBusy<SplitOutcome>(() =>
    inTransaction(pool, async (client) => {
      await waitShortly(client);
      await lockLibrary(client, owner);
      return work(client);
    }),
  );
}

async function find(client: PoolClient, owner: string, trackId: string): Promise<Found | undefined> {
  const { rows } = await client.query<Found>(FIND, [trackId, owner]);
  return rows[0];
}

const FIND = `
  SELECT t.owner, t.recording_id, x.recording_id AS split_from,
    NOT EXISTS (SELECT FROM tracks o WHERE o.recording_id = t.recording_id AND o.id <> t.id AND o.owner IN ('', $2)) AS is_alone
  FROM tracks t LEFT JOIN recording_splits x ON x.track_id = t.id WHERE t.id = $1 AND t.owner IN ('', $2)`;

/** A recording has the id of its first track: if that is this one, the others have it still. */
async function freeRecording(client: PoolClient, trackId: string): Promise<string> {
  const { rows } = await client.query<{ id: string }>(
    `SELECT CASE WHEN EXISTS (SELECT FROM tracks WHERE recording_id = $1 AND id <> $1) THEN uuidv7() ELSE $1::uuid END AS id`,
    [trackId],
  );
  return rows[0]?.id ?? trackId;
}

const MOVE = `
  UPDATE tracks SET recording_id = $2, merged_by = $3, merged_at = CASE WHEN $3::text IS NULL THEN NULL ELSE now() END,
    changed_in = pg_current_xact_id()
  WHERE id = $1`;

/** In playlists that have the track, or others of the recording: each recording is shown once, where it is first. */
const FOLD = `
  WITH affected AS (
    SELECT DISTINCT i.playlist_id FROM playlist_items i JOIN tracks t ON t.id = i.track_id WHERE t.id = $1 OR t.recording_id = $2
  ), places AS (
    SELECT i.playlist_id, i.position,
      row_number() OVER (PARTITION BY i.playlist_id, t.recording_id ORDER BY i.position) > 1 AS folded
    FROM playlist_items i JOIN affected USING (playlist_id) JOIN tracks t ON t.id = i.track_id
  )
  UPDATE playlist_items i SET folded = p.folded FROM places p
  WHERE i.playlist_id = p.playlist_id AND i.position = p.position AND i.folded <> p.folded`;
