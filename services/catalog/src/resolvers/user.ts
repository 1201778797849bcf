import { field, pageSize, reference } from '@curator/service-kit';
import type { CatalogContext } from '../context.ts';
import { listRefreshes } from '../features/refresh/feature-refresh.ts';
import { listImports } from '../imports/import-record.ts';
import { mayRead } from './access.ts';
import { type PageArgs, playlistPage } from './playlists.ts';

interface UserReference {
  id: string;
}

/** Nobody sees anybody else's library. */
const resolveReference = reference(mayRead, ({ id }: UserReference, { caller }: CatalogContext) =>
  id === caller.subject ? { id } : null,
);

const playlists = field(mayRead, ({ id }: UserReference, args: PageArgs, context: CatalogContext) =>
  playlistPage(context, [id], args),
);

const imports = field(
  mayRead,
  ({ id }: UserReference, { first }: { first?: number | null }, { database }: CatalogContext) =>
    listImports(database, id, pageSize(first, 20)),
);

const featureRefreshes = field(
  mayRead,
  ({ id }: UserReference, { first }: { first?: number | null }, { pool }: CatalogContext) =>
    listRefreshes(pool, id, pageSize(first, 20)),
);

export const userResolvers = { __resolveReference: resolveReference, playlists, imports, featureRefreshes };
