import type { Pool } from '@curator/service-kit';

/** How long the rows of a training that has failed are kept, for it to be queued again. */
const KEPT_DAYS = 7;

/** Deletes what ended trainings leave behind and nobody will ask for. A training is locked meanwhile: it must not be queued again under our hands. */
export async function forgetOldData(pool: Pool): Promise<void> {
  // What trainings have learned from that failed long ago: they cannot be queued again any more.
  await pool.query(
    `WITH over AS (
       SELECT id FROM jobs WHERE state = 'FAILED' AND finished_at < now() - $1 * interval '1 day'
         AND EXISTS (SELECT FROM datasets WHERE job_id = id)
       FOR UPDATE SKIP LOCKED
     )
     DELETE FROM datasets USING over WHERE job_id = over.id`,
    [KEPT_DAYS],
  );
  // Scores on single folds, of trainings that will not go on.
  await pool.query(
    `WITH over AS (
       SELECT id FROM jobs WHERE EXISTS (SELECT FROM cell_folds WHERE job_id = id) AND (state IN ('SUCCEEDED', 'CANCELLED')
         OR state = 'FAILED' AND finished_at < now() - $1 * interval '1 day')
       FOR UPDATE SKIP LOCKED
     )
     DELETE FROM cell_folds USING over WHERE job_id = over.id`,
    [KEPT_DAYS],
  );
  // Whose turn it was, once that decides nothing any more.
  await pool.query(`DELETE FROM turns WHERE served_at < now() - interval '1 day'`);
}
