import { field } from '@curator/service-kit';
import type { CatalogContext } from '../context.ts';
import { removeFromPlaylist as remove } from '../playlists/edit-tracks.ts';
import { mayWrite } from './access.ts';
import { editedPlaylist } from './playlist-result.ts';

export const removeFromPlaylist = field(
  mayWrite,
  (_parent: unknown, { id, trackIds }: { id: string; trackIds: string[] }, context: CatalogContext) =>
    editedPlaylist(context, id, () => remove(context.pool, context.caller.subject, id, trackIds)),
);
