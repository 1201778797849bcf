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
  { title: 'The', artist: 'Article' },
  { title: 'Theory of Rain', artist: 'Gus' },
  { title: 'Rust', artist: 'The Lovely Few' },
  { title: 'Mañana', artist: 'Łukasz Øst' },
  { title: 'Большая река', artist: 'Анна' },
  { title: '夜に駆ける', artist: '夢' },
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
async function search(query: string, from = listener): Promise<string[]> {
  const document =
    'query ($query: String!) { searchTracks(query: $query, first: 100) { totalCount edges { node { id title } } } }';
  const { searchTracks } = await from.query<Data>(document, { query });
  expect(searchTracks.totalCount).toBe(searchTracks.edges.length);
  return searchTracks.edges.map(({ node }) => node.title);
}

test('gives the song that is called so first, then titles that begin so, then songs that have the word', async () => {
  const titles = await search('love');
  expect(titles.slice(0, 2)).toEqual(['Love', 'Lovely of mine']);
  expect(titles).toHaveLength(43);
  expect(titles).toContain('Rust');
  expect(titles).not.toContain('Glove Box');
});

test.each([
  ['beyonce dont', "Don't Look"],
  ['DON’T LOOK', "Don't Look"],
  ['cid', "Don't Look"],
  ['lanterns midnight', 'Midnight Train'],
  ['mid tra lan', 'Midnight Train'],
  ['hey you', 'Hey %_ \\ You'],
  ['manana', 'Mañana'],
  ['БОЛЬШАЯ', 'Большая река'],
  ['река анна', 'Большая река'],
  ['夜に', '夜に駆ける'],
  ['駆ける', '夜に駆ける'],
  ['÷', '÷'],
  ['mi', 'Midnight Train'],
])('finds by beginnings of words of title and artists, in any order and writing: %s', async (query, title) => {
  expect((await search(query))[0]).toBe(title);
});

test.each([
  ['midnihgt trian', 'Midnight Train'],
  ['midnght', 'Midnight Train'],
  ['midnoight', 'Midnight Train'],
  ['lantrens', 'Midnight Train'],
  ['mid night train', 'Midnight Train'],
  ['midnighttrain', 'Midnight Train'],
  ['rsut', 'Rust'],
  ['manaan', 'Mañana'],
  ['болшая', 'Большая река'],
  ['beyonsay', "Don't Look"],
  ['thoery', 'Theory of Rain'],
])('forgives a slip in a word: %s', async (query, title) => {
  expect((await search(query))[0]).toBe(title);
});

test('a word that is common is found in all its places, exact titles first', async () => {
  const titles = await search('the');
  expect(titles.slice(0, 2)).toEqual(['The', 'Theory of Rain']);
  expect(titles).toHaveLength(44);
});

test.each([
  '',
  '   ',
  'zzzzqqqq',
  '%',
  '_',
  '\\',
  '\0',
  "'; DROP TABLE tracks",
  "' | !x & (",
  ':*',
  '\ud800',
  'x'.repeat(5_000),
])('finds nothing for %j', async (query) => {
  expect(await search(query)).toEqual([]);
});

test('of a song that is the listener’s and the catalogue’s, gives the catalogue’s', async () => {
  const document = '{ searchTracks(query: "love ann") { edges { node { id title } } } }';
  const { searchTracks } = await listener.query<Data>(document);
  const { rows } = await catalog.pool.query(`SELECT id FROM tracks WHERE owner = '' AND title = 'Love'`);
  expect(searchTracks.edges.map(({ node }) => node.id)).toEqual(rows.map((row) => row.id));
});

test('another listener’s songs are not found, nor do their words put a slip right', async () => {
  const other = catalogClient(catalog, 'another');
  await other.import('other.csv', songFile([{ title: 'Quixotry', artist: 'Nobody Else' }]));
  expect(await search('quixotry', other)).toEqual(['Quixotry']);
  expect(await search('quixorty', other)).toEqual(['Quixotry']);
  expect(await search('quixotry')).toEqual([]);
  expect(await search('quixorty')).toEqual([]);
});

test('pages of any size meet without gap or repetition', async () => {
  for (const query of ['love', 'the', 'lvoe']) {
    const whole = await search(query);
    for (const size of [1, 7, 50])
      expect(await walkConnection(listener, 'searchTracks', size, 'title', { query })).toEqual(whole);
  }
});

test.each(['x', Buffer.from('[1,2]').toString('base64url'), Buffer.from('[3,0,"a\\u0000",""]').toString('base64url')])(
  'a cursor of somebody’s own making is refused: %s',
  async (after) => {
    const { errors } = await listener.ask(
      'query ($after: String) { searchTracks(query: "love", after: $after) { totalCount } }',
      {
        after,
      },
    );
    expect(errors?.[0]?.extensions?.code).toBe('BAD_USER_INPUT');
  },
);

test('counts no further than a hundred', async () => {
  const many = Array.from({ length: 230 }, (_, number) => ({ title: `Crowded ${number}`, artist: 'Many' }));
  await listener.import('many.csv', songFile(many));
  const { searchTracks } = await listener.query<Data>(
    '{ searchTracks(query: "crowded", first: 1) { totalCount edges { node { id } } } }',
  );
  expect(searchTracks.totalCount).toBe(100);
  expect(await walkConnection(listener, 'searchTracks', 100, 'title', { query: 'crowded' })).toHaveLength(230);
});
