import { CATALOGUE_FEED_PATH } from '@curator/contracts';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { type CatalogClient, catalogClient } from '../../test-support/catalog-client.ts';
import { type CatalogService, startCatalog, testToken } from '../../test-support/catalog-service.ts';
import { songFile, spotifyId, type TestSong } from '../../test-support/csv-files.ts';
import { emptyCatalog } from '../../test-support/empty-catalog.ts';
import { mirrorCatalogue } from '../../test-support/mirrored-catalogue.ts';

let catalog: CatalogService;
let operator: CatalogClient;

beforeAll(async () => {
  catalog = await startCatalog();
  operator = catalogClient(catalog, 'operator', ['library:read', 'library:write', 'catalogue:load']);
});
beforeEach(() => emptyCatalog(catalog.pool));
afterAll(() => catalog[Symbol.asyncDispose]());

const song = (number: number, energy: number): TestSong => ({
  title: `Song ${number}`,
  spotifyId: spotifyId(number),
  features: { energy },
});
const load = async (name: string, songs: TestSong[], options: Record<string, string> = {}) => {
  const answer = await operator.import(name, songFile(songs), { kind: 'CATALOGUE', ...options });
  expect(answer.status).toBe(201);
};
const energies = (recordings: Map<string, number>) => [...recordings.values()].sort();

test('tells what was added, what changed and what is gone, and no more', async () => {
  await load('shared.csv', [song(1, 0.25), song(2, 0.5)]);
  const mirror = await mirrorCatalogue(catalog);
  expect(energies(mirror.recordings)).toEqual([0.25, 0.5]);
  await load('more.csv', [song(3, 0.75)]);
  expect(energies(await mirror.follow())).toEqual([0.25, 0.5, 0.75]);
  await load('shared.csv', [song(1, 0.125), song(2, 0.5)]);
  expect(energies(await mirror.follow())).toEqual([0.125, 0.5, 0.75]);
  await load('shared.csv', [song(1, 0.125)]);
  expect(energies(await mirror.follow())).toEqual([0.125, 0.75]);
  await mirror.follow();
  await mirror.follow();
  expect(mirror.told).toBe(0);
});

test('tells that a song has lost its values, and that an undone load is gone', async () => {
  await load('shared.csv', [song(1, 0.25)]);
  const { id } = await operator.import('undone.csv', songFile([song(2, 0.5)]), { kind: 'CATALOGUE' });
  const mirror = await mirrorCatalogue(catalog);
  expect(energies(mirror.recordings)).toEqual([0.25, 0.5]);
  const undone = await operator.query('mutation ($id: ID!) { undoImport(id: $id) { __typename } }', { id });
  expect(undone).toEqual({ undoImport: { __typename: 'UndoneImport' } });
  expect(energies(await mirror.follow())).toEqual([0.25]);
  await load('shared.csv', [{ ...song(1, 0.25), features: { energy: null } }]);
  expect(energies(await mirror.follow())).toEqual([]);
});

test('two recordings that turn out to be one are one', async () => {
  await load('first.csv', [{ ...song(1, 0.25), isrc: 'USRC17607839' }]);
  await load('second.csv', [{ ...song(2, 0.5), title: 'Another name' }]);
  const mirror = await mirrorCatalogue(catalog);
  expect(mirror.recordings.size).toBe(2);
  await load('third.csv', [{ ...song(2, 0.5), title: 'Another name', isrc: 'USRC17607839' }]);
  expect((await mirror.follow()).size).toBe(1);
});

test('misses nothing of a transaction that began before others and ended after them', async () => {
  await load('shared.csv', [song(1, 0.25)]);
  const early = await catalog.pool.connect();
  await early.query('BEGIN');
  // It has its number now, and commits after what is loaded meanwhile.
  await early.query(`UPDATE audio_features SET energy = 0.875`);
  await early.query(`UPDATE tracks SET changed_in = pg_current_xact_id()`);
  const mirror = await mirrorCatalogue(catalog);
  await load('late.csv', [song(2, 0.5)]);
  expect(energies(await mirror.follow())).toEqual([0.25, 0.5]);
  await early.query('COMMIT');
  early.release();
  expect(energies(await mirror.follow())).toEqual([0.5, 0.875]);
});

test('whoever was away for too long is told to read all again', async () => {
  await load('shared.csv', [song(1, 0.25), song(2, 0.5)]);
  const mirror = await mirrorCatalogue(catalog);
  await load('shared.csv', [song(1, 0.25)]);
  await catalog.pool.query(`UPDATE track_tombstones SET gone_at = now() - interval '8 days'`);
  await load('more.csv', [song(3, 0.75)]);
  const address = `${catalog.url}${CATALOGUE_FEED_PATH}?after=${mirror.cursor}`;
  const headers = { authorization: testToken('service:trainer', ['features:read']) };
  expect((await fetch(address, { headers })).status).toBe(410);
  expect((await fetch(`${catalog.url}${CATALOGUE_FEED_PATH}?after=x`, { headers })).status).toBe(400);
});

test('a reader that goes away in the middle leaves no connection behind', async () => {
  await load(
    'many.csv',
    Array.from({ length: 20_000 }, (_, number) => song(number + 1, 0.5)),
  );
  for (let reader = 0; reader < 15; reader += 1) {
    const gone = new AbortController();
    const headers = { authorization: testToken('service:trainer', ['features:read']) };
    const answer = await fetch(catalog.url + CATALOGUE_FEED_PATH, { headers, signal: gone.signal });
    await answer.body?.getReader().read();
    gone.abort();
  }
  expect((await mirrorCatalogue(catalog)).recordings.size).toBe(20_000);
}, 60_000);
