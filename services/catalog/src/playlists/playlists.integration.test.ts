import { afterAll, beforeAll, expect, test } from 'vitest';
import { type CatalogClient, catalogClient } from '../../test-support/catalog-client.ts';
import { type CatalogService, startCatalog } from '../../test-support/catalog-service.ts';
import { songFile } from '../../test-support/csv-files.ts';
import { importAndRead, titlesOf } from '../../test-support/import-report.ts';
import { walkConnection } from '../../test-support/walk-connection.ts';

let catalog: CatalogService;
let operator: CatalogClient;
let listener: CatalogClient;

const SHARED = [
  'Deep House',
  'Deep House',
  'Wave',
  'Waves of the Sea',
  ...Array.from({ length: 23 }, (_, n) => `Shared ${n}`),
];

beforeAll(async () => {
  catalog = await startCatalog();
  operator = catalogClient(catalog, 'operator', ['library:read', 'catalogue:load']);
  listener = catalogClient(catalog, 'listener');
  for (const [number, half] of [SHARED.slice(1), SHARED.slice(0, 1)].entries())
    await operator.import(`shared ${number}.csv`, songFile(half.map((playlist) => ({ title: 'A', playlist }))), {
      kind: 'CATALOGUE',
    });
  for (const name of ['first', 'second', 'third'])
    await listener.import(`${name}.csv`, songFile([{ title: 'A', playlist: name }]));
});
afterAll(() => catalog[Symbol.asyncDispose]());

type Lookup = { findPlaylists: { matches: { id: string; name: string }[]; nearest: { name: string }[] } };
const lookUp = async (nameOrId: string) => {
  const document =
    'query ($nameOrId: String!) { findPlaylists(nameOrId: $nameOrId) { matches { id name } nearest { name } } }';
  return (await listener.query<Lookup>(document, { nameOrId })).findPlaylists;
};

test('finds all playlists of a name, in any case if none has it exactly, and one by its id', async () => {
  const { matches, nearest } = await lookUp('Deep House');
  expect([matches.map(({ name }) => name), nearest]).toEqual([['Deep House', 'Deep House'], []]);
  expect((await lookUp(' deep HOUSE ')).matches).toEqual(matches);
  const id = matches[0]?.id ?? '';
  expect((await lookUp(id.toUpperCase())).matches).toEqual([{ id, name: 'Deep House' }]);
});

test('names the five nearest where none matches', async () => {
  const { matches, nearest } = await lookUp('waves of see');
  expect(matches).toEqual([]);
  expect(nearest.map(({ name }) => name).slice(0, 2)).toEqual(['Waves of the Sea', 'Wave']);
  expect(nearest).toHaveLength(5);
});

test('lists one’s own first, newest first, then the catalogue’s; pages of any size meet without gap or repetition', async () => {
  const whole = await walkConnection(listener, 'playlists', 500, 'name');
  expect(whole.slice(0, 3)).toEqual(['third', 'second', 'first']);
  expect(whole.slice(3).toSorted()).toEqual(SHARED.toSorted());
  for (const size of [1, 2, 7]) expect(await walkConnection(listener, 'playlists', size, 'name')).toEqual(whole);
});

test('a page names the next one only where there is one, and counts all', async () => {
  const document =
    'query ($first: Int) { playlists(first: $first) { totalCount pageInfo { hasNextPage endCursor } edges { cursor } } }';
  const all = SHARED.length + 3;
  expect(await listener.query(document, { first: 0 })).toEqual({
    playlists: { totalCount: all, pageInfo: { hasNextPage: true, endCursor: null }, edges: [] },
  });
  expect(await listener.query(document, { first: all })).toMatchObject({
    playlists: { pageInfo: { hasNextPage: false } },
  });
});

test.each(['nonsense', Buffer.from('[1]').toString('base64url'), Buffer.from('[0,1,"x","y"]').toString('base64url')])(
  'refuses a cursor that is not one of its own: %s',
  async (after) => {
    const { errors } = await listener.ask('query ($after: String) { playlists(after: $after) { totalCount } }', {
      after,
    });
    expect(errors?.[0]?.extensions?.code).toBe('BAD_USER_INPUT');
  },
);

test('refuses pages of more than 500 and less than 0', async () => {
  for (const first of [501, -1]) {
    const { errors } = await listener.ask('query ($first: Int) { playlists(first: $first) { totalCount } }', { first });
    expect(errors?.[0]?.extensions?.code).toBe('BAD_USER_INPUT');
  }
});

test('walks the tracks of a playlist in its order', async () => {
  const client = catalogClient(catalog, 'walker');
  const titles = Array.from({ length: 23 }, (_, number) => `Song ${23 - number}`);
  const { playlists } = await importAndRead(client, 'long.csv', songFile(titles.map((title) => ({ title }))));
  const within = `playlist(id: "${playlists[0]?.id}")`;
  for (const size of [1, 4, 23, 100])
    expect(await walkConnection(client, 'tracks', size, 'title', { within })).toEqual(titles);
});

const DELETE = `mutation ($id: ID!) { deletePlaylist(id: $id) {
  ... on DeletedPlaylist { id } ... on PlaylistProblem { code message }
} }`;

test('deletes one’s own playlist with the songs that only it had, and leaves the others', async () => {
  const client = catalogClient(catalog, 'deleter');
  const songs = [
    { title: 'Only here', playlist: 'Gone' },
    { title: 'In both', playlist: 'Gone' },
    { title: 'In both', playlist: 'Stays' },
  ];
  const { playlists } = await importAndRead(client, 'two.csv', songFile(songs));
  const [gone, stays] = playlists.map(({ id }) => id);
  expect(await client.query(DELETE, { id: gone })).toEqual({ deletePlaylist: { id: gone } });
  expect(await titlesOf(client, stays ?? '')).toEqual(['In both']);
  const { rows } = await catalog.pool.query(`SELECT title FROM tracks WHERE owner = 'deleter'`);
  expect(rows).toEqual([{ title: 'In both' }]);
  expect((await catalog.pool.query(`SELECT FROM search_entries WHERE text LIKE 'only here%'`)).rowCount).toBe(0);
  expect(await client.query(DELETE, { id: gone })).toMatchObject({ deletePlaylist: { code: 'NOT_FOUND' } });
  await client.query(DELETE, { id: stays });
  expect((await catalog.pool.query(`SELECT FROM sources WHERE owner = 'deleter'`)).rowCount).toBe(0);
  expect((await catalog.pool.query(`SELECT FROM tracks WHERE owner = 'deleter'`)).rowCount).toBe(0);
});

test('does not delete a playlist of the catalogue, nor what is no id', async () => {
  const id = (await lookUp('Wave')).matches[0]?.id;
  expect(await listener.query(DELETE, { id })).toMatchObject({ deletePlaylist: { code: 'NOT_YOURS' } });
  expect((await lookUp('Wave')).matches).toHaveLength(1);
  expect(await listener.query(DELETE, { id: "'; --" })).toMatchObject({ deletePlaylist: { code: 'NOT_FOUND' } });
});
