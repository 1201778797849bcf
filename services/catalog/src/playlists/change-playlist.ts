import type { Pool, PoolClient } from '@curator/service-kit';
import { changingLibrary, checkName, checkOwn } from './own-playlist.ts';
import { ownTracks } from './own-tracks.ts';
import { appendTracks } from './playlist-items.ts';
import { PlaylistProblem } from './playlist-problem.ts';

/** What a playlist says about its songs. */
export type PlaylistMark = 'LIKES' | 'DISLIKES';

export interface NewPlaylist {
  name: string;
  mark: PlaylistMark | null;
  trackIds: readonly string[];
  /** The same key again gives the same playlist again. */
  idempotencyKey: string | null;
}

const MAX_PLAYLISTS = 2_000;

/** @returns its id. */
export function createPlaylist(pool: Pool, listener: string, playlist: NewPlaylist): Promise<string> {
  const name = checkName(playlist.name);
  return changingLibrary(pool, listener, async (client) => {
    const again = await findByKey(client, listener, { ...playlist, name });
    if (again) return again;
    const id = await insertPlaylist(client, listener, { ...playlist, name });
    await appendTracks(client, id, await ownTracks(client, listener, playlist.trackIds));
    return id;
  });
}

/** @throws PlaylistProblem INVALID_INPUT where the key was used for something else */
async function findByKey(
  client: PoolClient,
  listener: string,
  { name, mark, idempotencyKey }: NewPlaylist,
): Promise<string | undefined> {
  if (idempotencyKey === null) return undefined;
  const { rows } = await client.query<{ id: string; name: string; mark: string | null }>(
    'SELECT id, name, mark FROM playlists WHERE owner = $1 AND idempotency_key = $2',
    [listener, idempotencyKey],
  );
  const [made] = rows;
  if (made && (made.name !== name || made.mark !== mark))
    throw new PlaylistProblem(
      'INVALID_INPUT',
      'This idempotency key made another playlist: use a new key for a new one.',
    );
  return made?.id;
}

/** An empty one. The caller holds `lockLibrary`. @throws PlaylistProblem TOO_MANY_PLAYLISTS */
export async function insertPlaylist(
  client: PoolClient,
  listener: string,
  { name, mark, idempotencyKey }: Omit<NewPlaylist, 'trackIds'>,
): Promise<string> {
  const { rows } = await client.query<{ id: string }>(
    `INSERT INTO playlists (owner, name, mark, is_marked, idempotency_key) SELECT $1, $2, $3, true, $4
     WHERE (SELECT count(*) FROM playlists WHERE owner = $1) < ${MAX_PLAYLISTS} RETURNING id`,
    [listener, name, mark, idempotencyKey],
  );
  const [created] = rows;
  if (!created)
    throw new PlaylistProblem('TOO_MANY_PLAYLISTS', `You have ${MAX_PLAYLISTS} playlists. Delete one of them first.`);
  return created.id;
}

export function renamePlaylist(pool: Pool, listener: string, id: string, name: string): Promise<void> {
  const wanted = checkName(name);
  return changingLibrary(pool, listener, async (client) => {
    await checkOwn(client, listener, id);
    await client.query('UPDATE playlists SET name = $2, is_renamed = true WHERE id = $1', [id, wanted]);
  });
}

/** Says that a playlist's songs are liked, or disliked; null takes that back. */
export function markPlaylist(pool: Pool, listener: string, id: string, mark: PlaylistMark | null): Promise<void> {
  return changingLibrary(pool, listener, async (client) => {
    await checkOwn(client, listener, id);
    await client.query('UPDATE playlists SET mark = $2, is_marked = true WHERE id = $1', [id, mark]);
  });
}
