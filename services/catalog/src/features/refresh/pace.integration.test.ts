import { fakeTracks } from '@curator/testkit';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  bring,
  ended,
  type FeatureWorld,
  listenersOf,
  songOf,
  startFeatureWorld,
  startGood,
} from '../../../test-support/feature-world.ts';
import { type SpotifyApp, startSpotifyApp } from '../../../test-support/spotify-app.ts';
import { DAY_MS } from '../providers/feature-provider.ts';
import { forgetOld } from './end-refreshes.ts';

const PACE_MS = 200;
let app: SpotifyApp;
let world: FeatureWorld;

beforeAll(async () => {
  app = await startSpotifyApp();
  world = await startFeatureWorld({ paceMs: PACE_MS, batchSize: 10, others: [app.provider] });
});
afterAll(async () => {
  await world[Symbol.asyncDispose]();
  await app[Symbol.asyncDispose]();
});

test('the pace of a provider is kept across refreshes, listeners and restarts of the runner', async () => {
  const times: number[] = [];
  world.recco.onRequest(() => void times.push(performance.now()));
  const { ann, bob } = listenersOf(world.catalog);
  const tracks = fakeTracks(40);
  world.recco.addTracks(tracks.slice(0, 30));
  app.spotify.addTracks(tracks.slice(30));
  const [hers, his] = [tracks.slice(0, 20), tracks.slice(20)].map((part) => part.map((track) => songOf(track)));
  const first = await startGood(ann, { playlistId: await bring(ann, 'hers.csv', hers ?? []) });
  const second = await startGood(bob, { playlistId: await bring(bob, 'his.csv', his ?? []) });
  const runner = world.startRunner();
  await expect.poll(() => times.length, { timeout: 10_000, interval: 5 }).toBe(2);
  await runner[Symbol.asyncDispose]();
  await using _next = world.startRunner();
  expect(await ended(ann, first.id)).toMatchObject({ state: 'SUCCEEDED', found: 20 });
  expect(await ended(bob, second.id)).toMatchObject({ state: 'SUCCEEDED', found: 20 });
  expect(times).toHaveLength(4);
  // From when a call was begun to when the next one was; they arrive a little later, one more so than the other.
  const gaps = times.slice(1).map((time, index) => time - (times[index] ?? 0));
  for (const gap of gaps) expect(gap).toBeGreaterThan(PACE_MS * 0.75);
});

test('what Spotify said is not kept for others for longer than 30 days; what is unknown, and old refreshes for 90', async () => {
  const { pool } = world.catalog;
  const lookups = async () =>
    (await pool.query(`SELECT provider, outcome, count(*) FROM feature_lookups GROUP BY 1, 2 ORDER BY 1, 2`)).rows;
  const kept = [
    { provider: 'reccobeats', outcome: 'FOUND', count: 30 },
    { provider: 'reccobeats', outcome: 'UNKNOWN', count: 10 },
  ];
  const before = await lookups();
  expect(before).toEqual([...kept, { provider: 'spotify', outcome: 'FOUND', count: 10 }]);
  await forgetOld(pool, new Date(Date.now() + 29 * DAY_MS));
  expect(await lookups()).toEqual(before);
  await forgetOld(pool, new Date(Date.now() + 31 * DAY_MS));
  expect(await lookups()).toEqual(kept);
  const refreshes = async () => (await pool.query('SELECT FROM feature_refreshes')).rowCount;
  expect(await refreshes()).toBe(2);
  await forgetOld(pool, new Date(Date.now() + 91 * DAY_MS));
  expect(await refreshes()).toBe(0);
  expect((await pool.query('SELECT FROM feature_refresh_songs')).rowCount).toBe(0);
});
