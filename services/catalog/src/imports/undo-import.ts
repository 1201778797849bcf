import { inTransaction, type Pool, type PoolClient } from '@curator/service-kit';
import { unlessBusy, waitShortly } from '../tracks/busy.ts';
import { lockRecordings, removeUnusedTracks } from '../tracks/unused-tracks.ts';

export type UndoOutcome =
  | 'UNDONE'
  | 'NOT_FOUND'
  | 'NOT_UNDOABLE'
  | 'REPLACED_AN_EARLIER'
  | 'REPLACED_BY_A_LATER'
  | 'BUSY';

interface UndoneImport {
  owner: string;
  state: string;
  source_id: string | null;
  replaced: boolean;
  changed: boolean;
  replaced_later: boolean;
}

/** Takes away what an import brought: its playlists, its values, and the tracks that nothing else holds. */
export function undoImport(pool: Pool, caller: string, id: string): Promise<UndoOutcome> {
  return unlessBusy<UndoOutcome>(() =>
    inTransaction(pool, async (client) => {
      await waitShortly(client);
      const { rows: owners } = await client.query<{ owner: string }>(
        'SELECT owner FROM imports WHERE id = $1 AND caller = $2',
        [id, caller],
      );
      const [made] = owners;
      if (!made) return 'NOT_FOUND';
      // What an import brings that is being written just now is seen by what follows.
      await lockRecordings(client, made.owner);
      const { rows } = await client.query<UndoneImport>(FIND, [id, caller]);
      const [found] = rows;
      if (!found) return 'NOT_FOUND';
      if (found.state === 'UNDONE') return 'UNDONE';
      if (found.state !== 'SUCCEEDED' || found.source_id === null) return 'NOT_UNDOABLE';
      if (found.replaced_later) return 'REPLACED_BY_A_LATER';
      if (found.replaced) return 'REPLACED_AN_EARLIER';
      // What brought nothing new takes nothing away.
      if (found.changed) await takeAway(client, found.owner, found.source_id);
      await client.query(
        `UPDATE imports SET state = 'UNDONE', undone_at = now(), revision = revision + 1 WHERE id = $1`,
        [id],
      );
      return 'UNDONE';
    }),
  );
}

const FIND = `
  SELECT i.owner, i.state, i.source_id, i.replaced, coalesce((i.report ->> 'changed')::boolean, true) AS changed, EXISTS (
    SELECT FROM imports l WHERE l.source_id = i.source_id AND l.state = 'SUCCEEDED' AND l.replaced AND l.created_at > i.created_at
  ) AS replaced_later
  FROM imports i WHERE i.id = $1 AND i.caller = $2 FOR UPDATE`;

/** With a source go its values and its playlists. */
async function takeAway(client: PoolClient, owner: string, sourceId: string): Promise<void> {
  await client.query(
    `UPDATE tracks SET changed_in = pg_current_xact_id() FROM audio_features f WHERE f.track_id = tracks.id AND f.source_id = $1`,
    [sourceId],
  );
  await client.query('DELETE FROM sources WHERE id = $1', [sourceId]);
  await removeUnusedTracks(client, owner);
  if (owner === '') await client.query('UPDATE catalogue SET version = version + 1');
}
