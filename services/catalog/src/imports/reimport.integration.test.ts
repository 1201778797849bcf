import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { type CatalogClient, catalogClient } from '../../test-support/catalog-client.ts';
import { type CatalogService, startCatalog } from '../../test-support/catalog-service.ts';
import { songFile, type TestSong } from '../../test-support/csv-files.ts';
import { emptyCatalog } from '../../test-support/empty-catalog.ts';
import { importAndRead, titlesOf } from '../../test-support/import-report.ts';

let catalog: CatalogService;
let operator: CatalogClient;
let listener: CatalogClient;

beforeAll(async () => {
  catalog = await startCatalog();
  operator = catalogClient(catalog, 'operator', ['library:read', 'catalogue:load']);
  listener = catalogClient(catalog, 'listener');
});
beforeEach(async () => {
  await emptyCatalog(catalog.pool);
});
afterAll(() => catalog[Symbol.asyncDispose]());

const load = (name: string, songs: TestSong[], options: Record<string, string> = {}) =>
  importAndRead(operator, name, songFile(songs), { kind: 'CATALOGUE', ...options });

async function contents(): Promise<unknown> {
  const tables = {
    tracks: '*',
    audio_features: '*',
    playlists: '*',
    playlist_items: '*',
  };
  const rows = Object.entries(tables).map(async ([table, columns]) => {
    const result = await catalog.pool.query(`SELECT ${columns} FROM ${table}`);
    return [table, result.rows.map((row) => JSON.stringify(row)).sort()];
  });
  return Object.fromEntries(await Promise.all(rows));
}

async function count(table: string): Promise<number> {
  const { rows } = await catalog.pool.query<{ count: number }>(`SELECT count(*) AS count FROM ${table}`);
  return rows[0]?.count ?? -1;
}

async function catalogue() {
  const data = await operator.query<{ catalogue: { version: number; tracks: number; playlists: number } }>(
    '{ catalogue { version tracks playlists } }',
  );
  return data.catalogue;
}

const SONGS: TestSong[] = [
  { title: 'A', playlist: 'One' },
  { title: 'B', playlist: 'One' },
  { title: 'C', playlist: 'Two', isrc: 'USRC17607839' },
];

test('the same file again changes nothing, not even the version of the catalogue', async () => {
  await load('shared.csv', SONGS);
  const [before, versionBefore] = [await contents(), (await catalogue()).version];
  const view = await load('shared.csv', SONGS);
  expect(view.report).toMatchObject({ tracks: 3, newTracks: 0 });
  expect(await contents()).toEqual(before);
  expect((await catalogue()).version).toBe(versionBefore);
});

test('a file of the same name is the source as it is now: songs and playlists that it lost go, the others keep their ids', async () => {
  const before = await importAndRead(listener, 'mine.csv', songFile(SONGS));
  const after = await importAndRead(listener, 'mine.csv', songFile([{ title: 'B' }, { title: 'D' }]));
  expect(after.playlists).toMatchObject([{ id: before.playlists[0]?.id, name: 'One', trackCount: 2 }]);
  expect(await titlesOf(listener, before.playlists[0]?.id ?? '')).toEqual(['B', 'D']);
  expect([await count('tracks'), await count('audio_features')]).toEqual([2, 2]);
});

test('changed values are taken, and raise the version', async () => {
  await load('shared.csv', SONGS);
  const { version } = await catalogue();
  await load(
    'shared.csv',
    SONGS.map((song) => ({ ...song, features: { energy: 0.9 } })),
  );
  expect((await catalogue()).version).toBeGreaterThan(version);
  const { rows } = await catalog.pool.query('SELECT DISTINCT energy FROM audio_features');
  expect(rows).toEqual([{ energy: 0.9 }]);
});

test('replace takes what other files shared away: tracks, values, playlists, and songs that nobody has', async () => {
  await load('old.csv', SONGS);
  await importAndRead(listener, 'mine.csv', songFile([{ title: 'A', playlist: 'Mine' }]));
  const view = await load(
    'new.csv',
    [
      { title: 'C', playlist: 'New', isrc: 'USRC17607839' },
      { title: 'E', playlist: 'New' },
    ],
    { replace: '1' },
  );
  expect(view.report).toMatchObject({ tracks: 2, newTracks: 1 });
  expect(await catalogue()).toMatchObject({ tracks: 2, playlists: 1 });
  const { rows } = await catalog.pool.query('SELECT DISTINCT title FROM tracks ORDER BY 1');
  expect(rows.map((row) => row.title)).toEqual(['A', 'C', 'E']);
  const mine = await listener.query('{ playlists { edges { node { name trackCount } } } }');
  expect(mine).toEqual({
    playlists: { edges: [{ node: { name: 'Mine', trackCount: 1 } }, { node: { name: 'New', trackCount: 2 } }] },
  });
});

test('without replace, a second shared file adds to the first', async () => {
  await load('old.csv', SONGS);
  await load('more.csv', [
    { title: 'C', playlist: 'More' },
    { title: 'E', playlist: 'More' },
  ]);
  expect(await catalogue()).toMatchObject({ tracks: 4, playlists: 3 });
});

test('an import whose playlists are gone still tells its report', async () => {
  const old = await operator.import('old.csv', songFile(SONGS), { kind: 'CATALOGUE' });
  await load('new.csv', [{ title: 'Z' }], { replace: '1' });
  const data = await operator.query(
    'query ($id: ID!) { import(id: $id) { state report { tracks } playlists { id } } }',
    { id: old.id },
  );
  expect(data).toEqual({ import: { state: 'SUCCEEDED', report: { tracks: 3 }, playlists: [] } });
});
