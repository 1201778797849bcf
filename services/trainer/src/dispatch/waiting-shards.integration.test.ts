import { inTransaction } from '@curator/service-kit';
import { afterAll, beforeEach, expect, test } from 'vitest';
import { queueJob, startBench, type TrainerBench } from '../../test-support/trainer-bench.ts';
import { takeLease } from '../worker/lease.ts';
import { putBack, takeWaitingShards } from './waiting-shards.ts';

let bench: TrainerBench | undefined;
beforeEach(async () => {
  await bench?.[Symbol.asyncDispose]();
  bench = await startBench();
});
afterAll(() => bench?.[Symbol.asyncDispose]());

const LONG_MS = 600_000;
const pool = () => {
  if (!bench) throw new Error('The bench is not there yet');
  return bench.pool;
};

test('behind somebody’s hundred jobs, another’s one is handed out within two shards', async () => {
  const many: string[] = [];
  for (let job = 0; job < 100; job += 1) many.push(await queueJob(pool(), { owner: 'A', shards: [[0], [1]] }));
  // Some of A's are in flight already.
  await takeWaitingShards(pool(), 4, LONG_MS);
  const one = await queueJob(pool(), { owner: 'B' });
  const next = await takeWaitingShards(pool(), 2, LONG_MS);
  expect(next.map(({ jobId }) => jobId)).toContain(one);
  expect(next[0]?.jobId).toBe(one);
  // And A's own come in the order in which they were queued.
  expect(next[1]?.jobId).toBe(many[2]);
});

test('more listeners than shards can be handed out are served in turn, however old their trainings are', async () => {
  const owners = ['A', 'B', 'C', 'D', 'E', 'F'];
  const ownerOf = new Map<string, string>();
  for (const owner of owners)
    for (let job = 0; job < 3; job += 1) ownerOf.set(await queueJob(pool(), { owner, shards: [[0]] }), owner);
  const served: string[] = [];
  for (let turn = 0; turn < 3 * owners.length; turn += 1) {
    const [next] = await takeWaitingShards(pool(), 1, LONG_MS);
    if (!next) throw new Error('No shard waits');
    served.push(ownerOf.get(next.jobId) ?? '');
    await pool().query(`UPDATE shards SET state = 'DONE' WHERE job_id = $1`, [next.jobId]);
  }
  expect(served).toEqual([...owners, ...owners, ...owners]);
});

test('a shard is taken once, and again when its message must be lost, unless a worker holds it', async () => {
  const jobId = await queueJob(pool(), { shards: [[0], [1]] });
  expect(await takeWaitingShards(pool(), 10, LONG_MS)).toHaveLength(2);
  expect(await takeWaitingShards(pool(), 10, LONG_MS)).toEqual([]);
  await takeLease(pool(), { jobId, shard: 0 }, 'worker', LONG_MS);
  expect(await takeWaitingShards(pool(), 10, 0)).toEqual([{ jobId, shard: 1 }]);
});

test('shards that could not be published wait again', async () => {
  await queueJob(pool(), { shards: [[0], [1]] });
  const taken = await takeWaitingShards(pool(), 10, LONG_MS);
  await putBack(pool(), taken);
  expect(await takeWaitingShards(pool(), 10, LONG_MS)).toEqual(taken);
});

test('who takes shards waits for nobody: what is being deleted is left out', async () => {
  const [going, staying] = [await queueJob(pool()), await queueJob(pool())];
  await inTransaction(pool(), async (client) => {
    await client.query('DELETE FROM jobs WHERE id = $1', [going]);
    expect(await takeWaitingShards(pool(), 10, LONG_MS)).toEqual([{ jobId: staying, shard: 0 }]);
  });
});

test('ten thousand waiting shards are put in order in no time', async () => {
  const jobId = await queueJob(pool(), { owner: 'A' });
  await pool().query(
    `INSERT INTO shards (job_id, shard, kind, cells) SELECT $1, n, 'SEARCH', '{0}' FROM generate_series(1, 10000) n`,
    [jobId],
  );
  const began = performance.now();
  expect(await takeWaitingShards(pool(), 4, LONG_MS)).toHaveLength(4);
  // Quadratic work took minutes; the limit is wide for busy machines.
  expect(performance.now() - began).toBeLessThan(5_000);
});
