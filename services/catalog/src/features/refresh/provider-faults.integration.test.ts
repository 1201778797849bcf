import { type Fault, fakeTracks } from '@curator/testkit';
import { afterEach, beforeEach, expect, test } from 'vitest';
import {
  bring,
  ended,
  type FeatureWorld,
  type FeatureWorldOptions,
  listenersOf,
  reaches,
  songOf,
  start,
  startFeatureWorld,
  startGood,
  WAIT,
} from '../../../test-support/feature-world.ts';
import { type SpotifyApp, startSpotifyApp } from '../../../test-support/spotify-app.ts';

let stack: AsyncDisposableStack;
beforeEach(() => {
  stack = new AsyncDisposableStack();
});
afterEach(() => stack.disposeAsync());

/** 80 songs that ReccoBeats knows, in a playlist of Ann's, and a runner: two calls. */
async function eightySongs(options: FeatureWorldOptions = {}, known = 80) {
  const world: FeatureWorld = stack.use(await startFeatureWorld(options));
  const { ann } = listenersOf(world.catalog);
  const tracks = fakeTracks(80);
  world.recco.addTracks(tracks.slice(0, known));
  const playlistId = await bring(
    ann,
    'songs.csv',
    tracks.map((track) => songOf(track)),
  );
  stack.use(world.startRunner());
  return { world, ann, playlistId, tracks };
}

/** A second is longer than any poll. */
const nothingMoreIsAsked = async (world: FeatureWorld, calls: number) => {
  const looks = () => world.catalog.pool.query('SELECT 1');
  for (let look = 0; look < 100; look += 1) await looks();
  expect(world.recco.requests).toHaveLength(calls);
};

test('too many calls: it waits for as long as it was told, says so, sleeps nowhere, and goes on where it was', async () => {
  const { world, ann, playlistId } = await eightySongs();
  world.recco.failNext({ status: 429, retryAfterSeconds: 3_600 });
  const { id } = await startGood(ann, { playlistId });
  const waiting = await reaches(ann, id, 'WAITING');
  expect(waiting).toMatchObject({ calls: 1, found: 0, waitingWhy: 'ReccoBeats asks for a pause: too many calls.' });
  const waitsMs = new Date(waiting.waitingUntil ?? 0).getTime() - world.now().getTime();
  expect(waitsMs).toBeGreaterThan(3_500_000);
  expect(waitsMs).toBeLessThanOrEqual(3_600_000);
  await nothingMoreIsAsked(world, 1);
  // Another one waits for the same provider, and what is known costs no wait.
  const other = await startGood(ann, { allMine: true });
  expect(await reaches(ann, other.id, 'WAITING')).toMatchObject({ calls: 0, waitingUntil: waiting.waitingUntil });
  world.goAhead(3_600_000);
  expect(await ended(ann, id)).toMatchObject({ state: 'SUCCEEDED', found: 80, waitingUntil: null, waitingWhy: null });
  expect(await ended(ann, other.id)).toMatchObject({ state: 'SUCCEEDED', found: 80 });
  expect(world.recco.requests.filter(({ status }) => status === 200)).toHaveLength(2);
});

test('a waiting refresh can be cancelled', async () => {
  const { world, ann, playlistId } = await eightySongs();
  world.recco.failNext({ status: 429, retryAfterSeconds: 86_400 });
  const { id } = await startGood(ann, { playlistId });
  await reaches(ann, id, 'WAITING');
  await ann.query('mutation ($id: ID!) { cancelFeatureRefresh(id: $id) { __typename } }', { id });
  expect(await ended(ann, id)).toMatchObject({ state: 'CANCELLED', waitingUntil: null });
});

test('a quota that is used up: it stops with the reason, what was found stays, and for a day nobody is asked', async () => {
  const { world, ann, playlistId, tracks } = await eightySongs();
  const last = new RegExp(tracks.at(-1)?.id ?? '');
  world.recco.failNext({ match: last, status: 429, body: '{"error":{"reason":"QUOTA_EXCEEDED"}}' });
  const { id } = await startGood(ann, { playlistId });
  expect(await ended(ann, id)).toMatchObject({
    ...{ state: 'FAILED', found: 40, skipped: 40, calls: 2 },
    problem: { code: 'QUOTA_EXCEEDED', message: "ReccoBeats says that this app's quota is used up." },
  });
  expect(await start(ann, { playlistId })).toMatchObject({
    code: 'NO_PROVIDER',
    message: expect.stringContaining('quota'),
  });
});

const FAULTS: [string, Fault, string][] = [
  ['a server error', { status: 503 }, 'ReccoBeats failed (503).'],
  ['a broken connection', { reset: true }, 'ReccoBeats cannot be reached.'],
  ['something that is not JSON', { body: '<html>' }, 'ReccoBeats sent something that is not JSON.'],
  ['JSON of another kind', { body: '[1]' }, 'ReccoBeats answered in a way that is not known here.'],
  [
    'songs that nobody asked for',
    { body: '{"content":[{"href":"https://open.spotify.com/track/xxxxxxxxxxxxxxxxxxxxxx","energy":0.5}]}' },
    'ReccoBeats answered something that was not asked for.',
  ],
  [
    'a body without an end',
    { body: `{"content":[${' '.repeat(2 * 1024 * 1024)}]}` },
    'ReccoBeats sent far more than an answer.',
  ],
  ['a way elsewhere', { status: 302, headers: { location: 'http://127.0.0.1:1/' } }, 'ReccoBeats failed (302).'],
];

test.each(FAULTS)('%s: it is tried again later, and nothing is taken for unknown', async (_name, fault, why) => {
  const { world, ann, playlistId } = await eightySongs();
  world.recco.failNext(fault);
  const { id } = await startGood(ann, { playlistId });
  expect(await reaches(ann, id, 'WAITING')).toMatchObject({ calls: 1, unknown: 0, waitingWhy: why });
  await nothingMoreIsAsked(world, 1);
  world.goAhead(60_000);
  expect(await ended(ann, id)).toMatchObject({ state: 'SUCCEEDED', found: 80, calls: 3 });
});

test('an answer that does not come is not waited for beyond its time', async () => {
  const { world, ann, playlistId } = await eightySongs({ timeoutMs: 200 });
  const answer = Promise.withResolvers<void>();
  stack.defer(() => answer.resolve());
  world.recco.failNext({ until: answer.promise });
  const { id } = await startGood(ann, { playlistId });
  expect(await reaches(ann, id, 'WAITING')).toMatchObject({ waitingWhy: 'ReccoBeats did not answer within 0.2 s.' });
  world.goAhead(60_000);
  expect(await ended(ann, id)).toMatchObject({ state: 'SUCCEEDED', found: 80 });
});

test('failures are bounded: after five in a row, in growing pauses, it fails with the reason, and can be started again', async () => {
  const { world, ann, playlistId } = await eightySongs();
  world.recco.failNext({ status: 500, times: 5 });
  const { id } = await startGood(ann, { playlistId });
  for (let failure = 1; failure <= 5; failure += 1) {
    await expect.poll(() => world.recco.requests.length, WAIT).toBe(failure);
    if (failure < 5) await reaches(ann, id, 'WAITING');
    world.goAhead(60_000);
  }
  expect(await ended(ann, id)).toMatchObject({
    ...{ state: 'FAILED', calls: 5, found: 0, skipped: 80 },
    problem: {
      code: 'PROVIDER_UNAVAILABLE',
      message: 'ReccoBeats failed (500). Start again later: what was found stays.',
    },
  });
  world.goAhead(60_000);
  const again = await startGood(ann, { playlistId });
  expect(await ended(ann, again.id)).toMatchObject({ state: 'SUCCEEDED', found: 80, calls: 2 });
});

test('ids that are refused are let be, not asked for time and again, and the others are found', async () => {
  const { world, ann, playlistId } = await eightySongs();
  world.recco.failNext({ status: 400 });
  const { id } = await startGood(ann, { playlistId });
  expect(await ended(ann, id)).toMatchObject({ state: 'SUCCEEDED', found: 40, unknown: 40, calls: 2 });
  const again = await startGood(ann, { playlistId });
  expect(await ended(ann, again.id)).toMatchObject({ calls: 0, unknown: 40 });
});

async function withSpotify(app: SpotifyApp, known: number) {
  stack.use(app);
  const made = await eightySongs({ others: [app.provider] }, known);
  app.spotify.addTracks(made.tracks.slice(0, 70));
  return made;
}
const featureCalls = ({ spotify }: SpotifyApp) => spotify.requests.filter(({ path }) => path === '/v1/audio-features');

test('Spotify is asked for what ReccoBeats does not know; its values say what they may not be used for', async () => {
  const app = await startSpotifyApp();
  const { world, ann, playlistId } = await withSpotify(app, 60);
  const { id } = await startGood(ann, { playlistId });
  expect(await ended(ann, id)).toMatchObject({ state: 'SUCCEEDED', found: 70, unknown: 10, calls: 3 });
  expect(featureCalls(app)).toHaveLength(1);
  const { rows } = await world.catalog.pool.query(
    `SELECT s.kind, count(*) FROM audio_features a JOIN sources s ON s.id = a.source_id WHERE a.complete GROUP BY 1 ORDER BY 1`,
  );
  expect(rows).toEqual([
    { kind: 'RECCOBEATS', count: 60 },
    { kind: 'SPOTIFY', count: 10 },
  ]);
});

test('a Spotify that does not answer this app: said once, then it is off, with the reason, until the service starts anew', async () => {
  const app = await startSpotifyApp({ extendedQuota: false });
  const { world, ann, playlistId } = await withSpotify(app, 60);
  const { id } = await startGood(ann, { playlistId });
  expect(await ended(ann, id)).toMatchObject({
    ...{ state: 'SUCCEEDED', found: 60, skipped: 20 },
    problem: { code: 'NOT_FOR_THIS_APP', message: 'Spotify does not give features to this app (403).' },
  });
  const again = await startGood(ann, { playlistId });
  expect(await ended(ann, again.id)).toMatchObject({ state: 'SUCCEEDED', unknown: 20, skipped: 0, problem: null });
  expect(featureCalls(app)).toHaveLength(1);
  const { featureRefreshPlan: plan } = await ann.query<{ featureRefreshPlan: { providers: object[] } }>(
    `query ($id: ID!) { featureRefreshPlan(of: { playlistId: $id }) { ... on FeatureRefreshPlan { providers { name calls unavailable } } } }`,
    { id: playlistId },
  );
  expect(plan.providers[1]).toEqual({
    ...{ name: 'spotify', calls: 0, unavailable: 'Spotify does not give features to this app (403).' },
  });
  await world.restart();
  const after = await startGood(ann, { playlistId });
  expect(await ended(ann, after.id)).toMatchObject({ problem: { code: 'NOT_FOR_THIS_APP' } });
  expect(featureCalls(app)).toHaveLength(2);
});

test('one provider that answers nobody here and no other: the refresh has failed', async () => {
  const app = stack.use(await startSpotifyApp({ extendedQuota: false }));
  const { ann, playlistId } = await eightySongs({ others: [app.provider], withoutReccoBeats: true });
  const { id } = await startGood(ann, { playlistId });
  expect(await ended(ann, id)).toMatchObject({ state: 'FAILED', skipped: 80, problem: { code: 'NOT_FOR_THIS_APP' } });
  expect(await start(ann, { playlistId })).toMatchObject({ code: 'NO_PROVIDER' });
});

test('credentials that Spotify does not accept are said to be so', async () => {
  const app = stack.use(await startSpotifyApp({ clientSecret: 'another' }));
  const { ann, playlistId } = await eightySongs({ others: [app.provider], withoutReccoBeats: true });
  const { id } = await startGood(ann, { playlistId });
  expect((await ended(ann, id)).problem?.message).toMatch(/SPOTIFY_CLIENT_SECRET/);
  expect(app.spotify.requests).toEqual([]);
});

test('a token that has ended is renewed without a word; one token serves many calls', async () => {
  const app = stack.use(await startSpotifyApp());
  const { ann, playlistId, tracks } = await eightySongs({
    others: [{ ...app.provider, batchSize: 20 }],
    withoutReccoBeats: true,
  });
  app.spotify.addTracks(tracks);
  const first = await startGood(ann, {
    playlistId: await bring(
      ann,
      'first.csv',
      tracks.slice(0, 40).map((track) => songOf(track)),
    ),
  });
  expect(await ended(ann, first.id)).toMatchObject({ state: 'SUCCEEDED', found: 40, calls: 2 });
  expect(app.tokens()).toBe(1);
  app.spotify.expireAccessTokens();
  const { id } = await startGood(ann, { playlistId });
  expect(await ended(ann, id)).toMatchObject({ state: 'SUCCEEDED', calls: 2, problem: null });
  expect(app.tokens()).toBe(2);
});
