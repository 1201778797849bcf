import { strToU8, zipSync } from 'fflate';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { catalogClient } from '../../test-support/catalog-client.ts';
import { type CatalogService, startCatalog } from '../../test-support/catalog-service.ts';
import { csvFile, songFile, spotifyId } from '../../test-support/csv-files.ts';
import { importAndRead } from '../../test-support/import-report.ts';

let catalog: CatalogService;

beforeAll(async () => {
  catalog = await startCatalog();
});
afterAll(() => catalog[Symbol.asyncDispose]());

const uri = `spotify:track:${spotifyId(1)}`;
const RICH = songFile([{ title: 'Rich', artist: 'Ann', spotifyId: spotifyId(1), durationMs: 200_000 }]);
const POOR = JSON.stringify({ tracks: [{ artist: 'Ann', album: 'Album', track: 'Rich', uri }], bannedTracks: [] });

async function trackOf(owner: string) {
  const { rows } = await catalog.pool.query(
    `SELECT t.album, t.duration_ms, f.energy, f.complete FROM tracks t JOIN audio_features f ON f.track_id = t.id
     WHERE t.owner = $1 ORDER BY f.complete DESC`,
    [owner],
  );
  return rows[0];
}

const WHOLE = { album: 'Album', duration_ms: 200_000, energy: 0.5, complete: true };

test('a poorer file takes nothing away from what a richer one said', async () => {
  const client = catalogClient(catalog, 'one-after-the-other');
  await importAndRead(client, 'rich.csv', RICH);
  await importAndRead(client, 'YourLibrary.json', POOR);
  expect(await trackOf('one-after-the-other')).toEqual(WHOLE);
});

test('of several rows of a file the one with values is taken, wherever it is', async () => {
  const archive = zipSync({ 'a/YourLibrary.json': strToU8(POOR), 'b/rich.csv': strToU8(RICH) });
  const view = await importAndRead(catalogClient(catalog, 'both-at-once'), 'all.zip', archive);
  expect(view.report).toMatchObject({ tracks: 1, duplicates: 1 });
  expect(await trackOf('both-at-once')).toMatchObject({ energy: 0.5, complete: true });
});

test('a value out of range beside a link that nobody knows is told, and fails nothing', async () => {
  const file = csvFile(
    ['Track URI', 'Tempo'],
    [
      [`spotify:track:${spotifyId(77)}`, 9_999],
      [uri, 120],
    ],
  );
  const client = catalogClient(catalog, 'one-after-the-other');
  const view = await importAndRead(client, 'links.csv', file);
  expect(view.report).toMatchObject({ rowsRead: 2, tracks: 1, unusableRows: 1, outOfRange: 1 });
});

test('thousands of songs of one name do not lead to each other in millions of ways', async () => {
  const songs = (playlist: string) =>
    Array.from({ length: 3_000 }, (_, number) => ({
      title: 'Same',
      artist: 'Band',
      spotifyId: spotifyId(1_000 + number),
      playlist,
    }));
  const client = catalogClient(catalog, 'same');
  await importAndRead(client, 'first.csv', songFile(songs('One')));
  const { report } = await importAndRead(client, 'second.csv', songFile(songs('Two')));
  expect(report).toMatchObject({ rowsRead: 3_000, newTracks: 0 });
  // Before, nine million pairs took half a minute: the limit is wide.
}, 15_000);
