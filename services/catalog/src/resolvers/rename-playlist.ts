import { field } from '@curator/service-kit';
import type { CatalogContext } from '../context.ts';
import { renamePlaylist as rename } from '../playlists/change-playlist.ts';
import { mayWrite } from './access.ts';
import { savedPlaylist } from './playlist-result.ts';

export const renamePlaylist = field(
  mayWrite,
  (_parent: unknown, { id, name }: { id: string; name: string }, context: CatalogContext) =>
    savedPlaylist(context, async () => {
      await rename(context.pool, context.caller.subject, id, name);
      return id;
    }),
);
