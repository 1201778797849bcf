import type { PoolClient } from '@curator/service-kit';
import { forgetTombstones } from '../feeds/catalogue-cursor.ts';
import { removeUnusedTracks } from '../tracks/unused-tracks.ts';

export interface PublishOptions {
  /** What other sources shared goes. */
  replace: boolean;
  /** The import changed something. */
  changed: boolean;
}

/** Makes the shared tracks what they are to be, and tells those who keep a copy. */
export async function publish(
  client: PoolClient,
  sourceId: string,
  { replace, changed }: PublishOptions,
): Promise<void> {
  const replaced = replace ? await removeOtherSources(client, sourceId) : false;
  if (changed || replaced) await client.query('UPDATE catalogue SET version = version + 1');
  await forgetTombstones(client);
}

/** With a source go its values and its playlists; then the tracks that only it had. */
async function removeOtherSources(client: PoolClient, sourceId: string): Promise<boolean> {
  const { rowCount } = await client.query(`DELETE FROM sources WHERE owner = '' AND id <> $1`, [sourceId]);
  return (await removeUnusedTracks(client, '')) > 0 || (rowCount ?? 0) > 0;
}
