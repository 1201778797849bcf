import { field } from '@curator/service-kit';
import type { CatalogContext } from '../context.ts';
import { lookUpPlaylists } from '../playlists/playlist-lookup.ts';
import { mayRead } from './access.ts';

export const findPlaylists = field(
  mayRead,
  (_parent: unknown, { nameOrId }: { nameOrId: string }, { pool, caller }: CatalogContext) =>
    lookUpPlaylists(pool, caller.subject, nameOrId.trim().slice(0, 1_000)),
);
