import { fakeTrack, fakeTracks } from '@curator/testkit';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { CatalogClient } from '../../test-support/catalog-client.ts';
import {
  bring,
  ended,
  type FeatureWorld,
  listenersOf,
  songOf,
  startFeatureWorld,
  startGood,
} from '../../test-support/feature-world.ts';
import { DAY_MS } from './providers/feature-provider.ts';
import { planRefresh } from './refresh/refresh-plan.ts';

let world: FeatureWorld;
let ann: CatalogClient;
let bob: CatalogClient;
const unknown = fakeTracks(45);

beforeAll(async () => {
  world = await startFeatureWorld();
  ({ ann, bob } = listenersOf(world.catalog));
});
beforeEach(() => {
  world.recco.requests.length = 0;
});
afterAll(() => world[Symbol.asyncDispose]());

test('what is known to be unknown is never asked for again: by nobody, in no playlist, after no restart', async () => {
  await using first = world.startRunner();
  const file = unknown.map((track) => songOf(track));
  const { id } = await startGood(ann, { playlistId: await bring(ann, 'anns.csv', file) });
  expect(await ended(ann, id)).toMatchObject({ state: 'SUCCEEDED', unknown: 45, calls: 2 });
  const bobs = await bring(bob, 'bobs.csv', [...file, songOf(fakeTrack(999))]);
  for (const [client, of] of [
    [ann, { allMine: true }],
    [bob, { playlistId: bobs }],
    [bob, { allMine: true }],
  ] as const)
    expect(await ended(client, (await startGood(client, of)).id)).toMatchObject({ state: 'SUCCEEDED' });
  await first[Symbol.asyncDispose]();
  await world.restart();
  await using _second = world.startRunner();
  expect(await ended(bob, (await startGood(bob, { allMine: true })).id)).toMatchObject({ unknown: 46, calls: 0 });
  const asked = world.asked();
  expect(asked.map((ids) => ids.length)).toEqual([40, 5, 1]);
  expect(new Set(asked.flat()).size).toBe(46);
});

test('after 90 days it is asked for again, and not a day before', async () => {
  const target = { owner: 'ann', playlistId: null };
  const { inOrder } = world.providers;
  const planIn = (days: number) =>
    planRefresh(world.catalog.pool, target, inOrder, new Date(Date.now() + days * DAY_MS));
  expect(await planIn(89)).toMatchObject({ knownUnknown: 45, askable: 0, calls: 0 });
  expect(await planIn(91)).toMatchObject({ knownUnknown: 0, askable: 45, calls: 2 });
  world.goAhead(91 * DAY_MS);
  world.recco.addTracks(unknown);
  await using _runner = world.startRunner();
  expect(await ended(ann, (await startGood(ann, { allMine: true })).id)).toMatchObject({ found: 45, calls: 2 });
});

test('experience of a hundred songs and more says how many may be found', async () => {
  const { pool } = world.catalog;
  await pool.query(`
    INSERT INTO feature_lookups (provider, spotify_id, asked_at, outcome)
    SELECT 'reccobeats', 'x' || n, now(), 'UNKNOWN' FROM generate_series(1, 135) n`);
  const songs = fakeTracks(100, 5_000).map((track) => songOf(track));
  const playlistId = await bring(bob, 'more.csv', songs);
  expect(await planRefresh(pool, { owner: 'bob', playlistId }, world.providers.inOrder, new Date())).toMatchObject({
    expectedFound: 25,
    basis: expect.stringContaining('reccobeats knew 25 % of the 181 songs it was asked for here.'),
  });
});
