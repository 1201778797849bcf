import { execa } from 'execa';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { jobRow, queueJob, shardRows, startBench, type TrainerBench } from '../../test-support/trainer-bench.ts';
import { takeLease } from '../worker/lease.ts';
import { failShard, MAX_FAILURES } from '../worker/results.ts';

let bench: TrainerBench;
beforeAll(async () => {
  bench = await startBench();
});
afterAll(() => bench?.[Symbol.asyncDispose]());

const PROGRAM = new URL('./jobs.ts', import.meta.url).pathname;

/** The command as an operator types it. */
const jobs = (...args: string[]) => jobsWith({}, args);

async function jobsWith(more: Record<string, string>, args: readonly string[]) {
  const { natsUrl, natsUser, natsPassword } = inject('servers');
  const env = { DATABASE_URL: bench.url, NATS_URL: natsUrl, NATS_USER: natsUser, NATS_PASSWORD: natsPassword, ...more };
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== undefined));
  const { stdout, stderr, exitCode } = await execa(process.execPath, [PROGRAM, ...args], { env: given, reject: false });
  return { stdout, stderr, exitCode };
}

async function failedJob(owner: string): Promise<string> {
  const jobId = await queueJob(bench.pool, { owner });
  for (let failure = 0; failure < MAX_FAILURES; failure += 1) {
    const lease = await takeLease(bench.pool, { jobId, shard: 0 }, 'worker', 60_000);
    if (!('attempt' in lease)) throw new Error('No lease');
    await failShard(bench.pool, lease, 'it is\npoison');
  }
  return jobId;
}

test('lists what is open, or what is asked for, and says so where there is nothing', async () => {
  const [open, failed] = [await queueJob(bench.pool, { owner: 'list' }), await failedJob('list')];
  const listed = await jobs('list', '--owner', 'list');
  expect(listed).toMatchObject({ exitCode: 0, stderr: '' });
  expect(listed.stdout.split('\n')).toHaveLength(2);
  expect(listed.stdout).toMatch(new RegExp(`${open} +QUEUED +list +STANDARD +60 +0/2 +1 +0 +0 +20`));
  const asJson = JSON.parse((await jobs('list', '--owner', 'list', '--state', 'failed', '--json')).stdout);
  expect(asJson).toMatchObject([{ id: failed, state: 'FAILED', failures: MAX_FAILURES }]);
  expect((await jobs('list', '--owner', 'nobody')).stdout).toBe('No trainings.');
});

test('shows one with its shards, and what went wrong on one line', async () => {
  const { stdout } = await jobs('show', await failedJob('show'));
  expect(stdout).toMatch(/^state +FAILED$/m);
  expect(stdout).toMatch(/SEARCH +PENDING +2 +3 +3 +0 +worker +- +it is poison$/m);
});

test('queues failed ones again, and says which cannot be', async () => {
  const [failed, open] = [await failedJob('requeue'), await queueJob(bench.pool, { owner: 'requeue' })];
  const both = await jobs('requeue', failed, open);
  expect(both).toMatchObject({ exitCode: 1, stdout: '' });
  expect(both.stderr).toContain(`${failed}  queued again`);
  expect(both.stderr).toContain(`${open}  Only a training that has failed can be queued again; this one is queued.`);
  expect(await jobRow(bench.pool, failed)).toMatchObject({ state: 'QUEUED', failure: null });
  expect(await shardRows(bench.pool, failed)).toMatchObject([{ failures: 0, last_error: null }]);
});

test('cancels, once', async () => {
  const jobId = await queueJob(bench.pool, { owner: 'cancel' });
  expect(await jobs('cancel', jobId)).toMatchObject({ exitCode: 0, stdout: `${jobId}  cancelled` });
  expect(await jobRow(bench.pool, jobId)).toMatchObject({ state: 'CANCELLED' });
  expect(await jobs('cancel', jobId)).toMatchObject({ exitCode: 1, stderr: expect.stringContaining('has not ended') });
});

test('cancels with NATS away, and says what that means', async () => {
  const jobId = await queueJob(bench.pool, { owner: 'away' });
  const cancelled = await jobsWith({ NATS_URL: 'nats://127.0.0.1:9' }, ['cancel', jobId]);
  expect(cancelled).toMatchObject({ exitCode: 0, stdout: `${jobId}  cancelled` });
  expect(cancelled.stderr).toMatch(/^NATS does not answer: workers and watchers hear of it when/);
  expect(await jobRow(bench.pool, jobId)).toMatchObject({ state: 'CANCELLED' });
});

test.each([
  [['dance'], /There is no command "dance"/],
  [['list', '--state', 'lost'], /There is no state "lost"/],
  [['list', '--limit', '0'], /--limit takes a whole number/],
  [['show'], /show takes the id of one training/],
  [['cancel', 'me'], /"me" is not the id of a training/],
  [['requeue'], /requeue takes the ids/],
  [['list', '--tall'], /--tall/],
])('%j is refused, saying why', async (args, message) => {
  const { exitCode, stderr } = await jobs(...args);
  expect(exitCode).toBe(2);
  expect(stderr).toMatch(message);
});

test('without a word it explains itself', async () => {
  expect((await jobs()).stdout).toContain('requeue ID ...');
});
