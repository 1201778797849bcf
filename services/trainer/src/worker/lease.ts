import type { ShardMessage } from '@curator/contracts';
import type { Pool } from '@curator/service-kit';
import { notifyDispatcher } from '../dispatch/wake-up.ts';

/** The right to compute a shard. `attempt` is the fencing token: what an older attempt writes changes nothing. */
export interface Lease {
  jobId: string;
  shard: number;
  attempt: number;
  kind: 'SEARCH' | 'FINAL';
  /** Places in the grid. */
  cells: number[];
  /** Folds to score them on; all where none is named. */
  onlyFolds: number[];
  /** Name of the preset; it may be one that this worker does not know. */
  grid: string;
  seed: number;
  /** Revision of the job now. */
  revision: number;
  /** How long the training was queued, where this is its beginning. */
  waitedSeconds: number | null;
}

/** Why there is no lease: nothing is left to do, or another worker holds it for a while. */
export type NoLease = { gone: true } | { heldForMs: number };

/** The lease ends before the broker gives the message to another worker: by 2 s, or a quarter of a short ack wait. */
export function leaseMsOf(ackWaitMs: number): number {
  return ackWaitMs - Math.min(2_000, ackWaitMs / 4);
}

/** Takes the lease of a shard, and makes a queued job a running one. Time is the database's. */
export async function takeLease(
  pool: Pool,
  { jobId, shard }: Pick<ShardMessage, 'jobId' | 'shard'>,
  worker: string,
  leaseMs: number,
): Promise<Lease | NoLease> {
  const { rows } = await pool.query<LeaseRow>(TAKE, [jobId, shard, worker, leaseMs]);
  const [row] = rows;
  if (row) return { jobId, shard, ...row };
  const held = await pool.query<{ ms: number }>(HELD_FOR, [jobId, shard]);
  const [holder] = held.rows;
  return holder ? { heldForMs: Math.max(100, Math.ceil(holder.ms)) } : { gone: true };
}

type LeaseRow = Omit<Lease, 'jobId' | 'shard'>;

/** @returns false where the lease is not ours any more or was given back, or the job has ended: then there is no use in going on. */
export async function renewLease(pool: Pool, { jobId, shard, attempt }: Lease, leaseMs: number): Promise<boolean> {
  const { rowCount } = await pool.query(
    `UPDATE shards SET leased_until = clock_timestamp() + $4 * interval '1 millisecond'
     FROM jobs WHERE jobs.id = job_id AND jobs.state = 'RUNNING'
       AND job_id = $1 AND shard = $2 AND attempt = $3 AND shards.state = 'PENDING' AND leased_until IS NOT NULL`,
    [jobId, shard, attempt, leaseMs],
  );
  return rowCount === 1;
}

/** Gives a shard back that was not computed, through no fault of its own: an interruption, after which it can go to another worker at once. */
export async function releaseLease(pool: Pool, { jobId, shard, attempt }: Lease): Promise<void> {
  await pool.query(
    `UPDATE shards SET leased_until = NULL, dispatched_at = NULL, interruptions = interruptions + 1
     WHERE job_id = $1 AND shard = $2 AND attempt = $3 AND state = 'PENDING' AND leased_until IS NOT NULL`,
    [jobId, shard, attempt],
  );
  await notifyDispatcher(pool);
}

// Nobody waits for each other in a circle: whoever locks rows of several kinds takes the job's first, then the shard's, then the
// taste's (takeLease, withLease, deleteTaste). What locks one shard and nothing else (renewLease, releaseLease) holds nothing
// that others could wait for meanwhile, and what locks many shards (takeWaitingShards, putBack) never waits: it skips.
const TAKE = `
  WITH job AS (
    SELECT id, grid, seed, state, revision FROM jobs WHERE id = $1 AND state IN ('QUEUED', 'RUNNING') FOR UPDATE
  ), leased AS (
    -- A lease that is still there has run out: whoever had it crashed, or was cut off.
    UPDATE shards SET attempt = attempt + 1, interruptions = interruptions + (leased_until IS NOT NULL)::int,
      worker = $3, leased_until = clock_timestamp() + $4 * interval '1 millisecond'
    FROM job WHERE job_id = job.id AND shard = $2 AND shards.state = 'PENDING'
      AND coalesce(leased_until <= clock_timestamp(), true)
    RETURNING attempt, kind, cells, only_folds
  ), started AS (
    UPDATE jobs SET state = 'RUNNING', started_at = coalesce(started_at, clock_timestamp()), revision = jobs.revision + 1
    FROM leased WHERE jobs.id = $1 AND jobs.state = 'QUEUED'
    RETURNING jobs.revision, extract(epoch FROM clock_timestamp() - jobs.queued_at)::float8 AS waited
  )
  SELECT attempt, kind, cells, only_folds AS "onlyFolds", grid, seed, coalesce(started.revision, job.revision) AS revision, waited AS "waitedSeconds"
  FROM leased, job LEFT JOIN started ON true`;

// A lease that ended since TAKE looked is not "gone": the message must come again, soon.
const HELD_FOR = `
  SELECT coalesce(extract(epoch FROM leased_until - clock_timestamp()) * 1000, 0)::float8 AS ms
  FROM shards JOIN jobs ON jobs.id = job_id
  WHERE job_id = $1 AND shard = $2 AND shards.state = 'PENDING' AND jobs.state IN ('QUEUED', 'RUNNING')`;
