import { field } from '@curator/service-kit';
import type { CatalogContext } from '../context.ts';
import { reorderPlaylist as reorder } from '../playlists/edit-tracks.ts';
import { mayWrite } from './access.ts';
import { editedPlaylist } from './playlist-result.ts';

export const reorderPlaylist = field(
  mayWrite,
  (
    _parent: unknown,
    { id, trackIds, before = null }: { id: string; trackIds: string[]; before?: string | null },
    context: CatalogContext,
  ) => editedPlaylist(context, id, () => reorder(context.pool, context.caller.subject, id, trackIds, before)),
);
