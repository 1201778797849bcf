import type { Pool } from '@curator/service-kit';

/** How long the rows of a training that has failed are kept, for it to be queued again. */
const KEPT_DAYS = 7;

/** Deletes what ended trainings leave behind and nobody will ask for: see the statements. */
export async function forgetOldData(pool: Pool): Promise<void> {
  // What trainings have learned from that failed long ago: they cannot be queued again any more.
  await pool.query(
    `DELETE FROM datasets USING jobs
     WHERE jobs.id = job_id AND jobs.state = 'FAILED' AND jobs.finished_at < now() - $1 * interval '1 day'`,
    [KEPT_DAYS],
  );
  // Scores on single folds, of trainings that will not go on.
  await pool.query(
    `DELETE FROM cell_folds USING jobs
     WHERE jobs.id = job_id AND (jobs.state IN ('SUCCEEDED', 'CANCELLED')
       OR jobs.state = 'FAILED' AND jobs.finished_at < now() - $1 * interval '1 day')`,
    [KEPT_DAYS],
  );
  // Whose turn it was, once that decides nothing any more.
  await pool.query(`DELETE FROM turns WHERE served_at < now() - interval '1 day'`);
}
