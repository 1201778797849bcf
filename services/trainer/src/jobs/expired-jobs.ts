import type { Pool } from '@curator/service-kit';

/** How long a job may take, in milliseconds by the database's clock. */
export interface TimeLimits {
  /** From being queued until a worker begins. */
  queuedMs: number;
  /** From then until its end. */
  runningMs: number;
  /** From being queued until its end. */
  totalMs: number;
}

export interface ExpiredJob {
  jobId: string;
  revision: number;
}

/** Ends jobs that have taken too long. They have failed, and can be queued again. */
export async function failExpiredJobs(pool: Pool, { queuedMs, runningMs, totalMs }: TimeLimits): Promise<ExpiredJob[]> {
  const { rows } = await pool.query<ExpiredJob>(FAIL_EXPIRED, [
    ...[queuedMs, runningMs, totalMs],
    ...[
      `No worker began it within ${inWords(queuedMs)}.`,
      `It took longer than ${inWords(runningMs)}.`,
      `It was not done within ${inWords(totalMs)} of being queued.`,
    ],
  ]);
  return rows;
}

function inWords(ms: number): string {
  const units = [
    ['day', 86_400_000],
    ['hour', 3_600_000],
    ['minute', 60_000],
  ] as const;
  const [name, size] = units.find(([, unit]) => ms >= unit && ms % unit === 0) ?? (['second', 1_000] as const);
  const count = ms / size;
  return `${count} ${name}${count === 1 ? '' : 's'}`;
}

// Jobs that somebody else has locked are being leased or finished just now: they are looked at again a moment later.
const FAIL_EXPIRED = `
  WITH judged AS (
    SELECT id, CASE
      WHEN state = 'QUEUED' AND queued_at < now() - $1 * interval '1 millisecond' THEN $4
      WHEN state = 'RUNNING' AND started_at < now() - $2 * interval '1 millisecond' THEN $5
      WHEN queued_at < now() - $3 * interval '1 millisecond' THEN $6
    END AS reason
    FROM jobs WHERE state IN ('QUEUED', 'RUNNING')
  ), late AS (
    SELECT jobs.id, reason FROM judged JOIN jobs ON jobs.id = judged.id
    WHERE reason IS NOT NULL AND state IN ('QUEUED', 'RUNNING')
    ORDER BY jobs.id FOR UPDATE OF jobs SKIP LOCKED
  )
  UPDATE jobs SET state = 'FAILED', failure = late.reason, finished_at = clock_timestamp(), revision = revision + 1
  FROM late WHERE jobs.id = late.id
  RETURNING jobs.id AS "jobId", jobs.revision`;
