import type { Pool } from '@curator/service-kit';
import DataLoader from 'dataloader';
import { z } from 'zod';
import type { Database, Job, Taste } from './database.ts';
import type { CellRow } from './jobs/cell.ts';
import { FOLDS } from './jobs/grid-preset.ts';
import { type ModelSummary, SUMMARY_ONLY } from './models/trained-forests.ts';

export type Loaders = ReturnType<typeof createLoaders>;

/** Rows of one request, each read once and those of a kind together; only what belongs to the caller is found. */
export function createLoaders({ pool, database }: { pool: Pool; database: Database }, owner: string) {
  const models = (where: { id?: object; jobId?: object }) =>
    database.model.findMany({ where: { ...where, job: { owner } }, omit: SUMMARY_ONLY });
  return {
    taste: new DataLoader(async (ids: readonly string[]): Promise<(Taste | undefined)[]> => {
      const rows = await database.taste.findMany({ where: { id: { in: uuids(ids) }, owner } });
      return inOrder(ids, rows, ({ id }) => id);
    }),
    job: new DataLoader(async (ids: readonly string[]): Promise<(Job | undefined)[]> => {
      const rows = await database.job.findMany({ where: { id: { in: uuids(ids) }, owner } });
      return inOrder(ids, rows, ({ id }) => id);
    }),
    /** The first `first` jobs of a taste, newest first. */
    jobsOfTaste: new DataLoader<JobsOfTaste, Job[], string>(
      async (wanted: readonly JobsOfTaste[]): Promise<Job[][]> => {
        const most = Math.max(...wanted.map(({ first }) => first));
        const found = await pool.query<{ id: string }>(NEWEST_JOBS, [
          wanted.map(({ tasteId }) => tasteId),
          owner,
          most,
        ]);
        const rows = await database.job.findMany({
          where: { id: { in: found.rows.map(({ id }) => id) } },
          orderBy: [{ createdAt: 'desc' }, { id: 'asc' }],
        });
        const byTaste = Map.groupBy(rows, ({ tasteId }) => tasteId);
        return wanted.map(({ tasteId, first }) => byTaste.get(tasteId)?.slice(0, first) ?? []);
      },
      { cacheKeyFn: ({ tasteId, first }) => `${tasteId} ${first}` },
    ),
    model: new DataLoader(
      async (ids: readonly string[]): Promise<(ModelSummary | undefined)[]> =>
        inOrder(ids, await models({ id: { in: uuids(ids) } }), ({ id }) => id),
    ),
    modelOfJob: new DataLoader(
      async (jobIds: readonly string[]): Promise<(ModelSummary | undefined)[]> =>
        inOrder(jobIds, await models({ jobId: { in: [...jobIds] } }), ({ jobId }) => jobId),
    ),
    newestModelOfTaste: new DataLoader(async (tasteIds: readonly string[]): Promise<(ModelSummary | undefined)[]> => {
      const newest = await pool.query<{ id: string }>(NEWEST_MODELS, [uuids(tasteIds)]);
      const rows = await models({ id: { in: newest.rows.map(({ id }) => id) } });
      return inOrder(tasteIds, rows, ({ tasteId }) => tasteId);
    }),
    /** How many combinations are done, as countDone says: much cheaper than the combinations. */
    cellsDone: new DataLoader(async (jobIds: readonly string[]): Promise<number[]> => {
      const { rows } = await pool.query<{ jobId: string; cells: number }>(CELLS_DONE, [jobIds]);
      const byJob = new Map(rows.map(({ jobId, cells }) => [jobId, cells]));
      return jobIds.map((id) => byJob.get(id) ?? 0);
    }),
    cellsOfJob: new DataLoader(async (jobIds: readonly string[]): Promise<CellRow[][]> => {
      const rows = await database.cellResult.findMany({
        where: { jobId: { in: [...jobIds] } },
        orderBy: { cell: 'asc' },
      });
      const byJob = Map.groupBy(rows, ({ jobId }) => jobId);
      return jobIds.map((id) => byJob.get(id) ?? []);
    }),
  };
}

interface JobsOfTaste {
  tasteId: string;
  first: number;
}

const NEWEST_JOBS = `
  SELECT newest.id FROM unnest($1::uuid[]) AS wanted (taste_id) CROSS JOIN LATERAL (
    SELECT id FROM jobs WHERE taste_id = wanted.taste_id AND owner = $2 ORDER BY created_at DESC, id LIMIT $3
  ) newest`;

const NEWEST_MODELS = `
  SELECT DISTINCT ON (taste_id) id FROM models WHERE taste_id = ANY ($1) ORDER BY taste_id, version DESC`;

const CELLS_DONE = `
  SELECT job_id AS "jobId", sum(folds)::int / ${FOLDS} AS cells FROM cell_results WHERE job_id = ANY ($1) GROUP BY job_id`;

/** What is no uuid names nothing of ours, and PostgreSQL would refuse the whole query for it. */
function uuids(ids: readonly string[]): string[] {
  return ids.filter((id) => z.uuid().safeParse(id).success);
}

/** Ids may come in any case; rows have them in small letters. */
function inOrder<Row>(ids: readonly string[], rows: readonly Row[], idOf: (row: Row) => string): (Row | undefined)[] {
  const byId = new Map(rows.map((row) => [idOf(row), row]));
  return ids.map((id) => byId.get(id.toLowerCase()));
}
