import type { CallerContext, Pool, RequestIdentity } from '@curator/service-kit';
import type { Database } from './database.ts';
import { createLoaders, type Loaders } from './loaders.ts';

export interface CatalogContext extends CallerContext {
  pool: Pool;
  database: Database;
  /** See only what the caller may see; live as long as the request. */
  loaders: Loaders;
}

export function contextFactory(pool: Pool, database: Database) {
  return ({ caller }: RequestIdentity): CatalogContext => ({
    caller,
    pool,
    database,
    loaders: createLoaders(pool, database, caller.subject),
  });
}
