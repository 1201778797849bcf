import type { PoolClient } from '@curator/service-kit';
import { SOURCE_NAMES } from '../features/providers/source-names.ts';

/**
 * Held by whoever makes, merges or removes an owner's tracks: two imports that bring the same new song would each make one of it.
 * Listeners do not wait for each other, but they do for a load of the catalogue, which looks for its songs in theirs.
 */
export async function lockRecordings(client: PoolClient, owner: string): Promise<void> {
  const kind = owner === '' ? 'pg_advisory_xact_lock' : 'pg_advisory_xact_lock_shared';
  await client.query(`SELECT ${kind}(hashtext('recordings'))`);
  await lockLibrary(client, owner);
}

/** Held by whoever changes an owner's playlists and the tracks in them. */
export async function lockLibrary(client: PoolClient, owner: string): Promise<void> {
  await client.query(`SELECT pg_advisory_xact_lock(hashtext('recordings of ' || $1))`, [owner]);
}

/**
 * Removes an owner's tracks that neither a playlist nor a file holds any more: what a provider said of a song goes with it. The caller holds `lockRecordings`.
 *
 * @returns how many tracks went.
 */
export async function removeUnusedTracks(client: PoolClient, owner: string): Promise<number> {
  const { rowCount } = await client.query(REMOVE, [owner]);
  return rowCount ?? 0;
}

const PROVIDERS = Object.values(SOURCE_NAMES)
  .map((name) => `'${name}'`)
  .join(', ');

const REMOVE = `
  DELETE FROM tracks t WHERE owner = $1
    AND NOT EXISTS (SELECT FROM playlist_items i WHERE i.track_id = t.id)
    AND NOT EXISTS (
      SELECT FROM audio_features f JOIN sources s ON s.id = f.source_id
      WHERE f.track_id = t.id AND s.name NOT IN (${PROVIDERS})
    )`;
