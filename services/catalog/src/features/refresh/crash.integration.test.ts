import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fakeTracks } from '@curator/testkit';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { CatalogClient } from '../../../test-support/catalog-client.ts';
import {
  bring,
  ended,
  type FeatureWorld,
  listenersOf,
  read,
  songOf,
  startFeatureWorld,
  startGood,
  WAIT,
} from '../../../test-support/feature-world.ts';

let world: FeatureWorld;
let ann: CatalogClient;
let playlistId: string;
let stack: AsyncDisposableStack;
const tracks = fakeTracks(200);

beforeEach(async () => {
  stack = new AsyncDisposableStack();
  world = stack.use(await startFeatureWorld());
  ({ ann } = listenersOf(world.catalog));
  // One of ten is unknown.
  world.recco.addTracks(tracks.filter((_, index) => index % 10 > 0));
  playlistId = await bring(
    ann,
    'songs.csv',
    tracks.map((track) => songOf(track)),
  );
});
afterEach(() => stack.disposeAsync());

const WHOLE = { state: 'SUCCEEDED', songs: 200, done: 200, found: 180, unknown: 20 };
const askedTwice = () => {
  const ids = world.asked().flat();
  return ids.length - new Set(ids).size;
};

/** The service as it really runs, over the same database. */
function startService(): ChildProcess {
  const service = spawn(process.execPath, [new URL('../../main.ts', import.meta.url).pathname], {
    env: {
      ...{ PORT: '0', DATABASE_URL: world.catalog.databaseUrl, JWKS_URL: 'http://127.0.0.1:1/jwks' },
      ...{ FEATURE_PROVIDERS: 'reccobeats', RECCOBEATS_URL: world.recco.apiUrl, LOG_LEVEL: 'error' },
    },
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  stack.defer(async () => {
    if (service.exitCode !== null || service.signalCode !== null) return;
    service.kill('SIGKILL');
    await once(service, 'exit');
  });
  return service;
}

test('the process is killed in the middle: another one goes on, nothing is lost, and only the call in hand is made again', async () => {
  const held = Promise.withResolvers<void>();
  stack.defer(() => held.resolve());
  const { id } = await startGood(ann, { playlistId });
  const third = world.recco.onRequest(() => (world.recco.requests.length === 3 ? held.promise : undefined));
  const service = startService();
  await expect.poll(() => world.recco.requests.length, WAIT).toBe(3);
  service.kill('SIGKILL');
  await once(service, 'exit');
  held.resolve();
  third();
  expect(await read(ann, id)).toMatchObject({ state: 'RUNNING', done: 80, calls: 3 });
  stack.use(world.startRunner());
  expect(await ended(ann, id)).toMatchObject({ ...WHOLE, calls: 6 });
  expect(askedTwice()).toBe(40);
});

test('the process is told to stop in the middle: the answer in hand is written down, and nothing is asked twice', async () => {
  const held = Promise.withResolvers<void>();
  stack.defer(() => held.resolve());
  const { id } = await startGood(ann, { playlistId });
  world.recco.onRequest(() => (world.recco.requests.length === 3 ? held.promise : undefined));
  const service = startService();
  await expect.poll(() => world.recco.requests.length, WAIT).toBe(3);
  service.kill('SIGTERM');
  held.resolve();
  expect(await once(service, 'exit')).toEqual([0, null]);
  expect(await read(ann, id)).toMatchObject({ done: 120, calls: 3 });
  stack.use(world.startRunner());
  expect(await ended(ann, id)).toMatchObject({ ...WHOLE, calls: 5 });
  expect(askedTwice()).toBe(0);
});

test('two runners at once: one asks, and the other one takes over when it is gone', async () => {
  const first = world.startRunner();
  const second = world.startRunner();
  stack.use(second);
  const { id } = await startGood(ann, { playlistId });
  await expect.poll(() => world.recco.requests.length, WAIT).toBeGreaterThan(1);
  await first[Symbol.asyncDispose]();
  expect(await ended(ann, id)).toMatchObject({ ...WHOLE, calls: 5 });
  expect(askedTwice()).toBe(0);
});

test('the leader’s session is ended by the database: leadership is taken anew, and nothing is lost', async () => {
  stack.use(world.startRunner());
  stack.use(world.startRunner());
  const { id } = await startGood(ann, { playlistId });
  const END_SESSIONS = `
    SELECT pg_terminate_backend(l.pid) FROM pg_locks l JOIN pg_database d ON d.oid = l.database
    WHERE d.datname = current_database() AND l.locktype = 'advisory' AND l.objid = 727101 AND l.granted`;
  for (let end = 0; end < 3; end += 1) {
    await expect.poll(async () => (await world.catalog.pool.query(END_SESSIONS)).rowCount, WAIT).toBe(1);
  }
  expect(await ended(ann, id)).toMatchObject(WHOLE);
});

test('an import of the same listener that is under way is not disturbed: answers are kept, and given when it is in', async () => {
  const client = await world.catalog.pool.connect();
  try {
    await client.query('BEGIN');
    await client.query(
      `SELECT pg_advisory_xact_lock_shared(hashtext('recordings')), pg_advisory_xact_lock(hashtext('recordings of ann'))`,
    );
    const { id } = await startGood(ann, { playlistId });
    stack.use(world.startRunner());
    await expect.poll(() => world.recco.requests.length, WAIT).toBe(1);
    await expect.poll(async () => (await client.query('SELECT FROM feature_lookups')).rowCount, WAIT).toBe(40);
    expect(await read(ann, id)).toMatchObject({ done: 0, calls: 1 });
    await client.query('COMMIT');
    expect(await ended(ann, id)).toMatchObject({ ...WHOLE, calls: 5 });
    expect(askedTwice()).toBe(0);
  } finally {
    client.release();
  }
});

test('songs that go away while they are asked for do no harm', async () => {
  const held = Promise.withResolvers<void>();
  stack.defer(() => held.resolve());
  const { id } = await startGood(ann, { playlistId });
  world.recco.onRequest(() => (world.recco.requests.length === 2 ? held.promise : undefined));
  stack.use(world.startRunner());
  await expect.poll(() => world.recco.requests.length, WAIT).toBe(2);
  await ann.query('mutation ($id: ID!) { deletePlaylist(id: $id) { __typename } }', { id: playlistId });
  held.resolve();
  expect(await ended(ann, id)).toMatchObject({ state: 'SUCCEEDED', done: 200 });
  expect((await world.catalog.pool.query('SELECT FROM tracks')).rowCount).toBe(0);
  expect((await world.catalog.pool.query('SELECT FROM audio_features')).rowCount).toBe(0);
});

test('a provider that is not configured any more leaves no refresh open', async () => {
  const { id } = await startGood(ann, { playlistId });
  await world.catalog.pool.query(`UPDATE feature_refresh_songs SET provider = 'gone'`);
  await world.restart();
  expect(await read(ann, id)).toMatchObject({
    ...{
      state: 'FAILED',
      skipped: 200,
      problem: { code: 'PROVIDER_UNAVAILABLE', message: 'gone is not asked any more.' },
    },
  });
});
