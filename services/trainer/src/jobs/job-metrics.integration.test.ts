import { afterAll, beforeAll, expect, test } from 'vitest';
import { queueJob, startBench, type TrainerBench } from '../../test-support/trainer-bench.ts';
import { takeWaitingShards } from '../dispatch/waiting-shards.ts';
import { takeLease } from '../worker/lease.ts';
import { createShardMetrics } from '../worker/shard-metrics.ts';
import { jobMetrics } from './job-metrics.ts';

let bench: TrainerBench;
beforeAll(async () => {
  bench = await startBench();
});
afterAll(() => bench?.[Symbol.asyncDispose]());

test('what waits, is on its way and is held is counted, and for how long the oldest has waited', async () => {
  const { pool } = bench;
  const registry = jobMetrics(pool);
  expect(await registry.metrics()).toContain('curator_oldest_queued_seconds 0');
  const jobId = await queueJob(pool, { shards: [[0], [1], [2]] });
  await queueJob(pool, { shards: [[0]] });
  await pool.query(`UPDATE jobs SET queued_at = now() - interval '90 seconds'`);
  await takeWaitingShards(pool, 2, 60_000);
  const lease = await takeLease(pool, { jobId, shard: 0 }, 'worker', 60_000);
  const text = await registry.metrics();
  for (const line of [
    'curator_trainings{state="queued"} 1',
    'curator_trainings{state="running"} 1',
    'curator_shards{state="held"} 1',
    'curator_shards{state="dispatched"} 1',
    'curator_shards{state="waiting"} 2',
  ])
    expect(text).toContain(line);
  expect(Number(/curator_oldest_queued_seconds ([\d.]+)/.exec(text)?.[1])).toBeGreaterThanOrEqual(90);

  if (!('attempt' in lease)) throw new Error('No lease');
  const metrics = createShardMetrics();
  metrics.taken(lease);
  metrics.taken({ ...lease, waitedSeconds: null });
  metrics.ended(lease, 'failed', 0.2);
  metrics.leaseLost();
  const worker = await metrics.registry.metrics();
  expect(worker).toContain('curator_training_wait_seconds_count 1');
  expect(worker).toContain('curator_training_wait_seconds_bucket{le="60"} 0');
  expect(worker).toContain('curator_shard_seconds_count{kind="search",end="failed"} 1');
  expect(worker).toContain('curator_lease_losses_total 1');
});
