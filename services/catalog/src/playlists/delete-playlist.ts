import { inTransaction, type Pool, type PoolClient } from '@curator/service-kit';
import { unlessBusy, waitShortly } from '../tracks/busy.ts';
import { lockRecordings, removeUnusedTracks } from '../tracks/unused-tracks.ts';

export type DeleteOutcome = 'DELETED' | 'NOT_FOUND' | 'NOT_YOURS' | 'BUSY';

/** Takes a listener's playlist away, with those of its songs that no other playlist of theirs holds. */
export function deletePlaylist(pool: Pool, listener: string, id: string): Promise<DeleteOutcome> {
  return unlessBusy<DeleteOutcome>(() =>
    inTransaction(pool, async (client) => {
      await waitShortly(client);
      await lockRecordings(client, listener);
      const { rows } = await client.query<{ owner: string; source_id: string }>(
        `SELECT owner, source_id FROM playlists WHERE id = $1 AND owner IN ('', $2)`,
        [id, listener],
      );
      const [playlist] = rows;
      if (!playlist) return 'NOT_FOUND';
      if (playlist.owner !== listener) return 'NOT_YOURS';
      await removePlaylist(client, listener, id, playlist.source_id);
      return 'DELETED';
    }),
  );
}

async function removePlaylist(client: PoolClient, owner: string, id: string, sourceId: string): Promise<void> {
  const held = await client.query<{ track_id: string }>('SELECT track_id FROM playlist_items WHERE playlist_id = $1', [
    id,
  ]);
  await client.query('DELETE FROM playlists WHERE id = $1', [id]);
  await client.query(
    `DELETE FROM audio_features f WHERE f.track_id = ANY($1::uuid[])
       AND NOT EXISTS (SELECT FROM playlist_items i WHERE i.track_id = f.track_id)`,
    [held.rows.map((row) => row.track_id)],
  );
  await removeUnusedTracks(client, owner);
  await client.query(
    `DELETE FROM sources s WHERE id = $1
       AND NOT EXISTS (SELECT FROM playlists p WHERE p.source_id = s.id)
       AND NOT EXISTS (SELECT FROM audio_features f WHERE f.source_id = s.id)`,
    [sourceId],
  );
}
