import { createLogger } from '@curator/service-kit';
import { afterAll, beforeEach, expect, test } from 'vitest';
import { type CatalogClient, catalogClient } from '../../test-support/catalog-client.ts';
import { type CatalogService, startCatalog } from '../../test-support/catalog-service.ts';
import { songFile } from '../../test-support/csv-files.ts';
import { indexChanges } from './search-index.ts';

const catalogs: CatalogService[] = [];
const logger = createLogger('catalog', 'silent');
let catalog: CatalogService;
let operator: CatalogClient;
let listener: CatalogClient;

beforeEach(async () => {
  catalog = await startCatalog();
  catalogs.push(catalog);
  operator = catalogClient(catalog, 'operator', ['library:read', 'library:write', 'catalogue:load']);
  listener = catalogClient(catalog, 'listener');
});
afterAll(() => Promise.all(catalogs.map((each) => each[Symbol.asyncDispose]())));

const SONGS = Array.from({ length: 12 }, (_, number) => ({
  title: `Song ${'abcdefghijkl'[number]}`,
  artist: `É ${number}`,
}));

async function entries(): Promise<unknown[]> {
  const { rows } = await catalog.pool.query('SELECT * FROM search_entries ORDER BY owner, text');
  return rows;
}

async function titles(query: string, filter = ''): Promise<string[]> {
  type Data = { searchTracks: { edges: { node: { title: string } }[] } };
  const document = `query ($query: String!) { searchTracks(query: $query${filter}, first: 100) { edges { node { title } } } }`;
  return (await listener.query<Data>(document, { query })).searchTracks.edges.map(({ node }) => node.title);
}

async function definitions(): Promise<unknown[]> {
  const { rows } = await catalog.pool.query(
    `SELECT indexdef, indexname, conname FROM pg_indexes LEFT JOIN pg_constraint ON conname = indexname
     WHERE tablename LIKE 'search_%' ORDER BY indexname`,
  );
  const columns = await catalog.pool.query(
    `SELECT table_name, ordinal_position, column_name, data_type, is_nullable, collation_name FROM information_schema.columns
     WHERE table_name IN ('search_entries', 'search_words') ORDER BY 1, 2`,
  );
  return [...rows, ...columns.rows];
}

test('entries that are built anew are those that grow batch by batch, with the same indexes', async () => {
  const indexes = await definitions();
  await operator.import('shared.csv', songFile(SONGS), { kind: 'CATALOGUE' });
  await listener.import('own.csv', songFile([{ title: 'Own', artist: 'Me' }, ...SONGS.slice(0, 3)]));
  const grown = await entries();
  expect(grown).toHaveLength(16);
  for (const batch of [5, 1_000_000]) {
    await catalog.pool.query(
      `TRUNCATE search_entries, search_words; UPDATE search_progress SET indexed_to = '0', track_id = DEFAULT`,
    );
    await indexChanges(catalog.pool, logger, batch);
    expect(await entries()).toEqual(grown);
    expect(await definitions()).toEqual(indexes);
    expect(await titles('Sogn k')).toEqual(['Song k']);
  }
});

test('a rebuilt table is kept up to date like the one before', async () => {
  await operator.import('shared.csv', songFile(SONGS), { kind: 'CATALOGUE' });
  await catalog.pool.query(`UPDATE search_progress SET indexed_to = '0', track_id = DEFAULT`);
  await indexChanges(catalog.pool, logger, 5);
  await operator.import('one.csv', songFile([{ title: 'Another', artist: 'One' }]), {
    kind: 'CATALOGUE',
    replace: '1',
  });
  expect(await titles('song')).toEqual([]);
  expect(await titles('another')).toEqual(['Another']);
});

test('what a transaction changes that was running is found once it has ended, whatever came in before', async () => {
  const client = await catalog.pool.connect();
  try {
    await client.query('BEGIN');
    await client.query(`
      INSERT INTO tracks (recording_id, owner, title, artists, name_key, search_text)
      VALUES (uuidv7(), '', 'Slow', '{Snail}', 'slow', 'slow snail')`);
    await operator.import('shared.csv', songFile(SONGS), { kind: 'CATALOGUE' });
    expect(await titles('song')).toHaveLength(12);
    await client.query('COMMIT');
  } finally {
    client.release();
  }
  await indexChanges(catalog.pool, logger);
  expect(await titles('slow')).toEqual(['Slow']);
});

test('borrowed features that are gone let a song pass no filter any more', async () => {
  const { id } = await operator.import('shared.csv', songFile([{ title: 'Borrowed', artist: 'Ann' }]), {
    kind: 'CATALOGUE',
  });
  const bare = { acousticness: null, danceability: null, energy: null, instrumentalness: null, liveness: null };
  const none = { ...bare, loudness: null, speechiness: null, tempo: null, valence: null };
  await listener.import('own.csv', songFile([{ title: 'Borrowed', artist: 'Ann', features: none }]));
  const loud = ', filter: { energy: { min: 0.1 } }';
  expect(await titles('borrowed', loud)).toEqual(['Borrowed']);
  await operator.query('mutation ($id: ID!) { undoImport(id: $id) { __typename } }', { id });
  await indexChanges(catalog.pool, logger);
  expect(await titles('borrowed')).toEqual(['Borrowed']);
  expect(await titles('borrowed', loud)).toEqual([]);
});

test('a listener whose songs are gone leaves neither entries nor words behind', async () => {
  const { id } = await listener.import('own.csv', songFile([{ title: 'Quixotry', artist: 'Me' }]));
  await listener.query('mutation ($id: ID!) { undoImport(id: $id) { __typename } }', { id });
  expect(await entries()).toEqual([]);
  const { rows } = await catalog.pool.query('SELECT * FROM search_words');
  expect(rows).toEqual([]);
});

test('an import between two pages shuffles nothing', async () => {
  type Page = { searchTracks: { edges: { node: { title: string } }[]; pageInfo: { endCursor: string } } };
  const document = `query ($after: String) { searchTracks(query: "song", first: 5, after: $after) {
    edges { node { title } } pageInfo { endCursor } } }`;
  await operator.import('shared.csv', songFile(SONGS), { kind: 'CATALOGUE' });
  const whole = await titles('song');
  const first = await listener.query<Page>(document, {});
  await operator.import(
    'more.csv',
    songFile([
      { title: 'Song', artist: 'First' },
      { title: 'A song', artist: 'Last' },
    ]),
    {
      kind: 'CATALOGUE',
    },
  );
  const second = await listener.query<Page>(document, { after: first.searchTracks.pageInfo.endCursor });
  const seen = [...first.searchTracks.edges, ...second.searchTracks.edges].map(({ node }) => node.title);
  expect(seen).toEqual(whole.slice(0, 10));
});
