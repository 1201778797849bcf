import { afterAll, beforeAll, expect, test } from 'vitest';
import { jobRow, queueJob, startBench, type TrainerBench } from '../../test-support/trainer-bench.ts';
import { takeWaitingShards } from '../dispatch/waiting-shards.ts';
import { takeLease } from '../worker/lease.ts';
import { failShard, MAX_FAILURES, saveCells } from '../worker/results.ts';
import { forgetOldData } from './kept-data.ts';
import { requeueTraining } from './requeue-training.ts';

let bench: TrainerBench;
beforeAll(async () => {
  bench = await startBench();
});
afterAll(() => bench?.[Symbol.asyncDispose]());

const requeue = (jobId: string, owner = 'somebody', openTrainings = 100) => {
  const { pool, database } = bench;
  return requeueTraining({ pool, database, nats: { publish: () => {} }, limits: { openTrainings } }, owner, jobId);
};

/** Fails as often as a shard may, after one of its two cells was scored on one fold. */
async function failedJob(): Promise<string> {
  const { pool } = bench;
  const jobId = await queueJob(pool, { shards: [[0, 1]], onlyFolds: [[2]] });
  for (let failure = 0; failure < MAX_FAILURES; failure += 1) {
    const lease = await takeLease(pool, { jobId, shard: 0 }, 'worker', 60_000);
    if (!('attempt' in lease)) throw new Error('No lease');
    const scores = { accuracy: 0.5, rocAuc: 0.5 };
    await saveCells(pool, lease, [{ index: 0, ...scores, folds: [scores] }]);
    await failShard(pool, lease, 'it is poison');
  }
  return jobId;
}

test('a training that has failed waits again, with what it had computed', async () => {
  const jobId = await failedJob();
  const { revision } = await jobRow(bench.pool, jobId);
  expect(await requeue(jobId)).toMatchObject({ state: 'QUEUED', failure: null, revision: revision + 1 });
  expect(await jobRow(bench.pool, jobId)).toMatchObject({ cells: 1 });
  expect(await takeWaitingShards(bench.pool, 10, 60_000)).toContainEqual({ jobId, shard: 0 });
});

test('somebody else’s, one that has not failed, and one too many are refused', async () => {
  const [failed, open] = [await failedJob(), await queueJob(bench.pool)];
  await expect(requeue(failed, 'somebody else')).rejects.toMatchObject({ code: 'NOT_FOUND' });
  await expect(requeue('no id')).rejects.toMatchObject({ code: 'NOT_FOUND' });
  await expect(requeue(open)).rejects.toThrow('this one is queued');
  await expect(requeue(failed, 'somebody', 1)).rejects.toMatchObject({ code: 'TOO_MANY_TRAININGS' });
  expect(await jobRow(bench.pool, failed)).toMatchObject({ state: 'FAILED' });
});

test('what is not needed any more is forgotten: a week after a failure, and whose turn it was', async () => {
  const { pool } = bench;
  const [old, young] = [await failedJob(), await failedJob()];
  await pool.query(`UPDATE jobs SET finished_at = now() - interval '8 days' WHERE id = $1`, [old]);
  await pool.query(`INSERT INTO turns VALUES ('long ago', now() - interval '2 days'), ('just now', now())`);
  await forgetOldData(pool);
  await expect(requeue(old)).rejects.toThrow('train the taste anew');
  const folds = await pool.query<{ id: string }>(
    'SELECT DISTINCT job_id AS id FROM cell_folds WHERE job_id = ANY ($1)',
    [[old, young]],
  );
  expect(folds.rows).toEqual([{ id: young }]);
  expect(await requeue(young)).toMatchObject({ state: 'QUEUED' });
  const { rows } = await pool.query<{ owner: string }>(
    `SELECT owner FROM turns WHERE owner IN ('long ago', 'just now')`,
  );
  expect(rows).toEqual([{ owner: 'just now' }]);
});
