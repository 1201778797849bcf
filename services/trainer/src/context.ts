import type { CallerContext, NatsConnection, Pool, RequestIdentity } from '@curator/service-kit';
import DataLoader from 'dataloader';
import type { CatalogClient } from './catalog/catalog-client.ts';
import type { ReadCatalogue } from './catalog/catalogue.ts';
import type { Database, Job, Taste } from './database.ts';
import type { CellRow } from './jobs/cell.ts';
import { type ModelSummary, type ReadForest, SUMMARY_ONLY } from './models/trained-forests.ts';
import type { WatchProgress } from './progress/progress-hub.ts';
import type { Rankings } from './recommendations/rankings.ts';

export interface TrainerServices {
  pool: Pool;
  database: Database;
  nats: NatsConnection;
  catalog: CatalogClient;
  readCatalogue: ReadCatalogue;
  readForest: ReadForest;
  rankings: Rankings;
  watchProgress: WatchProgress;
}

export interface TrainerContext extends CallerContext, TrainerServices {
  loaders: Loaders;
}

export function contextFactory(services: TrainerServices) {
  return ({ caller }: RequestIdentity): TrainerContext => ({
    ...services,
    caller,
    loaders: createLoaders(services.database, caller.subject),
  });
}

export type Loaders = ReturnType<typeof createLoaders>;

/** Rows of one request, each read once and those of a kind together; only what belongs to the caller is found. */
function createLoaders(database: Database, owner: string) {
  return {
    taste: new DataLoader(async (ids: readonly string[]): Promise<(Taste | undefined)[]> => {
      const rows = await database.taste.findMany({ where: { id: { in: [...ids] }, owner } });
      return ids.map((id) => rows.find((row) => row.id === id));
    }),
    job: new DataLoader(async (ids: readonly string[]): Promise<(Job | undefined)[]> => {
      const rows = await database.job.findMany({ where: { id: { in: [...ids] }, owner } });
      return ids.map((id) => rows.find((row) => row.id === id));
    }),
    model: new DataLoader(async (ids: readonly string[]): Promise<(ModelSummary | undefined)[]> => {
      const rows = await database.model.findMany({
        where: { id: { in: [...ids] }, job: { owner } },
        omit: SUMMARY_ONLY,
      });
      return ids.map((id) => rows.find((row) => row.id === id));
    }),
    modelOfJob: new DataLoader(async (jobIds: readonly string[]): Promise<(ModelSummary | undefined)[]> => {
      const rows = await database.model.findMany({
        where: { jobId: { in: [...jobIds] }, job: { owner } },
        omit: SUMMARY_ONLY,
      });
      return jobIds.map((id) => rows.find((row) => row.jobId === id));
    }),
    newestModelOfTaste: new DataLoader(async (tasteIds: readonly string[]): Promise<(ModelSummary | undefined)[]> => {
      const rows = await database.model.findMany({
        where: { tasteId: { in: [...tasteIds] }, job: { owner } },
        distinct: ['tasteId'],
        orderBy: [{ tasteId: 'asc' }, { version: 'desc' }],
        omit: SUMMARY_ONLY,
      });
      return tasteIds.map((id) => rows.find((row) => row.tasteId === id));
    }),
    cellsOfJob: new DataLoader(async (jobIds: readonly string[]): Promise<CellRow[][]> => {
      const rows = await database.cellResult.findMany({
        where: { jobId: { in: [...jobIds] } },
        orderBy: { cell: 'asc' },
      });
      return jobIds.map((id) => rows.filter((row) => row.jobId === id));
    }),
  };
}
