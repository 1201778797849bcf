import { createLogger, createPool, inTransaction, type Logger, migrate, type Pool } from '@curator/service-kit';
import { createTestDatabase } from '@curator/testkit';
import { createDatabase, type Database } from '../src/database.ts';
import { floatsToBytes } from '../src/jobs/float-bytes.ts';

/** The trainer's tables in a database of their own. */
export interface TrainerBench extends AsyncDisposable {
  url: string;
  pool: Pool;
  database: Database;
  logger: Logger;
}

export async function startBench(): Promise<TrainerBench> {
  await using stack = new AsyncDisposableStack();
  const { url } = stack.use(await createTestDatabase());
  const logger = createLogger('trainer test', process.env.LOG_LEVEL ?? 'silent');
  await migrate(url, new URL('../prisma/migrations/', import.meta.url), logger);
  const pool = createPool({ connectionString: url, applicationName: 'trainer test', logger }, stack);
  const database = createDatabase(pool, stack);
  const running = stack.move();
  return { url, pool, database, logger, [Symbol.asyncDispose]: () => running.disposeAsync() };
}

export interface QueuedJob {
  owner?: string;
  grid?: 'STANDARD' | 'CURATOR_2021';
  seed?: number;
  /** Places in the grid, shard by shard. */
  shards?: readonly (readonly number[])[];
  /** Folds of each shard; all where left out. */
  onlyFolds?: readonly (readonly number[])[];
  /** Songs; 60 where left out. */
  rows?: number;
  /** Bytes in place of their features. */
  features?: Buffer;
}

/** A taste with one training, written as trainTaste would: songs that can be told apart. @returns the job's id */
export function queueJob(pool: Pool, job: QueuedJob = {}): Promise<string> {
  const {
    owner = 'somebody',
    grid = 'STANDARD',
    seed = 1,
    onlyFolds = [],
    shards = [[0, 1]],
    rows: nRows = 60,
    features = songs(nRows),
  } = job;
  return inTransaction(pool, async (client) => {
    const { rows } = await client.query<{ id: string }>(
      `WITH taste AS (
         INSERT INTO tastes (owner, name, likes, dislikes) VALUES ($1, 'Loud', ARRAY[gen_random_uuid()], '{}') RETURNING id
       )
       INSERT INTO jobs (taste_id, owner, grid, seed, cells_total, likes, dislikes, background, contradictory, without_features)
       SELECT id, $1, $2, $4, $3, 30, 30, true, 0, 0 FROM taste RETURNING id`,
      [owner, grid, new Set(shards.flat()).size, seed],
    );
    const id = rows[0]?.id ?? '';
    const labels = Buffer.from(Uint8Array.from({ length: nRows }, (_, row) => row % 2));
    await client.query(`INSERT INTO datasets (job_id, features, labels, known) VALUES ($1, $2, $3, '{}')`, [
      ...[id, features, labels],
    ]);
    for (const [shard, cells] of shards.entries())
      await client.query(
        `INSERT INTO shards (job_id, shard, kind, cells, only_folds) VALUES ($1, $2, 'SEARCH', $3, $4)`,
        [id, shard, cells, onlyFolds[shard] ?? []],
      );
    return id;
  });
}

/** Liked songs lie above the others in every feature; no two values are the same. */
function songs(nRows: number): Buffer {
  const value = (index: number) => (index % 2) * 0.5 + ((index * 0.618) % 1) * 0.6;
  return floatsToBytes(Float32Array.from({ length: nRows * 9 }, (_, index) => value(index)));
}

export interface JobRow {
  state: string;
  failure: string | null;
  revision: number;
  cells: number;
  models: number;
}

export async function jobRow(pool: Pool, jobId: string): Promise<JobRow> {
  const { rows } = await pool.query<JobRow>(
    `SELECT state, failure, revision, (SELECT count(*) FROM cell_results WHERE job_id = id) AS cells,
       (SELECT count(*) FROM models WHERE job_id = jobs.id) AS models
     FROM jobs WHERE id = $1`,
    [jobId],
  );
  if (!rows[0]) throw new Error(`There is no job ${jobId}`);
  return rows[0];
}

export interface ShardRow {
  shard: number;
  kind: string;
  state: string;
  attempt: number;
  failures: number;
  last_error: string | null;
}

export async function shardRows(pool: Pool, jobId: string): Promise<ShardRow[]> {
  const { rows } = await pool.query<ShardRow>(
    'SELECT shard, kind, state, attempt, failures, last_error FROM shards WHERE job_id = $1 ORDER BY shard',
    [jobId],
  );
  return rows;
}
