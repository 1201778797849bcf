import { afterAll, beforeAll, expect, test } from 'vitest';
import { type CatalogClient, catalogClient } from '../../test-support/catalog-client.ts';
import { type CatalogService, startCatalog } from '../../test-support/catalog-service.ts';
import { csvFile, songFile } from '../../test-support/csv-files.ts';
import { walkConnection } from '../../test-support/walk-connection.ts';

let catalog: CatalogService;
let listener: CatalogClient;
let operator: CatalogClient;

const HEADER = ['title', 'artist', 'energy', 'tempo', 'loudness', 'genres', 'release date', 'explicit', 'popularity'];
const CATALOGUE: (string | number)[][] = [
  ['Calm Sea', 'Ann', 0.1, 80, -20, 'Tide Drift;ambient', '1999-05-01', 'false', 10],
  ['Loud Sea', 'Ann', 0.8, 120, -5, 'ember metal', '1999', 'true', 50],
  ['Fast Sea', 'Bob', 0.95, 180, -4, 'Ember Metal', '2020-01', 'false', 30],
  ['Unknown Sea', 'Cid', '', '', '', '', '', '', 90],
];

beforeAll(async () => {
  catalog = await startCatalog();
  listener = catalogClient(catalog, 'listener');
  operator = catalogClient(catalog, 'operator', ['library:read', 'catalogue:load']);
  await operator.import('shared.csv', csvFile(HEADER, CATALOGUE), { kind: 'CATALOGUE' });
});
afterAll(() => catalog[Symbol.asyncDispose]());

type Data = { searchTracks: { totalCount: number; edges: { node: { title: string } }[] } };
const DOCUMENT = `query ($query: String, $filter: TrackFilter) {
  searchTracks(query: $query, filter: $filter) { totalCount edges { node { title } } } }`;

async function search(filter: object, query?: string): Promise<string[]> {
  const { searchTracks } = await listener.query<Data>(DOCUMENT, { query, filter });
  return searchTracks.edges.map(({ node }) => node.title);
}

test.each([
  [{ energy: { min: 0.8 } }, ['Loud Sea', 'Fast Sea']],
  [{ energy: { max: 0.8 } }, ['Loud Sea', 'Calm Sea']],
  [{ energy: { min: 0.1, max: 0.1 } }, ['Calm Sea']],
  [{ energy: { min: 0.8 }, tempo: { min: 150 } }, ['Fast Sea']],
  [{ loudness: { min: -5 } }, ['Loud Sea', 'Fast Sea']],
  [{ tempo: { min: 1_000 } }, []],
  [{ energy: { min: -1e300, max: 1e300 } }, ['Loud Sea', 'Fast Sea', 'Calm Sea']],
  [{ genre: 'EMBER METAL' }, ['Loud Sea', 'Fast Sea']],
  [{ genre: 'ember' }, []],
  [{ genre: `a","b\\'%` }, []],
  [{ year: { min: 1999, max: 1999 } }, ['Loud Sea', 'Calm Sea']],
  [{ year: { min: 2000 } }, ['Fast Sea']],
  [{ explicit: true }, ['Loud Sea']],
  [{ explicit: false }, ['Fast Sea', 'Calm Sea']],
  [{ genre: 'tide drift', year: { max: 2000 }, explicit: false }, ['Calm Sea']],
])('without words, all that pass come in the order of popularity: %j', async (filter, titles) => {
  expect(await search(filter)).toEqual(titles);
});

test('an empty filter asks for nothing', async () => {
  expect(await search({})).toEqual([]);
  expect(await search({ energy: {}, genre: null, year: null })).toEqual([]);
});

test('words and a filter have both to fit, also where a slip is put right', async () => {
  expect(await search({ energy: { min: 0.9 } }, 'sea')).toEqual(['Fast Sea']);
  expect(await search({ energy: { min: 0.9 } }, 'ann')).toEqual([]);
  expect(await search({ explicit: false }, 'clam sea')).toEqual(['Calm Sea']);
});

test('a range that ends before it begins is refused', async () => {
  const { errors } = await listener.ask(DOCUMENT, { filter: { energy: { min: 0.9, max: 0.2 } } });
  expect(errors?.[0]).toMatchObject({ extensions: { code: 'BAD_USER_INPUT' } });
  expect(errors?.[0]?.message).toContain('filter.energy: min 0.9 is above max 0.2');
});

test('a listener’s file without features is filtered by those that it borrows, and by its own once it has some', async () => {
  const nameOnly = csvFile(
    ['title', 'artist'],
    [
      ['Calm Sea', 'Ann'],
      ['Own Song', 'Me'],
    ],
  );
  await listener.import('names.csv', nameOnly);
  expect(await search({ energy: { max: 0.2 } })).toEqual(['Calm Sea']);
  await operator.import('more.csv', songFile([{ title: 'Own Song', artist: 'Me', features: { energy: 0.15 } }]), {
    kind: 'CATALOGUE',
  });
  // The shared one is shown, and found by what is shared.
  expect(await search({ energy: { max: 0.2 } })).toEqual(['Calm Sea', 'Own Song']);
  const measured = songFile([{ title: 'Quiet One', artist: 'Me', features: { energy: 0.05 } }]);
  await listener.import('measured.csv', measured);
  expect(await search({ energy: { max: 0.05 } })).toEqual(['Quiet One']);
});

test('pages of a filter meet without gap or repetition', async () => {
  const everything = 'searchTracks(filter: { energy: { min: 0 } }, ';
  const walk = async (size: number) => {
    const titles: string[] = [];
    for (let after: string | null = null; ; ) {
      const document = `query ($after: String) { ${everything} first: ${size}, after: $after) {
        edges { node { title } } pageInfo { hasNextPage endCursor } } }`;
      const { searchTracks }: { searchTracks: PagedData } = await listener.query(document, { after });
      titles.push(...searchTracks.edges.map(({ node }) => node.title));
      if (!searchTracks.pageInfo.hasNextPage) return titles;
      after = searchTracks.pageInfo.endCursor;
    }
  };
  const whole = await walk(100);
  expect(whole.length).toBeGreaterThanOrEqual(3);
  expect(new Set(whole).size).toBe(whole.length);
  for (const size of [1, 2]) expect(await walk(size)).toEqual(whole);
});

interface PagedData {
  edges: { node: { title: string } }[];
  pageInfo: { hasNextPage: boolean; endCursor: string | null };
}

test('words alone need no filter', async () => {
  expect(await walkConnection(listener, 'searchTracks', 2, 'title', { query: 'sea' })).toHaveLength(4);
});
