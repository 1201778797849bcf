import { afterAll, beforeAll, expect, test } from 'vitest';
import { type CatalogClient, catalogClient } from '../test-support/catalog-client.ts';
import { type CatalogService, startCatalog } from '../test-support/catalog-service.ts';
import { songFile } from '../test-support/csv-files.ts';

let catalog: CatalogService;
let listener: CatalogClient;
let statements = 0;

beforeAll(async () => {
  catalog = await startCatalog();
  listener = catalogClient(catalog, 'listener');
  const songs = Array.from({ length: 60 }, (_, number) => ({
    title: `Song ${number}`,
    playlist: `List ${number % 30}`,
  }));
  await listener.import('file.csv', songFile(songs));
  const query = catalog.pool.query.bind(catalog.pool);
  Object.assign(catalog.pool, {
    query: (...parameters: Parameters<typeof query>) => {
      statements += 1;
      return query(...parameters);
    },
  });
});
afterAll(() => catalog[Symbol.asyncDispose]());

async function statementsFor(document: string, variables: Record<string, unknown>): Promise<number> {
  const before = statements;
  await listener.query(document, variables);
  return statements - before;
}

async function idsOf(list: 'tracks' | 'playlists'): Promise<string[]> {
  const { rows } = await catalog.pool.query<{ id: string }>(`SELECT id FROM ${list} ORDER BY id`);
  return rows.map(({ id }) => id);
}

const ENTITIES = `query ($entities: [_Any!]!) { _entities(representations: $entities) {
  ... on Track { title features { energy } } ... on Playlist { name trackCount usableCount }
} }`;

test.each([
  ['Track', 'tracks', 2],
  ['Playlist', 'playlists', 2],
] as const)('resolves any number of %s references with the same few statements', async (__typename, list, expected) => {
  const ids = await idsOf(list);
  for (const count of [1, 30]) {
    const entities = ids.slice(0, count).map((id) => ({ __typename, id }));
    expect(await statementsFor(ENTITIES, { entities })).toBe(expected);
  }
});

test('reads a list of playlists with their counts with the same few statements, however long it is', async () => {
  const document =
    'query ($first: Int) { playlists(first: $first) { totalCount edges { node { trackCount usableCount } } } }';
  expect([await statementsFor(document, { first: 1 }), await statementsFor(document, { first: 30 })]).toEqual([3, 3]);
});

test('reads a playlist with its songs and how they sound with the same few statements, however long it is', async () => {
  const [id] = await idsOf('playlists');
  const document =
    'query ($id: ID!, $first: Int) { playlist(id: $id) { tracks(first: $first) { edges { node { features { energy } } } } } }';
  const counts = [await statementsFor(document, { id, first: 1 }), await statementsFor(document, { id, first: 2 })];
  expect(counts[0]).toBe(counts[1]);
});
