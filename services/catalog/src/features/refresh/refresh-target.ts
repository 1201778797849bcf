import type { Caller, Pool } from '@curator/service-kit';
import { RefreshProblem } from './refresh-problem.ts';

/** Which songs, as a client says it: exactly one of these. */
export interface RefreshTargetInput {
  playlistId?: string | null;
  allMine?: boolean | null;
  catalogue?: boolean | null;
}

/** Whose songs, and of which playlist; all of the owner's where there is none. */
export interface RefreshTarget {
  /** '' is the catalogue. */
  owner: string;
  playlistId: string | null;
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const NOT_AN_OPERATOR =
  'The catalogue’s songs are for operators to refresh. Put those that you want into a playlist of your own.';

/** @throws RefreshProblem where the caller may not refresh that, or nothing is named */
export async function resolveTarget(pool: Pool, caller: Caller, input: RefreshTargetInput): Promise<RefreshTarget> {
  const { playlistId, allMine, catalogue } = input;
  const named = [playlistId !== undefined && playlistId !== null, allMine === true, catalogue === true];
  if (named.filter(Boolean).length !== 1)
    throw new RefreshProblem('INVALID_INPUT', 'Name one of playlistId, allMine and catalogue.');
  const target = allMine ? { owner: caller.subject, playlistId: null } : await sharedOrOwn(pool, caller, playlistId);
  if (target.owner === '' && !caller.scopes.has('catalogue:load'))
    throw new RefreshProblem('NOT_YOURS', NOT_AN_OPERATOR);
  return target;
}

async function sharedOrOwn(pool: Pool, caller: Caller, playlistId: string | null | undefined): Promise<RefreshTarget> {
  if (playlistId === null || playlistId === undefined) return { owner: '', playlistId: null };
  const { rows } = await pool.query<{ id: string; owner: string }>(
    `SELECT id, owner FROM playlists WHERE id = $1 AND owner IN ('', $2)`,
    [UUID.test(playlistId) ? playlistId : null, caller.subject],
  );
  const [playlist] = rows;
  if (!playlist)
    throw new RefreshProblem('NOT_FOUND', 'There is no such playlist among yours. See your playlists for their ids.');
  return { owner: playlist.owner, playlistId: playlist.id };
}
