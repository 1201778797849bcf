import { fakeTracks } from '@curator/testkit';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { CatalogClient } from '../../test-support/catalog-client.ts';
import {
  bring,
  ended,
  type FeatureWorld,
  listenersOf,
  measuredSongOf,
  songOf,
  startFeatureWorld,
  startGood,
} from '../../test-support/feature-world.ts';

let world: FeatureWorld;
let ann: CatalogClient;
let operator: CatalogClient;

beforeAll(async () => {
  world = await startFeatureWorld();
  ({ ann, operator } = listenersOf(world.catalog));
});
afterAll(() => world[Symbol.asyncDispose]());

const COVERAGE = `coverage { tracks withFeatures trainable bySource { source kind tracks } missing askable knownUnknown withoutId }`;
const coverage = async (client: CatalogClient, id: string) =>
  (
    await client.query<{ playlist: { coverage: Record<string, unknown> } }>(
      `query ($id: ID!) { playlist(id: $id) { ${COVERAGE} } }`,
      { id },
    )
  ).playlist.coverage;

test('says who measured how many songs, and what becomes of those that are missing', async () => {
  const [inFile, inCatalogue, ofReccoBeats, unknown, unasked] = [4, 3, 6, 5, 7].map((count, part) =>
    fakeTracks(count, part * 100),
  );
  await bring(
    operator,
    'shared.csv',
    (inCatalogue ?? []).map((track) => measuredSongOf(track)),
    { kind: 'CATALOGUE' },
  );
  world.recco.addTracks(ofReccoBeats ?? []);
  const first = await bring(
    ann,
    'first.csv',
    [...(ofReccoBeats ?? []), ...(unknown ?? [])].map((track) => songOf(track)),
  );
  expect(await coverage(ann, first)).toMatchObject({
    tracks: 11,
    withFeatures: 0,
    missing: 11,
    askable: 11,
    knownUnknown: 0,
  });
  await using _runner = world.startRunner();
  await ended(ann, (await startGood(ann, { playlistId: first })).id);
  const all = await bring(ann, 'all.csv', [
    ...(inFile ?? []).map((track) => measuredSongOf(track)),
    ...[inCatalogue, ofReccoBeats, unknown, unasked].flatMap((tracks) => (tracks ?? []).map((track) => songOf(track))),
    { ...songOf({ ...fakeTracks(1, 900)[0], name: 'No id', artists: ['X'] } as never), spotifyId: '' },
  ]);
  expect(await coverage(ann, all)).toEqual({
    ...{ tracks: 26, withFeatures: 13, missing: 13, askable: 7, knownUnknown: 5, withoutId: 1 },
    // Seven files’ songs were asked of ReccoBeats too, which does not know them: its scale cannot be compared.
    trainable: 7,
    bySource: [
      { source: 'reccobeats.com/audio-features', kind: 'RECCOBEATS', tracks: 6 },
      { source: 'all.csv', kind: 'FILE', tracks: 4 },
      { source: 'shared.csv', kind: 'FILE', tracks: 3 },
    ],
  });
});

test('an empty playlist is covered by nothing, and lacks nothing', async () => {
  const { createPlaylist } = await ann.query<{ createPlaylist: { playlist: { coverage: object } } }>(
    `mutation { createPlaylist(input: { name: "Empty" }) { ... on SavedPlaylist { playlist { ${COVERAGE} } } } }`,
  );
  expect(createPlaylist.playlist.coverage).toMatchObject({ tracks: 0, missing: 0, bySource: [] });
});

test('of many playlists it is read with the same few statements, and of ten thousand songs in a moment', async () => {
  const tracks = fakeTracks(10_000, 20_000);
  const half = tracks.map((track, index) => (index % 2 ? measuredSongOf(track) : songOf(track)));
  const large = await bring(ann, 'large.csv', half);
  await bring(
    ann,
    'lists.csv',
    half.slice(0, 30).map((song, index) => ({ ...song, playlist: `List ${index}` })),
  );
  const { pool } = world.catalog;
  let statements = 0;
  const query = pool.query.bind(pool);
  Object.assign(pool, {
    query: (...parameters: Parameters<typeof query>) => {
      statements += 1;
      return query(...parameters);
    },
  });
  const statementsFor = async (first: number) => {
    statements = 0;
    await ann.query(`{ playlists(first: ${first}) { edges { node { ${COVERAGE} } } } }`);
    return statements;
  };
  expect(await statementsFor(30)).toBe(await statementsFor(1));
  Object.assign(pool, { query });
  const times: number[] = [];
  for (let time = 0; time < 5; time += 1) {
    const started = performance.now();
    expect(await coverage(ann, large)).toMatchObject({ tracks: 10_000, withFeatures: 5_000, askable: 5_000 });
    times.push(performance.now() - started);
  }
  console.info(`coverage of 10,000 songs: ${times.map((ms) => Math.round(ms)).join(', ')} ms`);
  expect(Math.min(...times)).toBeLessThan(1_500);
});
