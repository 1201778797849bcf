import { MESSAGE_VERSION, SUBJECTS } from '@curator/contracts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type TestBroker, takeBroker } from '../test-support/test-broker.ts';
import { queueJob, startBench, type TrainerBench } from '../test-support/trainer-bench.ts';
import { until } from '../test-support/until.ts';
import { countWorkerSlots } from './dispatch/worker-slots.ts';
import { announceCancellation, announceProgress } from './progress/announcement.ts';
import { hearProgress } from './progress/progress-hub.ts';
import { heedCancellations } from './worker/cancellations.ts';

const file = new AsyncDisposableStack();
let bench: TrainerBench;
let broker: TestBroker;
beforeAll(async () => {
  bench = file.use(await startBench());
  broker = await takeBroker(bench.logger, file);
});
afterAll(() => file.disposeAsync());

const GARBAGE = ['', '{', '\u0000\u0001', 'null', '42', '[]', '{"v":9,"jobId":"x"}'];

test('progress is heard after garbage', async () => {
  const heard: string[] = [];
  hearProgress(broker.trainer, { heard: (jobId) => heard.push(jobId) }, bench.logger);
  await broker.trainer.flush();
  const jobId = await queueJob(bench.pool);
  for (const garbage of GARBAGE) broker.worker.publish(SUBJECTS.progress(jobId), garbage);
  announceProgress(broker.worker, jobId, 7);
  await until(() => expect(heard).toEqual([jobId]));
});

test('heartbeats are heard after garbage', async () => {
  const slots = countWorkerSlots(broker.trainer, bench.logger);
  await broker.trainer.flush();
  for (const garbage of GARBAGE) broker.worker.publish(SUBJECTS.heartbeat, garbage);
  for (const worker of ['one', 'two'])
    broker.worker.publish(SUBJECTS.heartbeat, JSON.stringify({ v: MESSAGE_VERSION, worker, slots: 3 }));
  await until(() => expect(slots()).toBe(6));
});

test('cancellations are heeded after garbage, of their own job only', async () => {
  const [mine, other] = [new AbortController(), new AbortController()];
  const jobId = await queueJob(bench.pool);
  const running = new Map([
    [mine, jobId],
    [other, await queueJob(bench.pool)],
  ]);
  heedCancellations(broker.worker, running, bench.logger);
  await broker.worker.flush();
  for (const garbage of GARBAGE) broker.trainer.publish(SUBJECTS.cancel(jobId), garbage);
  announceCancellation(broker.trainer, jobId);
  await until(() => expect(mine.signal.aborted).toBe(true));
  expect(other.signal.aborted).toBe(false);
});
