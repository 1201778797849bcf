import { inTransaction, type Pool, type PoolClient } from '@curator/service-kit';
import { notifyDispatcher } from '../dispatch/wake-up.ts';
import { FOLDS } from '../jobs/grid-preset.ts';
import type { ComputedCell, FinalModel, Scores } from './compute-messages.ts';
import type { Lease } from './lease.ts';

/** A shard that has failed this often is not tried again, and its job has failed. */
export const MAX_FAILURES = 3;

/** Undefined where the lease was lost or the job has ended: then nothing was written. */
export type NewRevision = number | undefined;

/** Writes cells as they come; of a shard of some folds only, what they are the means of so far. */
export function saveCells(pool: Pool, lease: Lease, cells: readonly ComputedCell[]): Promise<NewRevision> {
  return withLease(pool, lease, async (client) => {
    const revision = await nextRevision(client, lease.jobId);
    if (lease.onlyFolds.length > 0)
      await saveFolds(client, lease.jobId, revision, foldRows(lease, cells, lease.onlyFolds));
    else
      await client.query(
        `INSERT INTO cell_results (job_id, cell, accuracy, roc_auc, folds, revision)
         SELECT $1, cell, accuracy, roc_auc, $6, $2 FROM unnest($3::int[], $4::float8[], $5::float8[]) AS c (cell, accuracy, roc_auc)
         ON CONFLICT DO NOTHING`,
        [
          ...[lease.jobId, revision, cells.map(({ index }) => lease.cells[index])],
          ...[cells.map(({ accuracy }) => accuracy), cells.map(({ rocAuc }) => rocAuc), FOLDS],
        ],
      );
    return revision;
  });
}

interface FoldRow extends Scores {
  cell: number | undefined;
  fold: number | undefined;
}

function foldRows({ cells: places }: Lease, cells: readonly ComputedCell[], onlyFolds: readonly number[]): FoldRow[] {
  return cells.flatMap(({ index, folds }) =>
    folds.map((scores, place) => ({ ...scores, cell: places[index], fold: onlyFolds[place] })),
  );
}

async function saveFolds(
  client: PoolClient,
  jobId: string,
  revision: NewRevision,
  rows: readonly FoldRow[],
): Promise<void> {
  const cells = rows.map(({ cell }) => cell);
  await client.query(
    `INSERT INTO cell_folds (job_id, cell, fold, accuracy, roc_auc)
     SELECT $1, * FROM unnest($2::int[], $3::int[], $4::float8[], $5::float8[]) ON CONFLICT DO NOTHING`,
    [
      ...[jobId, cells, rows.map(({ fold }) => fold)],
      ...[rows.map(({ accuracy }) => accuracy), rows.map(({ rocAuc }) => rocAuc)],
    ],
  );
  // Added in the order of the folds: the same bits as a mean over all that one shard has made.
  await client.query(
    `INSERT INTO cell_results (job_id, cell, accuracy, roc_auc, folds, revision)
     SELECT job_id, cell, sum(accuracy ORDER BY fold) / count(*), sum(roc_auc ORDER BY fold) / count(*), count(*), $2
     FROM cell_folds WHERE job_id = $1 AND cell = ANY ($3) GROUP BY job_id, cell
     ON CONFLICT (job_id, cell) DO UPDATE
     SET accuracy = excluded.accuracy, roc_auc = excluded.roc_auc, folds = excluded.folds, revision = excluded.revision
     WHERE cell_results.folds < excluded.folds`,
    [jobId, revision, cells],
  );
}

/** All cells of the shard are written. The last shard to say so makes the job ready for its final step. */
export function finishSearch(pool: Pool, lease: Lease): Promise<NewRevision> {
  return withLease(pool, lease, async (client) => {
    await markDone(client, lease);
    await client.query(
      `INSERT INTO shards (job_id, shard, kind, cells)
       SELECT $1, max(shard) + 1, 'FINAL', '{}' FROM shards WHERE job_id = $1
       HAVING bool_and(state = 'DONE') AND NOT bool_or(kind = 'FINAL')`,
      [lease.jobId],
    );
    await notifyDispatcher(client);
    return nextRevision(client, lease.jobId);
  });
}

/** Stores the model and ends the job; what it learned from is not kept any more. @param chosenCell place in the grid */
export function finishJob(pool: Pool, lease: Lease, model: FinalModel, chosenCell: number): Promise<NewRevision> {
  return withLease(pool, lease, async (client) => {
    await markDone(client, lease);
    // Two trainings of one taste that end together must not get the same version.
    await client.query('SELECT FROM tastes WHERE id = (SELECT taste_id FROM jobs WHERE id = $1) FOR NO KEY UPDATE', [
      lease.jobId,
    ]);
    const stored = await client.query(INSERT_MODEL, [
      ...[lease.jobId, chosenCell, model.baselineAccuracy],
      ...[[...model.importances], [...model.likedMedians], [...model.otherMedians], Buffer.from(model.forest)],
    ]);
    if (stored.rowCount !== 1) throw new Error('The songs that it learned from are gone.');
    await client.query('DELETE FROM datasets WHERE job_id = $1', [lease.jobId]);
    await client.query('DELETE FROM cell_folds WHERE job_id = $1', [lease.jobId]);
    return endJob(client, lease.jobId, 'SUCCEEDED', null);
  });
}

/** Counts a failure of the shard: it is tried again, or ends the job. Then its data is kept for a while: see requeueTraining. */
export function failShard(pool: Pool, lease: Lease, reason: string): Promise<NewRevision> {
  return withLease(pool, lease, async (client) => {
    const { rows } = await client.query<{ failures: number }>(
      `UPDATE shards SET failures = failures + 1, last_error = $3, leased_until = NULL, dispatched_at = NULL
       WHERE job_id = $1 AND shard = $2 RETURNING failures`,
      [lease.jobId, lease.shard, reason],
    );
    await notifyDispatcher(client);
    if ((rows[0]?.failures ?? 0) < MAX_FAILURES) return undefined;
    return endJob(client, lease.jobId, 'FAILED', `The training failed ${MAX_FAILURES} times: ${reason}`);
  });
}

const INSERT_MODEL = `
  INSERT INTO models (taste_id, job_id, version, chosen_cell, baseline_accuracy, importances, liked_medians, other_medians, forest, known)
  SELECT taste_id, jobs.id, coalesce((SELECT max(version) FROM models m WHERE m.taste_id = jobs.taste_id), 0) + 1,
    $2, $3, $4, $5, $6, $7, datasets.known
  FROM jobs JOIN datasets ON job_id = jobs.id WHERE jobs.id = $1`;

/** Runs where the lease still holds, with the job's row locked: see takeLease for the order. */
function withLease(
  pool: Pool,
  { jobId, shard, attempt }: Lease,
  write: (client: PoolClient) => Promise<NewRevision>,
): Promise<NewRevision> {
  return inTransaction(pool, async (client) => {
    const job = await client.query(`SELECT FROM jobs WHERE id = $1 AND state = 'RUNNING' FOR UPDATE`, [jobId]);
    if (job.rowCount === 0) return undefined;
    const held = await client.query(
      `SELECT FROM shards WHERE job_id = $1 AND shard = $2 AND attempt = $3 AND state = 'PENDING' AND leased_until IS NOT NULL
       FOR UPDATE`,
      [jobId, shard, attempt],
    );
    return held.rowCount === 0 ? undefined : write(client);
  });
}

async function markDone(client: PoolClient, { jobId, shard }: Lease): Promise<void> {
  await client.query(`UPDATE shards SET state = 'DONE', leased_until = NULL WHERE job_id = $1 AND shard = $2`, [
    jobId,
    shard,
  ]);
}

async function nextRevision(client: PoolClient, jobId: string): Promise<NewRevision> {
  const { rows } = await client.query<{ revision: number }>(
    'UPDATE jobs SET revision = revision + 1 WHERE id = $1 RETURNING revision',
    [jobId],
  );
  return rows[0]?.revision;
}

async function endJob(client: PoolClient, jobId: string, state: string, failure: string | null): Promise<NewRevision> {
  await client.query('UPDATE jobs SET state = $2, failure = $3, finished_at = clock_timestamp() WHERE id = $1', [
    jobId,
    state,
    failure,
  ]);
  return nextRevision(client, jobId);
}
