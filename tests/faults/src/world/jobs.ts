import { createHash } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { createRandom, type Shard } from '@curator/forest';
import { inTransaction, type Pool, type PoolClient } from '@curator/service-kit';

export interface JobBatch {
  jobs: number;
  /** Every job has the same. */
  shards: readonly Shard[];
  rows: number;
  owner?: string;
  grid?: 'STANDARD' | 'CURATOR_2021';
  /** Of the first job; the others follow. Jobs of one seed are the same in every world. */
  seed?: number;
}

const N_FEATURES = 9;
const POLL_MS = 50;

/** Queues trainings as the trainer does, without asking catalog. Returns their ids in the order of their seeds. */
export async function queueJobs(pool: Pool, batch: JobBatch): Promise<string[]> {
  const { jobs, seed = 1 } = batch;
  return inTransaction(pool, async (client) => {
    const ids: string[] = [];
    for (let job = 0; job < jobs; job += 1) ids.push(await queueJob(client, batch, seed + job));
    await client.query(`SELECT pg_notify('shards', '')`);
    return ids;
  });
}

async function queueJob(
  client: PoolClient,
  { shards, rows, owner = 'somebody', grid = 'STANDARD' }: JobBatch,
  seed: number,
) {
  const { features, labels } = songs(rows, seed);
  const { rows: made } = await client.query<{ id: string }>(
    `WITH taste AS (
       INSERT INTO tastes (owner, name, likes, dislikes) VALUES ($1, 'Loud', ARRAY[gen_random_uuid()], '{}') RETURNING id
     ), job AS (
       INSERT INTO jobs (taste_id, owner, grid, seed, cells_total, likes, dislikes, background, contradictory, without_features)
       SELECT id, $1, $2, $3, $4, $5, $5, false, 0, 0 FROM taste RETURNING id
     ), data AS (
       INSERT INTO datasets (job_id, features, labels, known) SELECT id, $6, $7, '{}' FROM job
     ), work AS (
       INSERT INTO shards (job_id, shard, kind, cells, only_folds)
       SELECT id, place - 1, 'SEARCH', array(SELECT jsonb_array_elements_text(s -> 'cells')::int),
         array(SELECT jsonb_array_elements_text(s -> 'onlyFolds')::int)
       FROM job, jsonb_array_elements($8::jsonb) WITH ORDINALITY AS t (s, place)
     )
     SELECT id FROM job`,
    [
      ...[owner, grid, seed, new Set(shards.flatMap(({ cells }) => cells)).size, rows / 2],
      ...[features, labels, JSON.stringify(shards)],
    ],
  );
  return made[0]?.id ?? '';
}

/** Two classes that overlap, the same for the same seed. */
function songs(rows: number, seed: number): { features: Buffer; labels: Buffer } {
  const random = createRandom(seed);
  const labels = Uint8Array.from({ length: rows }, (_, row) => row % 2);
  const features = Float32Array.from({ length: rows * N_FEATURES }, (_, place) => {
    const noise = random.below(1_000) / 1_000;
    return noise + 0.2 * (labels[place % rows] as number);
  });
  return { features: Buffer.from(features.buffer), labels: Buffer.from(labels) };
}

/** Waits until all have ended. @throws where they have not in time */
export async function waitForEnd(pool: Pool, ids: readonly string[], limitMs: number): Promise<void> {
  const deadline = performance.now() + limitMs;
  for (;;) {
    const open = await countOpen(pool, ids);
    if (open === 0) return;
    if (performance.now() > deadline)
      throw new Error(`${open} of ${ids.length} trainings have not ended within ${limitMs / 1000} s`);
    await delay(POLL_MS);
  }
}

/** A database that is away is asked again. */
async function countOpen(pool: Pool, ids: readonly string[]): Promise<number> {
  try {
    const { rows } = await pool.query<{ open: number }>(
      `SELECT count(*)::int AS open FROM jobs WHERE id = ANY ($1) AND state IN ('QUEUED', 'RUNNING')`,
      [ids],
    );
    return rows[0]?.open ?? 0;
  } catch {
    return ids.length;
  }
}

export interface Outcome {
  succeeded: number;
  /** Shards with the final ones, and how many leases they took. */
  shards: number;
  attempts: number;
  interruptions: number;
  failures: number;
  /** Of every score and every model, in the order of the ids: the same where the same was computed. */
  hash: string;
  /** Trainings that have not exactly one model, or not exactly the cells that they should. */
  odd: number;
}

export async function outcomeOf(pool: Pool, ids: readonly string[]): Promise<Outcome> {
  const { rows } = await pool.query<{
    state: string;
    total: number;
    cells: string[] | null;
    models: string[] | null;
    chosen: number[] | null;
  }>(
    `SELECT state, cells_total AS total,
       (SELECT array_agg(cell || ':' || accuracy || ':' || roc_auc ORDER BY cell) FROM cell_results WHERE job_id = jobs.id) AS cells,
       (SELECT array_agg(md5(forest)) FROM models WHERE job_id = jobs.id) AS models
     FROM unnest($1::uuid[]) WITH ORDINALITY AS given (id, place) JOIN jobs USING (id) ORDER BY place`,
    [ids],
  );
  const counts = await pool.query<Pick<Outcome, 'shards' | 'attempts' | 'interruptions' | 'failures'>>(
    `SELECT count(*)::int AS shards, sum(attempt)::int AS attempts, sum(interruptions)::int AS interruptions,
       sum(failures)::int AS failures FROM shards WHERE job_id = ANY ($1)`,
    [ids],
  );
  const hash = createHash('sha256');
  for (const { cells, models } of rows) hash.update(JSON.stringify([cells, models]));
  return {
    ...(counts.rows[0] as Pick<Outcome, 'shards' | 'attempts' | 'interruptions' | 'failures'>),
    succeeded: rows.filter(({ state }) => state === 'SUCCEEDED').length,
    hash: hash.digest('hex').slice(0, 16),
    odd: rows.filter(({ total, cells, models }) => cells?.length !== total || models?.length !== 1).length,
  };
}
