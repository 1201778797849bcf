import type { PoolClient } from '@curator/service-kit';

/** Held by whoever makes or removes recordings: two imports that bring the same new song would each make one of it. */
export async function lockRecordings(client: PoolClient): Promise<void> {
  await client.query(`SELECT pg_advisory_xact_lock(hashtext('recordings'))`);
}

/**
 * Removes an owner's tracks that neither a playlist nor a source holds any more, and the recordings that nobody has then.
 * The caller holds `lockRecordings`.
 *
 * @returns how many tracks went.
 */
export async function removeUnusedTracks(client: PoolClient, owner: string): Promise<number> {
  const { rows } = await client.query<{ gone: number }>(REMOVE, [owner]);
  return rows[0]?.gone ?? 0;
}

// An owner has a recording in one track only, so when that has gone, nothing but another owner's can hold it.
const REMOVE = `
  WITH gone AS (
    DELETE FROM tracks t WHERE owner = $1
      AND NOT EXISTS (SELECT FROM playlist_items i WHERE i.track_id = t.id)
      AND NOT EXISTS (SELECT FROM audio_features f WHERE f.track_id = t.id)
    RETURNING recording_id
  ), forgotten AS (
    DELETE FROM recordings r USING gone
    WHERE r.id = gone.recording_id AND NOT EXISTS (SELECT FROM tracks t WHERE t.recording_id = r.id AND t.owner <> $1)
  )
  SELECT count(*) AS gone FROM gone`;
