import { inTransaction, type Pool, type PoolClient } from '@curator/service-kit';
import { BUSY, unlessBusy, waitShortly } from '../tracks/busy.ts';
import { lockLibrary } from '../tracks/unused-tracks.ts';
import { PlaylistProblem } from './playlist-problem.ts';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Changes of a listener's library, one at a time. @throws PlaylistProblem BUSY, and what `work` throws */
export async function changingLibrary<Result>(
  pool: Pool,
  listener: string,
  work: (client: PoolClient) => Promise<Result>,
): Promise<Result> {
  const done = await unlessBusy(() =>
    inTransaction(pool, async (client) => {
      await waitShortly(client);
      await lockLibrary(client, listener);
      return work(client);
    }),
  );
  if (done === 'BUSY') throw new PlaylistProblem('BUSY', BUSY);
  return done;
}

/** @throws PlaylistProblem NOT_FOUND or NOT_YOURS */
export async function checkOwn(client: PoolClient, listener: string, id: string): Promise<void> {
  const found = UUID.test(id)
    ? await client.query<{ owner: string }>(`SELECT owner FROM playlists WHERE id = $1 AND owner IN ('', $2)`, [
        id,
        listener,
      ])
    : undefined;
  const [playlist] = found?.rows ?? [];
  if (!playlist)
    throw new PlaylistProblem('NOT_FOUND', 'There is no such playlist among yours. See your playlists for their ids.');
  if (playlist.owner !== listener)
    throw new PlaylistProblem(
      'NOT_YOURS',
      'That playlist belongs to the catalogue, and stays as it is. Make one of your own from its songs.',
    );
}

/** From its first change by hand on, a playlist is the listener's work: its file, brought again, makes another one. */
export async function takeOver(client: PoolClient, id: string): Promise<void> {
  await client.query('UPDATE playlists SET source_id = NULL, external_key = NULL WHERE id = $1', [id]);
}

const MAX_NAME = 200;

/** @throws PlaylistProblem INVALID_INPUT */
export function checkName(name: string): string {
  const trimmed = name.toWellFormed().trim();
  if (trimmed === '' || trimmed.length > MAX_NAME || /\p{Cc}/u.test(trimmed))
    throw new PlaylistProblem('INVALID_INPUT', `A name has 1 to ${MAX_NAME} signs that can be shown.`);
  return trimmed;
}
