import { afterAll, beforeAll, expect, test } from 'vitest';
import { type CatalogClient, catalogClient } from '../../test-support/catalog-client.ts';
import { type CatalogService, startCatalog } from '../../test-support/catalog-service.ts';
import { songFile } from '../../test-support/csv-files.ts';
import { walkConnection } from '../../test-support/walk-connection.ts';

let catalog: CatalogService;
let listener: CatalogClient;

const CATALOGUE = [
  { title: 'Love', artist: 'Ann' },
  { title: 'Glove Box', artist: 'Bob' },
  { title: "Don't Look", artist: 'Beyoncé;Cid' },
  { title: 'Hey %_ \\ You', artist: 'Dee' },
  { title: 'Midnight Train', artist: 'The Lanterns' },
  { title: '÷', artist: 'Eve' },
  ...Array.from({ length: 40 }, (_, number) => ({ title: `All the love number ${number}`, artist: 'Fay' })),
];

beforeAll(async () => {
  catalog = await startCatalog();
  listener = catalogClient(catalog, 'listener');
  const operator = catalogClient(catalog, 'operator', ['library:read', 'catalogue:load']);
  await operator.import('shared.csv', songFile(CATALOGUE), { kind: 'CATALOGUE' });
  await listener.import(
    'own.csv',
    songFile([
      { title: 'Love', artist: 'Ann' },
      { title: 'Lovely of mine', artist: 'Me' },
    ]),
  );
});
afterAll(() => catalog[Symbol.asyncDispose]());

type Data = { searchTracks: { totalCount: number; edges: { node: { id: string; title: string } }[] } };
async function search(query: string): Promise<string[]> {
  const document =
    'query ($query: String!) { searchTracks(query: $query, first: 100) { totalCount edges { node { id title } } } }';
  const { searchTracks } = await listener.query<Data>(document, { query });
  expect(searchTracks.totalCount).toBe(searchTracks.edges.length);
  return searchTracks.edges.map(({ node }) => node.title);
}

test('gives the song that is called so first, then those that have the word', async () => {
  const titles = await search('love');
  expect(titles[0]).toBe('Love');
  expect(titles).toHaveLength(43);
  expect(titles).toContain('Glove Box');
});

test.each([
  ['beyonce dont', "Don't Look"],
  ['DON’T LOOK', "Don't Look"],
  ['cid', "Don't Look"],
  ['lanterns midnight', 'Midnight Train'],
  ['hey you', 'Hey %_ \\ You'],
  ['÷', '÷'],
])('finds by title, by any artist, without accents, case and signs: %s', async (query, title) => {
  expect((await search(query))[0]).toBe(title);
});

test('forgives spelling where no song has the words', async () => {
  expect((await search('midnihgt trian'))[0]).toBe('Midnight Train');
});

test.each(['', '   ', 'zzzzqqqq', '%', '_', "'; DROP TABLE tracks"])('finds nothing for %j', async (query) => {
  expect(await search(query)).toEqual([]);
});

test('of a song that is the listener’s and the catalogue’s, gives the catalogue’s', async () => {
  const document = '{ searchTracks(query: "love ann") { edges { node { id title } } } }';
  const { searchTracks } = await listener.query<Data>(document);
  const { rows } = await catalog.pool.query(`SELECT id FROM tracks WHERE owner = '' AND title = 'Love'`);
  expect(searchTracks.edges.map(({ node }) => node.id)).toEqual(rows.map((row) => row.id));
});

test('pages of any size meet without gap or repetition', async () => {
  const whole = await search('love');
  const love = { query: 'love' };
  for (const size of [1, 7, 50])
    expect(await walkConnection(listener, 'searchTracks', size, 'title', love)).toEqual(whole);
});
