import { FEATURES, PLAYLIST_FEED_PATH } from '@curator/contracts';
import { type FakeTrack, fakeTracks } from '@curator/testkit';
import { tableFromIPC } from 'apache-arrow';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { CatalogClient } from '../../../test-support/catalog-client.ts';
import { testToken } from '../../../test-support/catalog-service.ts';
import {
  bring,
  ended,
  type FeatureWorld,
  listenersOf,
  measuredSongOf,
  songOf,
  startFeatureWorld,
  startGood,
} from '../../../test-support/feature-world.ts';
import { mirrorCatalogue } from '../../../test-support/mirrored-catalogue.ts';
import { type SpotifyApp, startSpotifyApp } from '../../../test-support/spotify-app.ts';
import { registerProviders } from '../register-providers.ts';

let stack: AsyncDisposableStack;
let world: FeatureWorld;
let ann: CatalogClient;
let operator: CatalogClient;

beforeEach(() => {
  stack = new AsyncDisposableStack();
});
afterEach(() => stack.disposeAsync());

async function begin(app?: SpotifyApp): Promise<void> {
  world = stack.use(await startFeatureWorld(app && { others: [app.provider], withoutReccoBeats: true }));
  ({ ann, operator } = listenersOf(world.catalog));
  stack.use(world.startRunner());
}

/** What the trainer gets of a playlist: the energy by title-free order, null where missing. */
async function fed(playlistId: string): Promise<(number | null)[]> {
  const response = await fetch(world.catalog.url + PLAYLIST_FEED_PATH, {
    method: 'POST',
    headers: { authorization: testToken('service:trainer', ['features:read']), 'content-type': 'application/json' },
    body: JSON.stringify({ listenerId: 'ann', playlistIds: [playlistId] }),
  });
  const rows = tableFromIPC(new Uint8Array(await response.arrayBuffer())).toArray();
  return rows.map((row) => (FEATURES.every((name) => row[name] !== null) ? row.energy : null)).sort();
}

const refresh = async (client: CatalogClient, of: object) => ended(client, (await startGood(client, { ...of })).id);

/** As ReccoBeats would have it, if it measured half as wide and higher up. */
function otherwise(track: FakeTrack): FakeTrack {
  const { features } = track;
  return features
    ? { ...track, features: { ...features, energy: 0.5 + features.energy / 2, loudness: features.loudness / 2 } }
    : track;
}

test('a provider of another scale is compared by songs that files have measured, and its values are brought to theirs', async () => {
  await begin();
  const measured = fakeTracks(60);
  const missing = fakeTracks(10, 500);
  world.recco.addTracks([...measured, ...missing].map(otherwise));
  await bring(
    ann,
    'measured.csv',
    measured.map((track) => measuredSongOf(track)),
  );
  const playlistId = await bring(
    ann,
    'missing.csv',
    missing.map((track) => songOf(track)),
  );
  const { featureRefreshPlan: plan } = await ann.query<{ featureRefreshPlan: { calls: number; providers: object[] } }>(
    `query ($id: ID!) { featureRefreshPlan(of: { playlistId: $id }) { ... on FeatureRefreshPlan { calls providers { songs calibrationSongs } } } }`,
    { id: playlistId },
  );
  expect(plan).toEqual({ calls: 2, providers: [{ songs: 10, calibrationSongs: 40 }] });
  expect(await refresh(ann, { playlistId })).toMatchObject({ state: 'SUCCEEDED', songs: 10, found: 10, calls: 2 });
  const wanted = missing.map(({ features }) => features?.energy ?? 0).sort();
  const got = await fed(playlistId);
  expect(got).toHaveLength(10);
  for (const [index, energy] of got.entries()) expect(energy).toBeCloseTo(wanted[index] ?? -1, 2);
  // What is shown is what was measured.
  const { playlist } = await ann.query<{
    playlist: { tracks: { edges: { node: { features: { energy: number } } }[] } };
  }>('query ($id: ID!) { playlist(id: $id) { tracks { edges { node { features { energy } } } } } }', {
    id: playlistId,
  });
  const shown = playlist.tracks.edges.map(({ node }) => node.features.energy).sort();
  expect(shown[0]).toBeCloseTo(0.5 + (wanted[0] ?? 0) / 2, 4);
  // Songs that were asked only to compare get no receipt, and enough is enough.
  const { rows } = await world.catalog.pool.query(
    `SELECT count(*) FROM audio_features a JOIN sources s ON s.id = a.source_id WHERE s.kind = 'RECCOBEATS'`,
  );
  expect(rows).toEqual([{ count: 10 }]);
});

test('as long as it cannot be compared, it is left out: scales are never mixed', async () => {
  await begin();
  const measured = fakeTracks(5);
  const missing = fakeTracks(10, 500);
  world.recco.addTracks([...measured, ...missing].map(otherwise));
  const playlistId = await bring(ann, 'both.csv', [
    ...measured.map((track) => measuredSongOf(track)),
    ...missing.map((track) => songOf(track)),
  ]);
  await refresh(ann, { playlistId });
  const got = await fed(playlistId);
  expect([got.length, got.filter((energy) => energy !== null).length]).toEqual([15, 5]);
});

test('where there are no others, there is one scale, and it is fed as it is', async () => {
  await begin();
  const missing = fakeTracks(10);
  world.recco.addTracks(missing.map(otherwise));
  const playlistId = await bring(
    ann,
    'missing.csv',
    missing.map((track) => songOf(track)),
  );
  await refresh(ann, { playlistId });
  expect(Math.min(...(await fed(playlistId)).map(Number))).toBeGreaterThanOrEqual(0.5);
});

test('missing stays missing on the way to another scale', async () => {
  await begin();
  const measured = fakeTracks(40);
  const [lacking] = fakeTracks(1, 500);
  if (!lacking?.features) throw new Error('The played music has features');
  world.recco.addTracks(
    [...measured, { ...lacking, features: { ...lacking.features, energy: 9 } }].map((track) => track),
  );
  await bring(
    ann,
    'measured.csv',
    measured.map((track) => measuredSongOf(track)),
  );
  const playlistId = await bring(ann, 'lacking.csv', [songOf(lacking)]);
  expect(await refresh(ann, { playlistId })).toMatchObject({ incomplete: 1 });
  expect(await fed(playlistId)).toEqual([null]);
});

test('the catalogue’s feed follows: values come in, move when a line is drawn, and go when they cannot be compared any more', async () => {
  await begin();
  const bare = fakeTracks(10, 500);
  world.recco.addTracks([...bare, ...fakeTracks(40)].map(otherwise));
  await bring(
    operator,
    'bare.csv',
    bare.map((track) => songOf(track)),
    { kind: 'CATALOGUE' },
  );
  await refresh(operator, { catalogue: true });
  const mirror = await mirrorCatalogue(world.catalog);
  const lowest = () => Math.min(...mirror.recordings.values());
  expect([mirror.recordings.size, lowest() >= 0.5]).toEqual([10, true]);
  // A file of another scale comes, and nothing says yet how the two lie.
  await bring(
    operator,
    'measured.csv',
    fakeTracks(40).map((track) => measuredSongOf(track)),
    { kind: 'CATALOGUE' },
  );
  expect((await mirror.follow()).size).toBe(40);
  await bring(
    operator,
    'more.csv',
    fakeTracks(1, 600).map((track) => songOf(track)),
    { kind: 'CATALOGUE' },
  );
  await refresh(operator, { catalogue: true });
  expect((await mirror.follow()).size).toBe(50);
  const energies = bare.map(({ features }) => features?.energy ?? 0);
  expect(lowest()).toBeLessThan(Math.max(0.3, Math.min(...energies) + 0.01));
  await mirror.follow();
  expect((await mirror.follow()) && mirror.told).toBe(0);
});

test.each([false, true])('what came from Spotify is learned from only where it is permitted: %s', async (mayTrain) => {
  const app = stack.use(await startSpotifyApp({ mayTrain }));
  await begin(app);
  const tracks = fakeTracks(5);
  app.spotify.addTracks(tracks);
  const playlistId = await bring(
    ann,
    'own.csv',
    tracks.map((track) => songOf(track)),
  );
  await bring(
    operator,
    'shared.csv',
    fakeTracks(3).map((track) => songOf(track)),
    { kind: 'CATALOGUE' },
  );
  await refresh(operator, { catalogue: true });
  const own = await refresh(ann, { playlistId });
  expect(own).toMatchObject({ state: 'SUCCEEDED', found: 2 });
  expect((await fed(playlistId)).filter((energy) => energy !== null)).toHaveLength(mayTrain ? 5 : 0);
  const mirror = await mirrorCatalogue(world.catalog);
  expect(mirror.recordings.size).toBe(mayTrain ? 3 : 0);
  const { playlist } = await ann.query<{ playlist: object }>(
    'query ($id: ID!) { playlist(id: $id) { coverage { withFeatures trainable } } }',
    { id: playlistId },
  );
  expect(playlist).toEqual({ coverage: { withFeatures: 5, trainable: mayTrain ? 5 : 0 } });
  // The statement is withdrawn, or the provider is not asked any more: it is not learned from from then on.
  await registerProviders(world.catalog.pool, []);
  expect((await mirror.follow()).size).toBe(0);
});
