import { field } from '@curator/service-kit';
import { catalogueVersion, countShared } from '../catalogue/catalogue.ts';
import type { CatalogContext } from '../context.ts';
import { mayRead } from './access.ts';

/** Each number is asked for only where the query does. */
export const catalogue = field(mayRead, (_parent: unknown, _args: unknown, { pool }: CatalogContext) => ({
  version: () => catalogueVersion(pool),
  tracks: () => countShared(pool, 'tracks'),
  playlists: () => countShared(pool, 'playlists'),
}));
