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
  const { rows } = await client.query<{ recording_id: string }>(
    `DELETE FROM tracks t WHERE owner = $1
       AND NOT EXISTS (SELECT FROM playlist_items i WHERE i.track_id = t.id)
       AND NOT EXISTS (SELECT FROM audio_features f WHERE f.track_id = t.id)
     RETURNING recording_id`,
    [owner],
  );
  if (rows.length > 0)
    await client.query(
      `DELETE FROM recordings r WHERE id = ANY($1::uuid[]) AND NOT EXISTS (SELECT FROM tracks t WHERE t.recording_id = r.id)`,
      [rows.map((row) => row.recording_id)],
    );
  return rows.length;
}
