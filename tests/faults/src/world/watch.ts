import { setTimeout as delay } from 'node:timers/promises';
import type { Pool } from '@curator/service-kit';

const POLL_MS = 5;

/** Asks until it is so; returns the milliseconds that it took. @throws where it was not in time */
export async function until(isSo: () => Promise<boolean>, limitMs = 60_000): Promise<{ ms: number }> {
  const startedAt = performance.now();
  for (;;) {
    const so = await isSo();
    const ms = performance.now() - startedAt;
    if (so) return { ms };
    if (ms > limitMs) throw new Error(`It did not come to pass within ${limitMs / 1000} s`);
    await delay(POLL_MS);
  }
}

/** Asks until there is a row; returns it with the milliseconds that it took. @throws where none came in time */
export async function untilRow<Row extends object>(
  pool: Pool,
  sql: string,
  values: unknown[],
  limitMs = 60_000,
): Promise<{ row: Row; ms: number }> {
  const startedAt = performance.now();
  for (;;) {
    const { rows } = await pool.query<Row>(sql, values);
    const ms = performance.now() - startedAt;
    if (rows[0]) return { row: rows[0], ms };
    if (ms > limitMs) throw new Error(`It did not come to pass within ${limitMs / 1000} s: ${sql}`);
    await delay(POLL_MS);
  }
}

/** Waits until a worker has, or had and did, the first shard of a job for the nth time; returns that worker's name. */
export async function untilLeased(pool: Pool, jobId: string, attempt = 1): Promise<{ worker: string; ms: number }> {
  const { row, ms } = await untilRow<{ worker: string }>(
    pool,
    'SELECT worker FROM shards WHERE job_id = $1 AND shard = 0 AND attempt >= $2 AND (leased_until > now() OR state = $3)',
    [jobId, attempt, 'DONE'],
  );
  return { worker: row.worker, ms };
}
