import type { Pool } from '@curator/service-kit';

/** How long the rows of a training that has failed are kept, for it to be queued again. */
const KEPT_DAYS = 7;

/** Deletes the rows that trainings have learned from, of those that failed long ago; and whose turn it was, a day ago. */
export async function forgetOldData(pool: Pool): Promise<void> {
  await pool.query(`DELETE FROM turns WHERE served_at < now() - interval '1 day'`);
  await pool.query(
    `DELETE FROM datasets USING jobs
     WHERE jobs.id = job_id AND jobs.state = 'FAILED' AND jobs.finished_at < now() - $1 * interval '1 day'`,
    [KEPT_DAYS],
  );
}
