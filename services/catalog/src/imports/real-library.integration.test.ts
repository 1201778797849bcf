import { readFile } from 'node:fs/promises';
import { realSongsFile } from '@curator/testkit';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type CatalogClient, catalogClient } from '../../test-support/catalog-client.ts';
import { type CatalogService, startCatalog } from '../../test-support/catalog-service.ts';
import { importAndRead } from '../../test-support/import-report.ts';

const file = realSongsFile();

describe.skipIf(file === undefined)('the real TidyTuesday file [real data]', () => {
  let catalog: CatalogService;
  let operator: CatalogClient;
  let bytes: Buffer<ArrayBuffer>;

  beforeAll(async () => {
    catalog = await startCatalog();
    operator = catalogClient(catalog, 'operator', ['library:read', 'catalogue:load']);
    bytes = await readFile(file ?? '');
  });
  afterAll(() => catalog[Symbol.asyncDispose]());

  test('is imported whole: every row counted, five without a song, 471 playlists', async () => {
    const begin = performance.now();
    const view = await importAndRead(operator, 'spotify_songs.csv', bytes, { kind: 'CATALOGUE' });
    const rowsPerSecond = 32_833 / ((performance.now() - begin) / 1_000);
    console.info(`imported at ${Math.round(rowsPerSecond)} rows/s`);
    expect(view.report).toMatchObject({ rowsRead: 32_833, unusableRows: 5, outOfRange: 0 });
    expect(view.report?.issues.map(({ line }) => line)).toEqual([8_153, 9_284, 9_285, 19_570, 19_813]);
    expect(view.playlists).toHaveLength(471);
    const { tracks = 0, duplicates = 0 } = view.report ?? {};
    expect(tracks + duplicates).toBe(32_828);
    expect(tracks).toBeLessThan(28_352);
    expect(tracks).toBeGreaterThan(25_000);
  });

  test('knows all its Spotify ids, of which several may be one recording', async () => {
    const { rows } = await catalog.pool.query(`SELECT count(DISTINCT spotify_id) AS ids FROM tracks`);
    expect(rows).toEqual([{ ids: 28_352 }]);
  });

  test('has five playlists of the name "Permanent Wave"', async () => {
    type Data = { findPlaylists: { matches: { usableCount: number }[] } };
    const data = await operator.query<Data>(
      '{ findPlaylists(nameOrId: "Permanent Wave") { matches { usableCount } } }',
    );
    expect(data.findPlaylists.matches).toHaveLength(5);
    expect(data.findPlaylists.matches.every(({ usableCount }) => usableCount > 0)).toBe(true);
  });

  test('imported again, it changes nothing', async () => {
    const version = () => operator.query('{ catalogue { version tracks playlists } }');
    const before = await version();
    const view = await importAndRead(operator, 'spotify_songs.csv', bytes, { kind: 'CATALOGUE', replace: '1' });
    expect(view.report?.newTracks).toBe(0);
    expect(await version()).toEqual(before);
  });
});
