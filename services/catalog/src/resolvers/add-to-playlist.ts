import { field } from '@curator/service-kit';
import type { CatalogContext } from '../context.ts';
import { addToPlaylist as add } from '../playlists/edit-tracks.ts';
import { mayWrite } from './access.ts';
import { editedPlaylist } from './playlist-result.ts';

export const addToPlaylist = field(
  mayWrite,
  (_parent: unknown, { id, trackIds }: { id: string; trackIds: string[] }, context: CatalogContext) =>
    editedPlaylist(context, id, () => add(context.pool, context.caller.subject, id, trackIds)),
);
