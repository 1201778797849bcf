import { afterAll, beforeAll, expect, test } from 'vitest';
import { jobRow, queueJob, shardRows, startBench, type TrainerBench } from '../../test-support/trainer-bench.ts';
import { cancelJob } from '../jobs/training-job.ts';
import { type Lease, leaseMsOf, releaseLease, renewLease, takeLease } from './lease.ts';
import { failShard, finishSearch, MAX_FAILURES, saveCells } from './results.ts';

let bench: TrainerBench;
beforeAll(async () => {
  bench = await startBench();
});
afterAll(() => bench?.[Symbol.asyncDispose]());

const ALIVE_MS = 60_000;
const CELL = { index: 0, accuracy: 0.9, rocAuc: 0.8, folds: [] };

async function lease(jobId: string, shard = 0, leaseMs = ALIVE_MS): Promise<Lease> {
  const taken = await takeLease(bench.pool, { jobId, shard }, 'worker', leaseMs);
  if (!('attempt' in taken)) throw new Error(`No lease: ${JSON.stringify(taken)}`);
  return taken;
}

test('what a fenced attempt writes changes nothing', async () => {
  const { pool } = bench;
  const jobId = await queueJob(pool);
  const slow = await lease(jobId, 0, 0); // ends as it begins
  const newer = await lease(jobId);
  expect(newer.attempt).toBe(slow.attempt + 1);
  const before = [await jobRow(pool, jobId), await shardRows(pool, jobId)];
  expect(await renewLease(pool, slow, ALIVE_MS)).toBe(false);
  expect(await saveCells(pool, slow, [CELL])).toBeUndefined();
  expect(await finishSearch(pool, slow)).toBeUndefined();
  expect(await failShard(pool, slow, 'too late')).toBeUndefined();
  await releaseLease(pool, slow);
  expect([await jobRow(pool, jobId), await shardRows(pool, jobId)]).toEqual(before);
  expect(await saveCells(pool, newer, [CELL])).toBe(newer.revision + 1);
});

test('three failures end a job, with the reason; other jobs go on', async () => {
  const { pool } = bench;
  const [poisoned, other] = [await queueJob(pool), await queueJob(pool)];
  const otherLease = await lease(other);
  for (let failure = 1; failure < MAX_FAILURES; failure += 1) {
    expect(await failShard(pool, await lease(poisoned), 'it is poison')).toBeUndefined();
    expect(await jobRow(pool, poisoned)).toMatchObject({ state: 'RUNNING', failure: null });
  }
  await failShard(pool, await lease(poisoned), 'it is poison');
  expect(await jobRow(pool, poisoned)).toMatchObject({
    state: 'FAILED',
    failure: 'The training failed 3 times: it is poison',
  });
  expect(await takeLease(pool, { jobId: poisoned, shard: 0 }, 'worker', ALIVE_MS)).toEqual({ gone: true });
  expect(await finishSearch(pool, otherLease)).toBeDefined();
  expect((await shardRows(pool, other)).map(({ kind, state }) => [kind, state])).toEqual([
    ['SEARCH', 'DONE'],
    ['FINAL', 'PENDING'],
  ]);
});

test('a shard that is given back, however often, has not failed and can be taken at once', async () => {
  const { pool } = bench;
  const jobId = await queueJob(pool);
  for (let time = 0; time <= MAX_FAILURES; time += 1) await releaseLease(pool, await lease(jobId));
  expect(await shardRows(pool, jobId)).toMatchObject([{ failures: 0, attempt: MAX_FAILURES + 1, state: 'PENDING' }]);
  expect(await jobRow(pool, jobId)).toMatchObject({ state: 'RUNNING' });
});

test('a shard is held for as long as its lease lives, comes back soon when that has lapsed, and is gone when done or cancelled', async () => {
  const { pool, database } = bench;
  const jobId = await queueJob(pool, { shards: [[0], [1]] });
  const ask = (shard: number) => takeLease(pool, { jobId, shard }, 'another', ALIVE_MS);
  const held = await lease(jobId);
  const answer = await ask(0);
  expect('heldForMs' in answer && answer.heldForMs > ALIVE_MS - 10_000 && answer.heldForMs <= ALIVE_MS).toBe(true);
  await finishSearch(pool, held);
  expect(await ask(0)).toEqual({ gone: true });
  await cancelJob({ pool, database, nats: { publish: () => {} } }, 'somebody', jobId);
  expect(await ask(1)).toEqual({ gone: true });
});

test('a lease that lapses between the two questions of takeLease is held for a moment, not gone', async () => {
  const { pool } = bench;
  const jobId = await queueJob(pool);
  await lease(jobId);
  // The first question finds the lease alive; it ends before the second is asked.
  const lapsing = Object.assign(Object.create(pool), {
    async query(sql: string, values: unknown[]) {
      const result = await pool.query(sql, values);
      await pool.query('UPDATE shards SET leased_until = now() WHERE job_id = $1', [jobId]);
      return result;
    },
  });
  expect(await takeLease(lapsing, { jobId, shard: 0 }, 'another', ALIVE_MS)).toEqual({ heldForMs: 100 });
});

test('a lease ends 2 s before the ack wait does, or a quarter of a short one', () => {
  expect([30_000, 8_000, 2_000].map(leaseMsOf)).toEqual([28_000, 6_000, 1_500]);
});
