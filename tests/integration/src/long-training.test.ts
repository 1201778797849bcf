import { startStack, startTraining, type TestListener, type TestStack, taughtTaste, testSongs } from '@curator/testkit';
import { Client } from 'pg';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';

/** With the ack wait that everybody has, 30 s: what is handed over much sooner was not waited for. */
let stack: TestStack;
let listener: TestListener;
let tasteId: string;
let database: Client;

beforeAll(async () => {
  stack = await startStack();
  listener = await stack.newListener();
  tasteId = await largeTaste();
  database = new Client({ connectionString: stack.platform.servers.databaseUrls.trainer });
  await database.connect();
});
afterAll(async () => {
  await database?.end();
  await stack?.[Symbol.asyncDispose]();
});

/** So many songs that their training takes seconds. */
async function largeTaste(): Promise<string> {
  const { client } = listener;
  const { likes, dislikes } = await taughtTaste(client);
  const songs = testSongs([
    { playlist: 'Many loud ones', count: 6_000, mood: 0.6 },
    { playlist: 'Many quiet ones', count: 6_000, mood: 0.4 },
  ]);
  await client.importFile(songs, { kind: 'LIBRARY', fileName: 'many.csv' });
  const find = 'query ($name: String!) { findPlaylists(nameOrId: $name) { matches { id } } }';
  const idOf = async (name: string) => {
    const { findPlaylists } = await client.run<{ findPlaylists: { matches: { id: string }[] } }>(find, { name });
    return findPlaylists.matches[0]?.id;
  };
  const create = 'mutation ($input: CreateTasteInput!) { createTaste(input: $input) { ... on Taste { id } } }';
  const { createTaste } = await client.run<{ createTaste: { id: string } }>(create, {
    input: {
      name: 'Many',
      likes: [likes, await idOf('Many loud ones')],
      dislikes: [dislikes, await idOf('Many quiet ones')],
    },
  });
  return createTaste.id;
}

const train = (seed: number) => startTraining(listener.client, tasteId, { grid: 'CURATOR_2021', seed });

interface HeldShard {
  shard: number;
  attempt: number;
}

async function heldShards(jobId: string): Promise<HeldShard[]> {
  const { rows } = await database.query<HeldShard>(
    `SELECT shard, attempt FROM shards WHERE job_id = $1 AND state = 'PENDING' AND leased_until > now()`,
    [jobId],
  );
  return rows;
}

/** The shards that workers compute just now, once there are some. */
function beingComputed(jobId: string): Promise<HeldShard[]> {
  const look = async () => {
    const held = await heldShards(jobId);
    expect(held).not.toEqual([]);
    return held;
  };
  return vi.waitFor(look, { timeout: 30_000, interval: 5 });
}

/** Milliseconds until nobody holds any of these attempts; of any where none are named. */
async function letGoAfterMs(jobId: string, attempts?: readonly HeldShard[]): Promise<number> {
  const began = performance.now();
  const isAsked = (one: HeldShard) =>
    attempts?.some(({ shard, attempt }) => shard === one.shard && attempt === one.attempt) ?? true;
  const look = async () => expect((await heldShards(jobId)).filter(isAsked)).toEqual([]);
  await vi.waitFor(look, { timeout: 40_000, interval: 10 });
  return performance.now() - began;
}

async function endOf(jobId: string): Promise<{ state: string; failures: number; models: number }> {
  const look = async () => {
    const { rows } = await database.query<{ state: string; failures: number; models: string }>(
      `SELECT state, (SELECT max(failures) FROM shards WHERE job_id = jobs.id) AS failures,
         (SELECT count(*) FROM models WHERE job_id = jobs.id) AS models FROM jobs WHERE id = $1`,
      [jobId],
    );
    const [job] = rows;
    if (!job || ['QUEUED', 'RUNNING'].includes(job.state)) throw new Error(`The job is ${job?.state}`);
    return { ...job, models: Number(job.models) };
  };
  return vi.waitFor(look, { timeout: 100_000, interval: 50 });
}

test('cancelling stops a running computation within 2 s', { timeout: 120_000 }, async () => {
  const cancel = 'mutation ($id: ID!) { cancelTraining(jobId: $id) { ... on TrainingJob { state } } }';
  const jobId = await train(1);
  await beingComputed(jobId);
  expect(await listener.client.run(cancel, { id: jobId })).toEqual({ cancelTraining: { state: 'CANCELLED' } });
  expect(await letGoAfterMs(jobId)).toBeLessThan(2_000);
  expect(await endOf(jobId)).toMatchObject({ state: 'CANCELLED', models: 0 });
});

test('workers that are told to stop hand over long before their leases would end', { timeout: 180_000 }, async () => {
  const jobId = await train(2);
  const held = await beingComputed(jobId);
  for (const [name, worker] of stack.platform.services) if (name.startsWith('worker')) worker.kill('SIGTERM');
  expect(await letGoAfterMs(jobId, held)).toBeLessThan(5_000);
  // The interruption is no failure, and the workers that are started again finish the job.
  expect(await endOf(jobId)).toEqual({ state: 'SUCCEEDED', failures: 0, models: 1 });
});
