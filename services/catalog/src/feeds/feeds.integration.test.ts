import { CATALOGUE_FEED_PATH, FEATURES, FEED_COLUMNS, FEED_CONTENT_TYPE, PLAYLIST_FEED_PATH } from '@curator/contracts';
import { type Table, tableFromIPC } from 'apache-arrow';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type CatalogClient, catalogClient } from '../../test-support/catalog-client.ts';
import { type CatalogService, startCatalog, testToken } from '../../test-support/catalog-service.ts';
import { songFile } from '../../test-support/csv-files.ts';
import { importAndRead } from '../../test-support/import-report.ts';

let catalog: CatalogService;
let operator: CatalogClient;
let listener: CatalogClient;

beforeAll(async () => {
  catalog = await startCatalog();
  operator = catalogClient(catalog, 'operator', ['library:read', 'catalogue:load']);
  listener = catalogClient(catalog, 'listener');
  const songs = [
    { title: 'Whole', features: { energy: 0.25, loudness: -9.5 } },
    { title: 'Half', features: { valence: null } },
    { title: 'Other' },
  ];
  await operator.import('shared.csv', songFile(songs), { kind: 'CATALOGUE' });
});
afterAll(() => catalog[Symbol.asyncDispose]());

const authorization = testToken('service:trainer', ['features:read']);

function readCatalogue(headers: Record<string, string> = {}): Promise<Response> {
  return fetch(catalog.url + CATALOGUE_FEED_PATH, { headers: { authorization, ...headers } });
}

function readPlaylists(playlistIds: readonly unknown[], mostTracks?: number): Promise<Response> {
  const body = JSON.stringify({ listenerId: 'listener', playlistIds, mostTracks });
  const headers = { authorization, 'content-type': 'application/json' };
  return fetch(catalog.url + PLAYLIST_FEED_PATH, { method: 'POST', headers, body });
}

async function decode(response: Response): Promise<Table> {
  expect([response.status, response.headers.get('content-type')]).toEqual([200, FEED_CONTENT_TYPE]);
  return tableFromIPC(new Uint8Array(await response.arrayBuffer()));
}

const idOf = (bytes: unknown) =>
  Buffer.from(bytes as Uint8Array)
    .toString('hex')
    .replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
const rowsOf = (table: Table) => table.toArray().map((row) => row.toJSON() as Record<string, unknown>);

test('the catalogue feed has the shared recordings with all nine features, in the columns of the contract', async () => {
  const table = await decode(await readCatalogue());
  expect(table.schema.fields.map(({ name }) => name)).toEqual(FEED_COLUMNS);
  expect(FEATURES.map((name) => String(table.getChild(name)?.type))).toEqual(FEATURES.map(() => 'Float32'));
  const rows = rowsOf(table);
  expect(rows.map((row) => row.energy).sort()).toEqual([0.25, 0.5]);
  expect(rows.map((row) => row.gone)).toEqual([false, false]);
  const { rows: tracks } = await catalog.pool.query<{ id: string }>(
    `SELECT id FROM tracks WHERE title IN ('Whole', 'Other')`,
  );
  expect(rows.map((row) => idOf(row.trackId)).sort()).toEqual(tracks.map(({ id }) => id).sort());
});

test('the catalogue feed answers 304 to those who have its version, and anew after a change', async () => {
  const etag = (await readCatalogue()).headers.get('etag') ?? '';
  expect(etag).toMatch(/^"\d+"$/);
  expect((await readCatalogue({ 'if-none-match': etag })).status).toBe(304);
  await operator.import('more.csv', songFile([{ title: 'More' }]), { kind: 'CATALOGUE' });
  const after = await readCatalogue({ 'if-none-match': etag });
  expect(after.headers.get('etag')).not.toBe(etag);
  expect((await decode(after)).numRows).toBe(3);
});

test('a listener’s import changes nothing for the catalogue feed', async () => {
  const etag = (await readCatalogue()).headers.get('etag') ?? '';
  await listener.import('own.csv', songFile([{ title: 'Own' }]));
  expect((await readCatalogue({ 'if-none-match': etag })).status).toBe(304);
});

test('the playlist feed has each recording once, with the features of the catalogue where the file has none', async () => {
  const songs = [
    { title: 'Whole', playlist: 'A', features: Object.fromEntries(FEATURES.map((name) => [name, null])) },
    { title: 'Unknown', playlist: 'A', features: { tempo: null } },
    { title: 'Unknown', playlist: 'B', features: { tempo: null } },
  ];
  const { playlists } = await importAndRead(listener, 'lists.csv', songFile(songs));
  expect(playlists.map(({ name, trackCount, usableCount }) => [name, trackCount, usableCount])).toEqual([
    ['A', 2, 1],
    ['B', 1, 0],
  ]);
  const table = await decode(await readPlaylists(playlists.map(({ id }) => id)));
  const rows = rowsOf(table).sort((a, b) => Number(a.energy) - Number(b.energy));
  expect(rows).toMatchObject([
    { energy: 0.25, loudness: -9.5, tempo: 120 },
    { energy: 0.5, tempo: null },
  ]);
  const recordings = rowsOf(table).map((row) => idOf(row.recordingId));
  expect(recordings).toEqual(recordings.toSorted());
});

test('the playlist feed counts what is too much and does not serve it', async () => {
  const songs = ['One', 'Two', 'Three'].map((title) => ({ title, playlist: title }));
  const { playlists } = await importAndRead(
    listener,
    'much.csv',
    songFile([...songs, { title: 'One', playlist: 'Two' }]),
  );
  const ids = playlists.map(({ id }) => id);
  expect((await decode(await readPlaylists(ids, 3))).numRows).toBe(3);
  const refused = await readPlaylists(ids, 2);
  expect([refused.status, await refused.json()]).toEqual([413, { tracks: 3 }]);
});

test('the playlist feed names what is not there, and refuses what is no request', async () => {
  const gone = '00000000-0000-4000-8000-000000000009';
  const missing = await readPlaylists([gone]);
  expect([missing.status, await missing.json()]).toEqual([404, { missing: [gone] }]);
  expect((await readPlaylists(['no id'])).status).toBe(400);
  expect((await readPlaylists([])).status).toBe(400);
});

test('a check counts and names as the feed does, and sends nothing', async () => {
  const { playlists } = await importAndRead(listener, 'checked.csv', songFile([{ title: 'One' }, { title: 'Two' }]));
  const check = (mostTracks: number) =>
    fetch(catalog.url + PLAYLIST_FEED_PATH, {
      method: 'POST',
      headers: { authorization, 'content-type': 'application/json' },
      body: JSON.stringify({ listenerId: 'listener', playlistIds: [playlists[0]?.id], mostTracks, checkOnly: true }),
    });
  expect((await check(2)).status).toBe(204);
  expect((await check(1)).status).toBe(413);
});

test('an empty catalogue is an empty table with all columns', async () => {
  await operator.import('none.csv', songFile([{ title: 'Half', features: { valence: null } }]), {
    kind: 'CATALOGUE',
    replace: '1',
  });
  const table = await decode(await readCatalogue());
  expect([table.numRows, table.schema.fields.map(({ name }) => name)]).toEqual([0, FEED_COLUMNS]);
});
