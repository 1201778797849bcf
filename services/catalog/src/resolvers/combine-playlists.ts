import { field } from '@curator/service-kit';
import type { CatalogContext } from '../context.ts';
import { type CombineOptions, combinePlaylists as combine } from '../playlists/combine-playlists.ts';
import { mayWrite } from './access.ts';
import { savedPlaylist } from './playlist-result.ts';

export const combinePlaylists = field(
  mayWrite,
  (
    _parent: unknown,
    { input }: { input: Omit<CombineOptions, 'mark'> & Partial<CombineOptions> },
    context: CatalogContext,
  ) => savedPlaylist(context, () => combine(context.pool, context.caller.subject, { mark: null, ...input })),
);
