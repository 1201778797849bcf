import { field } from '@curator/service-kit';
import type { CatalogContext } from '../context.ts';
import { deletePlaylist as remove } from '../playlists/delete-playlist.ts';
import { BUSY } from '../tracks/busy.ts';
import { mayWrite } from './access.ts';

const MESSAGES = {
  BUSY,
  NOT_FOUND: 'There is no such playlist among yours. See your playlists for their ids.',
  NOT_YOURS: 'That playlist belongs to the catalogue. Only playlists that you brought can be deleted.',
} as const;

export const deletePlaylist = field(
  mayWrite,
  async (_parent: unknown, { id }: { id: string }, { pool, caller, loaders }: CatalogContext) => {
    // Asks only for what is an id at all.
    const known = await loaders.playlists.load(id);
    const outcome = known ? await remove(pool, caller.subject, known.id) : 'NOT_FOUND';
    return outcome === 'DELETED'
      ? { __typename: 'DeletedPlaylist', id }
      : { __typename: 'PlaylistProblem', code: outcome, message: MESSAGES[outcome] };
  },
);
