import { SUBJECTS } from '@curator/contracts';
import type { Pool } from '@curator/service-kit';
import { jetstreamManager } from '@nats-io/jetstream';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { POISONS } from '../../test-support/poisons.ts';
import { deleteStream, type TestBroker, takeBroker } from '../../test-support/test-broker.ts';
import { jobRow, queueJob, shardRows, startBench, type TrainerBench } from '../../test-support/trainer-bench.ts';
import { until } from '../../test-support/until.ts';
import { startSlot } from '../../test-support/worker-slot.ts';
import { floatsToBytes } from '../jobs/float-bytes.ts';
import { requeueTraining } from '../jobs/requeue-training.ts';
import { takeLease } from '../worker/lease.ts';
import { startDispatcher } from './dispatcher.ts';
import { createHousekeeping } from './housekeeping.ts';
import { createShardQueue, openShardConsumer, type ShardQueue } from './shard-queue.ts';
import { notifyDispatcher } from './wake-up.ts';

const ACK_WAIT_MS = 2_000;
const file = new AsyncDisposableStack();
let bench: TrainerBench;
let broker: TestBroker;
let mine: AsyncDisposableStack;

beforeAll(async () => {
  bench = file.use(await startBench());
  broker = await takeBroker(bench.logger, file);
  mine = new AsyncDisposableStack();
});
afterEach(async () => {
  await mine.disposeAsync();
  mine = new AsyncDisposableStack();
  await deleteStream(broker.trainer);
});
afterAll(() => file.disposeAsync());

const TIME_LIMITS = { queuedMs: 60_000, runningMs: 60_000, totalMs: 60_000 };
const newQueue = (ackWaitMs = ACK_WAIT_MS) => createShardQueue(broker.trainer, { ackWaitMs, replicas: 1 });

/** A trainer's dispatcher. @param queue what it publishes to, for tests that lose something on the way */
async function dispatching(queue?: ShardQueue): Promise<void> {
  const { url, pool, logger } = bench;
  const options = { connectionString: url, pool, slots: () => 2, ackWaitMs: ACK_WAIT_MS, logger };
  const housekeeping = createHousekeeping({ pool, nats: broker.trainer, limits: TIME_LIMITS, logger });
  startDispatcher({ ...options, housekeeping, queue: queue ?? (await newQueue()) }, mine);
}

async function queue(shards: readonly number[][] = [[0], [1]]): Promise<string> {
  const jobId = await queueJob(bench.pool, { shards });
  await notifyDispatcher(bench.pool);
  return jobId;
}

const succeeded = (jobId: string) =>
  until(async () => expect(await jobRow(bench.pool, jobId)).toMatchObject({ state: 'SUCCEEDED', models: 1 }));

test('a training is computed to its end, each shard once', async () => {
  const slot = mine.use(startSlot(bench, broker));
  await dispatching();
  const jobId = await queue();
  await succeeded(jobId);
  expect(slot.computed()).toBe(3);
  expect((await shardRows(bench.pool, jobId)).map(({ attempt }) => attempt)).toEqual([1, 1, 1]);
});

test('a message that is lost is sent again', async () => {
  const real = await newQueue();
  let lost = 0;
  // Acknowledged and then gone, as JetStream has been seen to do.
  const losing: ShardQueue = { ...real, publish: (shard) => (lost++ < 2 ? Promise.resolve() : real.publish(shard)) };
  mine.use(startSlot(bench, broker));
  await dispatching(losing);
  await succeeded(await queue());
  expect(lost).toBeGreaterThan(2);
});

test('a shard whose messages come twice is computed once', async () => {
  const real = await newQueue();
  const doubling: ShardQueue = {
    ...real,
    async publish(shard) {
      await real.publish(shard);
      await real.publish(shard);
    },
  };
  const slots = ['first', 'second'].map((name) => mine.use(startSlot(bench, broker, name)));
  await dispatching(doubling);
  const jobId = await queue();
  await succeeded(jobId);
  expect(slots.reduce((sum, slot) => sum + slot.computed(), 0)).toBe(3);
  expect((await shardRows(bench.pool, jobId)).map(({ attempt }) => attempt)).toEqual([1, 1, 1]);
});

test('with the stream deleted in the middle, the job still ends', async () => {
  const slot = mine.use(startSlot(bench, broker));
  await dispatching();
  const jobId = await queue([[0], [1], [2], [3], [4], [5]]);
  await until(() => expect(slot.computed()).toBeGreaterThan(0));
  await deleteStream(broker.trainer);
  await succeeded(jobId);
});

test('when the leader’s connection is cut, another trainer goes on', async () => {
  await dispatching();
  await dispatching();
  const leaders = async () => {
    const { rows } = await bench.pool.query<{ pid: number }>(
      `SELECT pid FROM pg_locks WHERE locktype = 'advisory' AND granted AND objid = 727002
         AND database = (SELECT oid FROM pg_database WHERE datname = current_database())`,
    );
    return rows.map(({ pid }) => pid);
  };
  await until(async () => expect(await leaders()).toHaveLength(1));
  const [first] = await leaders();
  await bench.pool.query('SELECT pg_terminate_backend($1)', [first]);
  await until(async () => {
    const [next, ...others] = await leaders();
    expect([next !== undefined && next !== first, others]).toEqual([true, []]);
  });
  mine.use(startSlot(bench, broker));
  await succeeded(await queue());
});

test('poison ends after three failures with its reason, while others succeed', async () => {
  mine.use(startSlot(bench, broker));
  await dispatching();
  // Bytes that are no floats: what reads them throws a RangeError, which no other try will cure.
  const poisoned = await queueJob(bench.pool, { features: Buffer.from([1, 2, 3]) });
  const other = await queue();
  await until(async () => expect(await jobRow(bench.pool, poisoned)).toMatchObject({ state: 'FAILED' }));
  expect((await jobRow(bench.pool, poisoned)).failure).toMatch(/^The training failed 3 times: .*Float32Array/);
  expect(await shardRows(bench.pool, poisoned)).toMatchObject([{ failures: 3, attempt: 3 }]);
  await succeeded(other);
});

test('a training whose songs are gone has failed, and does not go round for ever', async () => {
  mine.use(startSlot(bench, broker));
  const jobId = await queueJob(bench.pool);
  await bench.pool.query('DELETE FROM datasets WHERE job_id = $1', [jobId]);
  await dispatching();
  await until(async () => expect(await jobRow(bench.pool, jobId)).toMatchObject({ state: 'FAILED' }));
  expect((await jobRow(bench.pool, jobId)).failure).toMatch(/songs that it learns from are gone/);
});

test.each([
  ['hungry', /used more than the 400 MB of memory/],
  ['exits', /exit code 3/],
  ['throws', /exit code 1/],
] as const)(
  'poison whose process %s ends with its reason; the worker lives, and others succeed',
  async (name, reason) => {
    mine.use(startSlot(bench, broker, 'slot', new URL('../../test-support/poison-process.ts', import.meta.url)));
    await dispatching();
    const poisoned = await queueJob(bench.pool, { seed: POISONS[name] });
    const other = await queue();
    await until(async () => expect(await jobRow(bench.pool, poisoned)).toMatchObject({ state: 'FAILED' }));
    expect((await jobRow(bench.pool, poisoned)).failure).toMatch(reason);
    expect(await shardRows(bench.pool, poisoned)).toMatchObject([{ failures: 3, attempt: 3 }]);
    await succeeded(other);
  },
);

test('a slot that is told to stop gives its shard back at once, without a failure', async () => {
  const real = await newQueue(30_000);
  await dispatching(real);
  // Long enough to be stopped in the middle.
  const jobId = await queueJob(bench.pool, {
    grid: 'CURATOR_2021',
    shards: [Array.from({ length: 570 }, (_, c) => c)],
  });
  await notifyDispatcher(bench.pool);
  const first = startSlot(bench, broker, 'first');
  await until(() => expect(first.computed()).toBe(1));
  await first[Symbol.asyncDispose]();
  expect(await shardRows(bench.pool, jobId)).toMatchObject([{ failures: 0, state: 'PENDING' }]);
  const began = performance.now();
  const second = mine.use(startSlot(bench, broker, 'second'));
  await until(() => expect(second.computed()).toBe(1));
  // The lease would have lived for 28 s.
  expect(performance.now() - began).toBeLessThan(10_000);
});

test('a slot that is told to stop while it takes a lease gives that back, and computes nothing', async () => {
  await dispatching(await newQueue(30_000));
  const stopped = Promise.withResolvers<void>();
  // The lease is ours, and before the answer arrives the slot is told to stop.
  const pool: Pool = Object.assign(Object.create(bench.pool), {
    async query(sql: string, values: unknown[]) {
      const answer = await bench.pool.query(sql, values);
      if (sql.includes('attempt = attempt + 1')) slot[Symbol.asyncDispose]().then(stopped.resolve, stopped.reject);
      return answer;
    },
  });
  const slot = startSlot({ ...bench, pool }, broker);
  const jobId = await queue();
  await stopped.promise;
  expect(await jobRow(bench.pool, jobId)).toMatchObject({ state: 'RUNNING', cells: 0 });
  expect(await takeLease(bench.pool, { jobId, shard: 0 }, 'next', 1_000)).toMatchObject({ attempt: 2 });
});

test('what is no message of ours is dropped, and the next ones are taken', async () => {
  const real = await newQueue();
  await real.ensure();
  for (const garbage of ['', '{', 'null', '[1,2]', '\u0000', '{"v":1,"jobId":"x","shard":-1}', '{"v":9}'])
    await broker.trainer.request(SUBJECTS.shard, garbage);
  mine.use(startSlot(bench, broker));
  await dispatching(real);
  await succeeded(await queue());
  await until(async () => expect(await real.outstanding()).toBe(0));
});

test('an ack wait that was changed applies from the next start on', async () => {
  const manager = await jetstreamManager(broker.trainer, { checkAPI: false });
  for (const ackWaitMs of [2_000, 2_000, 5_000]) {
    await (await newQueue(ackWaitMs)).ensure();
    expect((await openShardConsumer(broker.worker)).ackWaitMs).toBe(ackWaitMs);
  }
  const { config } = await manager.consumers.info(SUBJECTS.shardStream, SUBJECTS.shardConsumer);
  expect(config).toMatchObject({ max_deliver: -1, max_ack_pending: 10_000, ack_policy: 'explicit' });
});

test('a training that nobody begins in time has failed, can be queued again, and then ends', async () => {
  await dispatching();
  const jobId = await queue();
  await bench.pool.query(`UPDATE jobs SET queued_at = now() - interval '2 minutes' WHERE id = $1`, [jobId]);
  await until(async () =>
    expect(await jobRow(bench.pool, jobId)).toMatchObject({
      state: 'FAILED',
      failure: 'No worker began it within 1 minute.',
    }),
  );
  const { pool, database } = bench;
  const services = { pool, database, nats: broker.trainer, limits: { openTrainings: 5 } };
  expect(await requeueTraining(services, 'somebody', jobId)).toMatchObject({ state: 'QUEUED', failure: null });
  mine.use(startSlot(bench, broker));
  await succeeded(jobId);
});

test('a training that runs for too long has failed, and its worker stops', async () => {
  mine.use(startSlot(bench, broker));
  await dispatching();
  // Enough for the slot to be met in the middle.
  const jobId = await queueJob(bench.pool, { grid: 'CURATOR_2021', shards: [[...Array(570).keys()]], rows: 20_000 });
  await notifyDispatcher(bench.pool);
  await until(async () => expect(await jobRow(bench.pool, jobId)).toMatchObject({ state: 'RUNNING' }));
  await bench.pool.query(`UPDATE jobs SET started_at = now() - interval '2 minutes' WHERE id = $1`, [jobId]);
  await until(async () =>
    expect(await jobRow(bench.pool, jobId)).toMatchObject({
      state: 'FAILED',
      failure: 'It took longer than 1 minute.',
    }),
  );
  // The slot is free for others.
  await succeeded(await queue());
});

test('a training whose folds are divided ends in the same scores and the same model as in one piece', async () => {
  mine.use(startSlot(bench, broker, 'slot 1'));
  mine.use(startSlot(bench, broker, 'slot 2'));
  await dispatching();
  // Songs of one sound overlap with those of another, so that scores differ from cell to cell.
  const cells = [...Array(36).keys()];
  const rows = 240;
  const features = floatsToBytes(
    Float32Array.from({ length: rows * 9 }, (_, place) => ((place * 0.618) % 1) + (place % 2) * 0.2),
  );
  const whole = await queueJob(bench.pool, { shards: [cells], rows, features });
  const divided = await queueJob(bench.pool, {
    ...{ shards: [cells, cells, cells], onlyFolds: [[3, 4], [0], [1, 2]], rows, features },
  });
  await notifyDispatcher(bench.pool);
  await Promise.all([whole, divided].map(succeeded));
  const [scores, dividedScores] = [await scoresOf(whole), await scoresOf(divided)];
  expect(scores.cells).toHaveLength(cells.length);
  expect(new Set(scores.cells).size).toBeGreaterThan(10);
  expect(dividedScores).toEqual(scores);
  const left = await bench.pool.query('SELECT FROM cell_folds WHERE job_id = $1', [divided]);
  expect(left.rowCount).toBe(0);
});

/** Scores as PostgreSQL writes them, which tells every bit, and the model. */
async function scoresOf(jobId: string) {
  const { rows } = await bench.pool.query<{ cells: string[]; forest: string; chosen: number }>(
    `SELECT array(SELECT concat_ws(' ', accuracy, roc_auc, folds) FROM cell_results c WHERE c.job_id = m.job_id ORDER BY cell) AS cells,
       md5(forest) AS forest, chosen_cell AS chosen
     FROM models m WHERE job_id = $1`,
    [jobId],
  );
  return rows[0] as (typeof rows)[0];
}
