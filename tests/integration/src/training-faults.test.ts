import { startStack, startTraining, type TestListener, type TestStack, taughtTaste, testSongs } from '@curator/testkit';
import { afterAll, beforeAll, expect, test } from 'vitest';

/** Small, so that a test sees what happens after it. */
const ACK_WAIT_MS = 2_000;
let stack: TestStack;
let listener: TestListener;
let tasteId: string;

beforeAll(async () => {
  stack = await startStack({ env: { trainer: { ACK_WAIT_MS: String(ACK_WAIT_MS) } } });
  const operator = await stack.newOperator();
  const songs = testSongs([{ playlist: 'Shared', count: 300, mood: 0.5 }]);
  await operator.client.importFile(songs, { kind: 'CATALOGUE', replace: '1', fileName: 'shared.csv' });
  listener = await stack.newListener();
  // So many that a training of the large grid can be met in the middle.
  ({ tasteId } = await taughtTaste(listener.client, 2_000));
});

afterAll(() => stack?.[Symbol.asyncDispose]());

interface Progress {
  state: string;
  cellsDone: number;
  cellsTotal: number;
  fromRevision: number;
  revision: number;
  job: { failure: string | null; model: { chosen: object; importances: object[] } | null };
}

const WATCH = `subscription ($jobId: ID!) {
  trainingProgress(jobId: $jobId) {
    state cellsDone cellsTotal fromRevision revision
    job { failure model { chosen { nEstimators maxFeatures minSamplesLeaf rocAuc } importances { feature importance } } }
  }
}`;

/** Trains to the end; `meanwhile` is called once, when some but not all combinations are done. */
async function train(meanwhile: () => unknown = () => {}, options: Record<string, unknown> = {}): Promise<Progress> {
  const jobId = await startTraining(listener.client, tasteId, options);
  let done = false;
  let last: Progress | undefined;
  for await (const { trainingProgress } of listener.client.subscribe<{ trainingProgress: Progress }>(WATCH, {
    jobId,
  })) {
    last = trainingProgress;
    if (done || last.cellsDone === 0 || last.cellsDone === last.cellsTotal) continue;
    done = true;
    await meanwhile();
  }
  if (!last) throw new Error('No progress came');
  return last;
}

const long = { grid: 'CURATOR_2021' };
const workers = () => [...stack.platform.services.values()].filter(({ name }) => name.startsWith('worker'));

test('a job whose workers are all killed in the middle ends all the same, with the same model', async () => {
  const undisturbed = await train(undefined, long);
  const disturbed = await train(() => {
    for (const worker of workers()) worker.kill('SIGKILL');
  }, long);
  expect(disturbed.state).toBe('SUCCEEDED');
  expect(disturbed.job.model).toEqual(undisturbed.job.model);
});

test('workers that are told to stop in the middle hand their shards over, and the job ends', async () => {
  let stopped = false;
  const ended = await train(() => {
    stopped = true;
    for (const worker of workers()) worker.kill('SIGTERM');
  }, long);
  expect({ stopped, state: ended.state }).toEqual({ stopped: true, state: 'SUCCEEDED' });
});

test('a trainer that is killed in the middle loses nothing: who watches subscribes again', async () => {
  const jobId = await startTraining(listener.client, tasteId, long);
  const trainer = stack.platform.services.get('trainer');
  const broken = async () => {
    for await (const event of listener.client.subscribe<{ trainingProgress: Progress }>(WATCH, { jobId })) {
      if (event.trainingProgress.cellsDone > 0) trainer?.kill('SIGKILL');
    }
  };
  await expect(broken()).rejects.toMatchObject({ code: 'SERVICE_UNAVAILABLE' });
  expect(await endOf(jobId)).toMatchObject({ state: 'SUCCEEDED' });
});

/** As a client that subscribes again until the training has ended. */
async function endOf(jobId: string): Promise<Progress> {
  for (;;) {
    try {
      let last: Progress | undefined;
      for await (const event of listener.client.subscribe<{ trainingProgress: Progress }>(WATCH, { jobId }))
        last = event.trainingProgress;
      if (last && last.state !== 'RUNNING' && last.state !== 'QUEUED') return last;
    } catch {
      await new Promise((resolve) => setTimeout(resolve, 100)); // a client's pause between two tries
    }
  }
}

test('a training that is cancelled ends as cancelled, and leaves no model', async () => {
  const cancel = 'mutation ($id: ID!) { cancelTraining(jobId: $id) { ... on TrainingJob { state } } }';
  const jobId = await startTraining(listener.client, tasteId, { ...long, seed: 9 });
  expect(await listener.client.run(cancel, { id: jobId })).toEqual({ cancelTraining: { state: 'CANCELLED' } });
  expect(await endOf(jobId)).toMatchObject({ state: 'CANCELLED', job: { model: null } });
  // One that has ended stays as it is.
  expect(await listener.client.run(cancel, { id: jobId })).toEqual({ cancelTraining: { state: 'CANCELLED' } });
});

test('many calls with one key make one job', async () => {
  const ids = await Promise.all(
    Array.from({ length: 20 }, () => startTraining(listener.client, tasteId, { idempotencyKey: 'once' })),
  );
  expect(new Set(ids).size).toBe(1);
  await endOf(ids[0] ?? '');
});

test('the same data, options and seed give the same model; another seed another one', async () => {
  const [first, second, other] = [await train(), await train(), await train(undefined, { seed: 2 })];
  expect(second.job.model).toEqual(first.job.model);
  expect(other.job.model).not.toEqual(first.job.model);
});
