import { fakeTrack, fakeTracks } from '@curator/testkit';
import { createClient } from 'graphql-ws';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { type CatalogClient, catalogClient } from '../../../test-support/catalog-client.ts';
import {
  bring,
  ended,
  type FeatureWorld,
  listenersOf,
  measuredSongOf,
  REFRESH,
  type RefreshView,
  read,
  receiptsOf,
  songOf,
  start,
  startFeatureWorld,
  startGood,
} from '../../../test-support/feature-world.ts';

let world: FeatureWorld;
let ann: CatalogClient;
let bob: CatalogClient;
let operator: CatalogClient;
let runner: AsyncDisposable;
let songs = 0;

/** Songs that no other test has. */
const fresh = (count: number) => {
  songs += count;
  return fakeTracks(count, 1_000 + songs - count);
};

beforeAll(async () => {
  world = await startFeatureWorld();
  ({ ann, bob, operator } = listenersOf(world.catalog));
});
beforeEach(() => {
  world.recco.requests.length = 0;
  runner = world.startRunner();
});
afterEach(() => runner[Symbol.asyncDispose]());
afterAll(() => world[Symbol.asyncDispose]());

const PLAN = `query ($of: FeatureRefreshTarget!) { featureRefreshPlan(of: $of) {
  ... on FeatureRefreshPlan {
    songs withoutId alreadyFound knownUnknown askable calls seconds expectedFound basis
    providers { name kind licence mayTrain songs calibrationSongs calls seconds unavailable }
  }
  ... on FeatureRefreshProblem { code message }
} }`;
const plan = async (client: CatalogClient, of: Record<string, unknown>) =>
  (await client.query<{ featureRefreshPlan: Record<string, unknown> }>(PLAN, { of })).featureRefreshPlan;

test('a plan says what it costs and brings, without a call; the refresh then costs that, and brings what is known', async () => {
  const known = fresh(50);
  const unknown = fakeTrack(9_001);
  world.recco.addTracks(known);
  const playlistId = await bring(ann, 'plan.csv', [
    ...[...known, unknown].map((track) => songOf(track)),
    { ...songOf(fakeTrack(9_002)), spotifyId: '' },
  ]);
  expect(await plan(ann, { playlistId })).toEqual({
    ...{
      songs: 52,
      withoutId: 1,
      alreadyFound: 0,
      knownUnknown: 0,
      askable: 51,
      calls: 2,
      seconds: 1,
      expectedFound: 31,
    },
    basis:
      'ReccoBeats knew 60 % of the songs of one real playlist that it was tried on. It may be quite different here.',
    providers: [
      expect.objectContaining({
        name: 'reccobeats',
        kind: 'RECCOBEATS',
        mayTrain: true,
        songs: 51,
        calls: 2,
        unavailable: null,
      }),
    ],
  });
  expect(world.asked()).toEqual([]);

  const { id } = await startGood(ann, { playlistId });
  expect(await ended(ann, id)).toMatchObject({
    ...{
      state: 'SUCCEEDED',
      songs: 51,
      done: 51,
      found: 50,
      unknown: 1,
      incomplete: 0,
      skipped: 0,
      calls: 2,
      problem: null,
    },
  });
  expect(world.asked().map((ids) => ids.length)).toEqual([40, 11]);
  expect(await plan(ann, { playlistId })).toMatchObject({
    songs: 2,
    knownUnknown: 1,
    askable: 0,
    calls: 0,
    seconds: 0,
  });

  const receipts = await receiptsOf(ann, playlistId);
  const [first] = known;
  expect(receipts.get(first?.name ?? '')).toEqual(
    [
      {
        ...{
          energy: Math.fround(first?.features?.energy ?? 0),
          tempo: Math.fround(first?.features?.tempo ?? 0),
          chosen: true,
        },
        reason: 'It counts: it has all nine features, and it is the only measurement of this song.',
        receipt: {
          ...{ source: 'reccobeats.com/audio-features', kind: 'RECCOBEATS', confidence: null, mayTrain: true },
          ...{ licence: expect.stringContaining('ReccoBeats'), measuredAt: expect.any(String) },
        },
      },
    ].map((row) => ({ ...row, energy: expect.closeTo(row.energy, 5), tempo: expect.closeTo(row.tempo, 3) })),
  );
  expect(receipts.get(unknown.name)).toEqual([]);
});

test('missing is missing: what a provider lacks stays null, is not asked for again, and the song is incomplete', async () => {
  const [track] = fresh(1);
  if (!track?.features) throw new Error('The played music has features');
  world.recco.addTracks([{ ...track, features: { ...track.features, tempo: 0, energy: 7 } }]);
  const playlistId = await bring(ann, 'lacking.csv', [songOf(track)]);
  const { id } = await startGood(ann, { playlistId });
  expect(await ended(ann, id)).toMatchObject({ state: 'SUCCEEDED', found: 0, incomplete: 1 });
  const [receipt] = (await receiptsOf(ann, playlistId)).get(track.name) ?? [];
  expect(receipt).toMatchObject({
    tempo: null,
    energy: null,
    reason: expect.stringContaining('nothing has all nine features'),
  });
  const again = await startGood(ann, { playlistId });
  expect(await ended(ann, again.id)).toMatchObject({ incomplete: 1, calls: 0 });
  expect(world.asked()).toHaveLength(1);
});

test('progress is told by revision, from the row as it is to its end', async () => {
  const tracks = fresh(100);
  world.recco.addTracks(tracks);
  const playlistId = await bring(
    ann,
    'watched.csv',
    tracks.map((track) => songOf(track)),
  );
  const { id } = await startGood(ann, { playlistId });
  const socket = createClient({
    url: `${ann.url.replace('http', 'ws')}/graphql`,
    ...{ webSocketImpl: WebSocket, retryAttempts: 0, connectionParams: { token: ann.token.replace('Bearer ', '') } },
  });
  const events: RefreshView[] = [];
  const query = `subscription ($id: ID!) { featureRefreshProgress(id: $id) { ${REFRESH} } }`;
  type Event = { featureRefreshProgress: RefreshView };
  for await (const { data } of socket.iterate<Event>({ query, variables: { id } }))
    if (data) events.push(data.featureRefreshProgress);
  await socket.dispose();
  const revisions = events.map(({ revision }) => revision);
  expect(revisions).toEqual([...new Set(revisions)].sort((a, b) => a - b));
  expect(events.at(-1)).toMatchObject({ state: 'SUCCEEDED', done: 100, songs: 100, calls: 3 });
});

test('the same key is the same refresh, however often it is sent, and no other one', async () => {
  const playlistId = await bring(
    ann,
    'key.csv',
    fresh(2).map((track) => songOf(track)),
  );
  const answers = await Promise.all(Array.from({ length: 10 }, () => start(ann, { playlistId }, 'same')));
  expect(new Set(answers.map(({ refresh }) => refresh?.id)).size).toBe(1);
  expect(await start(ann, { allMine: true }, 'same')).toMatchObject({ code: 'INVALID_INPUT' });
  await ended(ann, answers[0]?.refresh?.id ?? '');
});

test('cancelled, it ends at once, what was found stays, and the call under way is heard out for the next one', async () => {
  const tracks = fresh(80);
  world.recco.addTracks(tracks);
  const playlistId = await bring(
    ann,
    'cancel.csv',
    tracks.map((track) => songOf(track)),
  );
  const answer = Promise.withResolvers<void>();
  world.recco.failNext({ match: /ids/, times: 1, until: answer.promise });
  const { id } = await startGood(ann, { playlistId });
  await expect.poll(() => world.asked().length).toBe(1);
  const document = `mutation ($id: ID!) { cancelFeatureRefresh(id: $id) { ... on CancelledFeatureRefresh { refresh { state } } ... on FeatureRefreshProblem { code } } }`;
  expect(await ann.query(document, { id })).toEqual({ cancelFeatureRefresh: { refresh: { state: 'CANCELLED' } } });
  answer.resolve();
  expect(await ann.query(document, { id })).toEqual({ cancelFeatureRefresh: { code: 'NOT_RUNNING' } });
  expect(await bob.query(document, { id })).toEqual({ cancelFeatureRefresh: { code: 'NOT_FOUND' } });
  await expect
    .poll(
      async () =>
        (await world.catalog.pool.query(`SELECT FROM feature_lookups WHERE spotify_id = $1`, [tracks[0]?.id])).rowCount,
    )
    .toBe(1);
  expect(await read(ann, id)).toMatchObject({ state: 'CANCELLED', found: 0, calls: 1 });
  const next = await startGood(ann, { playlistId });
  expect(await ended(ann, next.id)).toMatchObject({ state: 'SUCCEEDED', found: 80, calls: 1 });
  expect(new Set(world.asked().flat()).size).toBe(world.asked().flat().length);
});

test('what a listener’s refresh found is that listener’s; the next one who asks gets it without a call', async () => {
  const tracks = fresh(5);
  world.recco.addTracks(tracks);
  const file = tracks.map((track) => songOf(track));
  const [anns, bobs] = [await bring(ann, 'hers.csv', file), await bring(bob, 'his.csv', file)];
  const { id } = await startGood(ann, { playlistId: anns });
  await ended(ann, id);
  expect([...(await receiptsOf(bob, bobs)).values()].flat()).toEqual([]);
  expect(await bob.query(`query ($id: ID!) { featureRefresh(id: $id) { id } }`, { id })).toEqual({
    featureRefresh: null,
  });
  expect(await start(bob, { playlistId: anns })).toMatchObject({ code: 'NOT_FOUND' });
  expect(await plan(bob, { playlistId: bobs })).toMatchObject({
    songs: 5,
    alreadyFound: 5,
    askable: 0,
    calls: 0,
    expectedFound: 5,
  });
  const his = await startGood(bob, { playlistId: bobs });
  expect(await ended(bob, his.id)).toMatchObject({ state: 'SUCCEEDED', found: 5, calls: 0 });
  expect([...(await receiptsOf(bob, bobs)).values()].flat()).toHaveLength(5);
  expect(world.asked()).toHaveLength(1);
  const { rows } = await world.catalog.pool.query(
    `SELECT DISTINCT t.owner, s.owner AS source FROM audio_features a JOIN tracks t ON t.id = a.track_id JOIN sources s ON s.id = a.source_id
     WHERE s.kind = 'RECCOBEATS' AND t.owner <> s.owner`,
  );
  expect(rows).toEqual([]);
});

test('the catalogue’s songs are for operators; what they get is shared, and told to those who keep copies', async () => {
  const tracks = fresh(3);
  world.recco.addTracks(tracks);
  const shared = await bring(
    operator,
    'shared.csv',
    tracks.map((track) => songOf(track)),
    { kind: 'CATALOGUE' },
  );
  expect(await start(ann, { playlistId: shared })).toMatchObject({ code: 'NOT_YOURS' });
  expect(await start(ann, { catalogue: true })).toMatchObject({ code: 'NOT_YOURS' });
  expect(await start(ann, { allMine: true, catalogue: true })).toMatchObject({ code: 'INVALID_INPUT' });
  expect(await start(ann, {})).toMatchObject({ code: 'INVALID_INPUT' });
  const version = async () =>
    (await ann.query<{ catalogue: { version: number } }>('{ catalogue { version } }')).catalogue.version;
  const before = await version();
  const { id } = await startGood(operator, { catalogue: true });
  expect(await ended(operator, id)).toMatchObject({ state: 'SUCCEEDED', found: 3 });
  expect(await version()).toBe(before + 1);
  expect([...(await receiptsOf(ann, shared)).values()].flat()).toHaveLength(3);
  const changed = await world.catalog.pool.query(
    `SELECT FROM tracks WHERE owner = '' AND changed_in >= (SELECT max(changed_in) FROM tracks)`,
  );
  expect(changed.rowCount).toBe(3);
});

test('without library:write nothing is started or cancelled', async () => {
  const reader = catalogClient(world.catalog, 'ann', ['library:read']);
  for (const mutation of [
    'startFeatureRefresh(input: { of: { allMine: true }, idempotencyKey: "x" }) { __typename }',
    'cancelFeatureRefresh(id: "x") { __typename }',
  ])
    expect((await reader.ask(`mutation { ${mutation} }`)).errors?.[0]?.extensions?.code).toBe('FORBIDDEN');
});

test('a refresh of songs that lack nothing ends at once; refreshes that are open are limited', async () => {
  const playlistId = await bring(
    bob,
    'whole.csv',
    fresh(1).map((track) => measuredSongOf(track)),
  );
  const { id } = await startGood(bob, { playlistId });
  expect(await ended(bob, id)).toMatchObject({ state: 'SUCCEEDED', songs: 0, calls: 0 });
  await runner[Symbol.asyncDispose]();
  const mine = await bring(
    bob,
    'many.csv',
    fresh(1).map((track) => songOf(track)),
  );
  const all = [];
  for (let number = 0; number < 6; number += 1) all.push(await start(bob, { playlistId: mine }));
  expect(all.map(({ code }) => code)).toEqual([...Array(5).fill(undefined), 'TOO_MANY_REFRESHES']);
  runner = world.startRunner();
  for (const { refresh } of all) if (refresh) await ended(bob, refresh.id);
  expect(world.asked()).toHaveLength(1);
});

test('one listener’s thousand songs do not hold up another’s ten', async () => {
  await runner[Symbol.asyncDispose]();
  const many = fresh(400);
  const few = fresh(10);
  world.recco.addTracks([...many, ...few]);
  const hers = await startGood(ann, {
    playlistId: await bring(
      ann,
      'much.csv',
      many.map((track) => songOf(track)),
    ),
  });
  const his = await startGood(bob, {
    playlistId: await bring(
      bob,
      'little.csv',
      few.map((track) => songOf(track)),
    ),
  });
  runner = world.startRunner();
  await ended(ann, hers.id);
  await ended(bob, his.id);
  const turn = world.asked().findIndex((ids) => ids.length === 10);
  expect(turn).toBeLessThanOrEqual(1);
  expect(world.asked()).toHaveLength(11);
});
