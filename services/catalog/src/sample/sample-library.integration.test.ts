import { afterAll, beforeAll, expect, test } from 'vitest';
import { catalogClient } from '../../test-support/catalog-client.ts';
import { type CatalogService, startCatalog } from '../../test-support/catalog-service.ts';
import { importAndRead } from '../../test-support/import-report.ts';
import { SAMPLE_FILE_NAME, SAMPLE_LICENCE, SAMPLE_LIKES, SAMPLE_SONGS, sampleLibraryLines } from './sample-library.ts';

let catalog: CatalogService;

beforeAll(async () => {
  catalog = await startCatalog();
});
afterAll(() => catalog[Symbol.asyncDispose]());

test('the sample library is imported whole: every song with all its features, forty playlists, the likes among them', async () => {
  const operator = catalogClient(catalog, 'operator', ['library:read', 'catalogue:load']);
  const options = { kind: 'CATALOGUE', licence: SAMPLE_LICENCE };
  const view = await importAndRead(operator, SAMPLE_FILE_NAME, [...sampleLibraryLines()].join(''), options);
  expect(view.report).toMatchObject({
    tracks: SAMPLE_SONGS,
    withoutFeatures: 0,
    outOfRange: 0,
    unusableRows: 0,
    issues: [],
  });
  expect(view.playlists).toHaveLength(40);
  const likes = view.playlists.find(({ name }) => name === SAMPLE_LIKES);
  expect(likes?.usableCount).toBeGreaterThan(100);
});
