import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { queueJob, startBench, type TrainerBench } from '../../test-support/trainer-bench.ts';
import { cancelJob } from '../jobs/training-job.ts';
import { createProgressHub, type ProgressHub } from './progress-hub.ts';

const file = new AsyncDisposableStack();
let bench: TrainerBench;
let hub: ProgressHub;
beforeAll(async () => {
  bench = file.use(await startBench());
  hub = createProgressHub(bench, file);
});
afterAll(() => file.disposeAsync());

const cancel = (jobId: string) => cancelJob({ ...bench, nats: { publish: () => {} } }, 'somebody', jobId);

test('a watcher that leaves twice does not end what a later one watches', async () => {
  const jobId = await queueJob(bench.pool);
  const first = hub.watch(jobId);
  expect((await first.next()).value).toMatchObject({ state: 'QUEUED', fromRevision: 0, revision: 1 });
  await first.return?.();
  const second = hub.watch(jobId);
  expect((await second.next()).value).toMatchObject({ state: 'QUEUED' });
  await first.return?.();
  await cancel(jobId);
  hub.heard(jobId);
  expect((await second.next()).value).toMatchObject({ state: 'CANCELLED', fromRevision: 1, revision: 2 });
  expect(await second.next()).toEqual({ done: true, value: undefined });
});

test('the end is told though nothing is heard', async () => {
  const jobId = await queueJob(bench.pool);
  const stream = hub.watch(jobId);
  await stream.next();
  await cancel(jobId);
  expect((await stream.next()).value).toMatchObject({ state: 'CANCELLED' });
});

test('the stream of a job that is deleted ends', async () => {
  const jobId = await queueJob(bench.pool);
  const stream = hub.watch(jobId);
  await stream.next();
  await bench.pool.query('DELETE FROM jobs WHERE id = $1', [jobId]);
  hub.heard(jobId);
  expect(await stream.next()).toEqual({ done: true, value: undefined });
});

test('the time left is told from the pace, the final step being one piece of all, and not when it has ended', async () => {
  const jobId = await queueJob(bench.pool, { shards: [[0], [1], [2]] });
  const stream = hub.watch(jobId);
  const change = async (sql: string) => {
    await bench.pool.query(sql, [jobId]);
    await bench.pool.query('UPDATE jobs SET revision = revision + 1 WHERE id = $1', [jobId]);
    hub.heard(jobId);
    return (await stream.next()).value;
  };
  expect((await stream.next()).value).toMatchObject({ state: 'QUEUED', secondsLeft: undefined });
  const startedAt = performance.now();
  expect(await change(`UPDATE jobs SET state = 'RUNNING' WHERE id = $1`)).toMatchObject({ secondsLeft: undefined });
  await delay(1_100);
  const { secondsLeft } = await change(
    'INSERT INTO cell_results (job_id, cell, accuracy, roc_auc, folds, revision) SELECT id, cell, 1, 1, 5, revision + 1 FROM jobs, generate_series(0, 1) cell WHERE id = $1',
  );
  const passed = (performance.now() - startedAt) / 1_000;
  // Two of four pieces took as long as the other two will.
  expect(secondsLeft).toBeGreaterThan(1.1);
  expect(secondsLeft).toBeLessThanOrEqual(passed);
  await cancel(jobId);
  hub.heard(jobId);
  expect((await stream.next()).value).toMatchObject({ state: 'CANCELLED', secondsLeft: undefined });
});
