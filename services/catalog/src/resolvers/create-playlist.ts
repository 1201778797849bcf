import { field } from '@curator/service-kit';
import type { CatalogContext } from '../context.ts';
import { createPlaylist as create, type NewPlaylist } from '../playlists/change-playlist.ts';
import { mayWrite } from './access.ts';
import { savedPlaylist } from './playlist-result.ts';

export const createPlaylist = field(
  mayWrite,
  (_parent: unknown, { input }: { input: Partial<NewPlaylist> & Pick<NewPlaylist, 'name'> }, context: CatalogContext) =>
    savedPlaylist(context, () =>
      create(context.pool, context.caller.subject, { mark: null, trackIds: [], idempotencyKey: null, ...input }),
    ),
);
