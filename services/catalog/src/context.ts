import type { CallerContext, Pool, RequestIdentity } from '@curator/service-kit';
import type { Database } from './database.ts';
import type { FeatureProviders } from './features/providers/configured-providers.ts';
import { createLoaders, type Loaders } from './loaders.ts';

export interface CatalogContext extends CallerContext {
  pool: Pool;
  database: Database;
  /** See only what the caller may see; live as long as the request. */
  loaders: Loaders;
  /** Who can be asked for features. */
  providers: FeatureProviders;
}

export function contextFactory(pool: Pool, database: Database, providers: FeatureProviders) {
  return ({ caller }: RequestIdentity): CatalogContext => ({
    caller,
    pool,
    database,
    loaders: createLoaders(pool, database, caller.subject, providers),
    providers,
  });
}
