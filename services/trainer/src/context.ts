import type { CallerContext, Pool, RequestIdentity } from '@curator/service-kit';
import type { CatalogClient } from './catalog/catalog-client.ts';
import type { ReadCatalogue } from './catalog/catalogue.ts';
import type { Database } from './database.ts';
import { createLoaders, type Loaders } from './loaders.ts';
import type { ReadForest } from './models/trained-forests.ts';
import type { Publisher } from './progress/announcement.ts';
import type { WatchProgress } from './progress/progress-hub.ts';
import type { Rankings } from './recommendations/rankings.ts';
import type { Limits } from './tastes/limits.ts';

export interface TrainerServices {
  pool: Pool;
  database: Database;
  nats: Publisher;
  catalog: CatalogClient;
  readCatalogue: ReadCatalogue;
  readForest: ReadForest;
  rankings: Rankings;
  watchProgress: WatchProgress;
  limits: Limits;
}

export interface TrainerContext extends CallerContext, TrainerServices {
  loaders: Loaders;
}

export function contextFactory(services: TrainerServices) {
  return ({ caller }: RequestIdentity): TrainerContext => ({
    ...services,
    caller,
    loaders: createLoaders(services, caller.subject),
  });
}
