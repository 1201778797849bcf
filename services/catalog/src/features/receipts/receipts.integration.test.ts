import { fakeTrack } from '@curator/testkit';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import type { CatalogClient } from '../../../test-support/catalog-client.ts';
import { emptyCatalog } from '../../../test-support/empty-catalog.ts';
import {
  bring,
  ended,
  type FeatureWorld,
  listenersOf,
  measuredSongOf,
  type ReceiptView,
  receiptsOf,
  songOf,
  startFeatureWorld,
  startGood,
} from '../../../test-support/feature-world.ts';
import { type SpotifyApp, startSpotifyApp } from '../../../test-support/spotify-app.ts';
import { registerProviders } from '../register-providers.ts';

let app: SpotifyApp;
let world: FeatureWorld;
let ann: CatalogClient;
let bob: CatalogClient;
let operator: CatalogClient;
let runner: AsyncDisposable;

const song = fakeTrack(1);

beforeAll(async () => {
  app = await startSpotifyApp();
  app.spotify.addTracks([song]);
  world = await startFeatureWorld({ others: [app.provider] });
  ({ ann, bob, operator } = listenersOf(world.catalog));
});
beforeEach(async () => {
  await emptyCatalog(world.catalog.pool);
  await world.catalog.pool.query('TRUNCATE feature_lookups');
  runner = world.startRunner();
});
afterEach(() => runner[Symbol.asyncDispose]());
afterAll(async () => {
  await world[Symbol.asyncDispose]();
  await app[Symbol.asyncDispose]();
});

const receipts = async (client: CatalogClient, playlistId: string): Promise<ReceiptView[]> =>
  (await receiptsOf(client, playlistId)).get(song.name) ?? [];
const inShort = (all: readonly ReceiptView[]) =>
  all.map(({ receipt, energy, chosen }) => [receipt.source, energy, chosen] as const);

test('two files that disagree: both receipts are kept, the later one counts as a whole, and it is said why', async () => {
  await bring(ann, 'early.csv', [measuredSongOf(song, { energy: 0.25, tempo: 90 })]);
  const late = await bring(ann, 'late.csv', [measuredSongOf(song, { energy: 0.75 })]);
  const all = await receipts(ann, late);
  expect(inShort(all)).toEqual([
    ['late.csv', 0.75, true],
    ['early.csv', 0.25, false],
  ]);
  expect(all.map(({ reason }) => reason)).toEqual([
    'It counts: it has all nine features, and your own file late.csv was measured later than your own file early.csv.',
    'It does not count, since your own file late.csv was measured later than your own file early.csv. They disagree on energy, tempo.',
  ]);
  expect(all[0]?.tempo).not.toBe(90);
  await bring(ann, 'early.csv', [measuredSongOf(song, { energy: 0.5, tempo: 90 })]);
  expect(inShort(await receipts(ann, late))).toEqual([
    ['early.csv', 0.5, true],
    ['late.csv', 0.75, false],
  ]);
});

test('two files that agree say so', async () => {
  await bring(ann, 'one.csv', [measuredSongOf(song)]);
  const other = await bring(ann, 'other.csv', [measuredSongOf(song)]);
  expect((await receipts(ann, other))[1]?.reason).toMatch(/They agree\.$/);
});

test('all nine before some of them, whoever measured; values of two sources are never mixed', async () => {
  await bring(operator, 'shared.csv', [measuredSongOf(song, { energy: 0.25 })], { kind: 'CATALOGUE' });
  const own = await bring(ann, 'own.csv', [measuredSongOf(song, { energy: 0.75, tempo: null })]);
  const all = await receipts(ann, own);
  expect(inShort(all)).toEqual([
    ['shared.csv', 0.25, true],
    ['own.csv', 0.75, false],
  ]);
  expect(all[0]?.reason).toBe('It counts: it has all nine features, and your own file own.csv lacks some of the nine.');
});

test('one’s own file before a shared one, a shared one before providers, and these in their order', async () => {
  world.recco.addTracks([{ ...song, ...(song.features && { features: { ...song.features, tempo: 0 } }) }]);
  const bare = await bring(ann, 'bare.csv', [songOf(song)]);
  await ended(ann, (await startGood(ann, { playlistId: bare })).id);
  const asked = await receipts(ann, bare);
  // ReccoBeats lacks the tempo: Spotify is asked too, and has all nine.
  expect(asked.map(({ receipt: { source, mayTrain }, chosen }) => [source, mayTrain, chosen])).toEqual([
    ['api.spotify.com/audio-features', false, true],
    ['reccobeats.com/audio-features', true, false],
  ]);
  await bring(operator, 'shared.csv', [measuredSongOf(song, { energy: 0.25 })], { kind: 'CATALOGUE' });
  expect((await receipts(ann, bare)).map(({ receipt }) => receipt.source)).toEqual([
    ...['shared.csv', 'api.spotify.com/audio-features', 'reccobeats.com/audio-features'],
  ]);
  expect((await receipts(ann, bare))[0]?.reason).toContain('comes before api.spotify.com/audio-features');
  const own = await bring(ann, 'own.csv', [measuredSongOf(song, { energy: 0.75 })]);
  expect((await receipts(ann, own)).map(({ receipt }) => receipt.source)).toEqual([
    ...['own.csv', 'shared.csv', 'api.spotify.com/audio-features', 'reccobeats.com/audio-features'],
  ]);
});

test('a receipt says when the provider was asked, not when it was passed on', async () => {
  world.recco.addTracks([song]);
  const hers = await bring(ann, 'hers.csv', [songOf(song)]);
  await ended(ann, (await startGood(ann, { playlistId: hers })).id);
  const his = await bring(bob, 'his.csv', [songOf(song)]);
  await ended(bob, (await startGood(bob, { playlistId: his })).id);
  const times = [await receipts(ann, hers), await receipts(bob, his)].map(([first]) => first?.receipt.measuredAt);
  expect(times[0]).toBe(times[1]);
});

test('nobody sees the receipts of another listener’s file', async () => {
  await bring(operator, 'shared.csv', [measuredSongOf(song, { energy: 0.25 })], { kind: 'CATALOGUE' });
  await bring(ann, 'secret.csv', [measuredSongOf(song, { energy: 0.75 })]);
  const his = await bring(bob, 'his.csv', [songOf(song)]);
  expect(inShort(await receipts(bob, his))).toEqual([['shared.csv', 0.25, true]]);
});

test('what only a provider said of a song goes with its file', async () => {
  world.recco.addTracks([song]);
  const { id } = await ann.import('undone.csv', 'title,artist,track id\n"Song 1","Artist 1","'.concat(song.id, '"\n'));
  await ended(ann, (await startGood(ann, { allMine: true })).id);
  const count = async () => (await world.catalog.pool.query('SELECT FROM audio_features WHERE complete')).rowCount;
  expect(await count()).toBe(1);
  await ann.query('mutation ($id: ID!) { undoImport(id: $id) { __typename } }', { id });
  expect(await count()).toBe(0);
  expect((await world.catalog.pool.query('SELECT FROM tracks')).rowCount).toBe(0);
});

test('the order of providers is that of the configuration: another order makes other receipts count, and is told', async () => {
  world.recco.addTracks([song]);
  const shared = await bring(operator, 'bare.csv', [songOf(song)], { kind: 'CATALOGUE' });
  await ended(operator, (await startGood(operator, { catalogue: true })).id);
  const { pool } = world.catalog;
  await pool.query(`
    WITH made AS (INSERT INTO sources (owner, name, kind) VALUES ('', 'api.spotify.com/audio-features', 'SPOTIFY') RETURNING id)
    INSERT INTO audio_features (track_id, source_id, acousticness, danceability, energy, instrumentalness, liveness, loudness, speechiness, tempo, valence)
    SELECT t.id, made.id, 1, 1, 1, 1, 1, -1, 1, 100, 1 FROM tracks t, made`);
  const first = async () => (await receipts(ann, shared))[0]?.receipt.kind;
  expect(await first()).toBe('RECCOBEATS');
  const version = async () =>
    (await pool.query<{ version: number }>('SELECT version FROM catalogue')).rows[0]?.version ?? 0;
  const before = await version();
  await registerProviders(pool, world.providers.inOrder);
  expect(await version()).toBe(before);
  await registerProviders(pool, world.providers.inOrder.toReversed());
  expect([await first(), await version()]).toEqual(['SPOTIFY', before + 1]);
  await world.restart();
  expect(await first()).toBe('RECCOBEATS');
});
