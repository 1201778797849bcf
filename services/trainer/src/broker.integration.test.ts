import { connectNats } from '@curator/service-kit';
import { startTcpProxy } from '@curator/testkit';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { type TestBroker, takeBroker } from '../test-support/test-broker.ts';
import { jobRow, queueJob, startBench, type TrainerBench } from '../test-support/trainer-bench.ts';
import { until } from '../test-support/until.ts';
import { startSlot } from '../test-support/worker-slot.ts';
import { startBroker } from './broker.ts';
import type { ApiEnv } from './env.ts';
import { natsHealth } from './nats-health.ts';
import { announceProgress } from './progress/announcement.ts';

const file = new AsyncDisposableStack();
let bench: TrainerBench;
let broker: TestBroker;
beforeAll(async () => {
  bench = file.use(await startBench());
  broker = await takeBroker(bench.logger, file);
});
afterAll(() => file.disposeAsync());

const { natsUrl, natsUser: user, natsPassword: password } = inject('servers');

/** A way to the tier's NATS that can be cut: the server itself is everybody's. */
const natsProxy = () => startTcpProxy(Number(new URL(natsUrl).port));

test('a trainer that starts while NATS is away goes on without it, and dispatches once it is there', async () => {
  await using stack = new AsyncDisposableStack();
  const { pool, url, logger } = bench;
  const proxy = stack.use(await natsProxy());
  await proxy.cut();
  const heard: string[] = [];
  const progress = { watch: () => expect.unreachable(), heard: (jobId: string) => heard.push(jobId) };
  const env = {
    NATS_URL: `nats://127.0.0.1:${proxy.port}`,
    NATS_USER: user,
    NATS_PASSWORD: password,
    NATS_REPLICAS: 1,
    ACK_WAIT_MS: 2_000,
  };
  const nats = startBroker({ env: { ...env, DATABASE_URL: url } as ApiEnv, pool, progress, logger }, stack);
  const jobId = await queueJob(pool);
  announceProgress(nats, jobId, 1); // lost, and no harm done
  stack.use(startSlot(bench, broker));
  expect(await jobRow(pool, jobId)).toMatchObject({ state: 'QUEUED' });
  await proxy.open();
  await until(async () => expect(await jobRow(pool, jobId)).toMatchObject({ state: 'SUCCEEDED' }));
  expect(heard).toContain(jobId);
});

test('a worker is ready while its NATS connection lives, and again when that is made again', async () => {
  await using stack = new AsyncDisposableStack();
  const proxy = stack.use(await natsProxy());
  const options = { servers: `nats://127.0.0.1:${proxy.port}`, user, password, name: 'test', logger: bench.logger };
  const nats = await connectNats(options, stack);
  const isHealthy = natsHealth(nats);
  expect(await isHealthy()).toBe(true);
  await proxy.cut();
  await until(async () => expect(await isHealthy()).toBe(false));
  await proxy.open();
  await until(async () => expect(await isHealthy()).toBe(true));
  await nats.close();
  expect(await isHealthy()).toBe(false);
});
