import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { type CatalogClient, catalogClient } from '../../test-support/catalog-client.ts';
import { type CatalogService, startCatalog } from '../../test-support/catalog-service.ts';
import { songFile, spotifyId } from '../../test-support/csv-files.ts';
import { emptyCatalog } from '../../test-support/empty-catalog.ts';
import { importAndRead, titlesOf } from '../../test-support/import-report.ts';

let catalog: CatalogService;
let listener: CatalogClient;

beforeAll(async () => {
  catalog = await startCatalog();
  listener = catalogClient(catalog, 'listener');
});
beforeEach(() => emptyCatalog(catalog.pool));
afterAll(() => catalog[Symbol.asyncDispose]());

/** Two ids that were taken for one recording by their names. */
const SONGS = [
  { title: 'Twin', spotifyId: spotifyId(1), durationMs: 200_000 },
  { title: 'Twin - Remastered', spotifyId: spotifyId(2), durationMs: 201_000 },
  { title: 'Other', spotifyId: spotifyId(3) },
];

const change = async (name: string, id: string | undefined, client = listener) =>
  (
    await client.query<{ result: Record<string, unknown> }>(
      `mutation ($id: ID!) { result: ${name}(id: $id) { ... on SplitTrack { track { recordingId mergedBy sameRecording { title } } }
        ... on TrackProblem { code } } }`,
      { id },
    )
  ).result;

async function trackOf(number: number, owner = 'listener'): Promise<string> {
  const { rows } = await catalog.pool.query<{ id: string }>(
    'SELECT id FROM tracks WHERE spotify_id = $1 AND owner = $2',
    [spotifyId(number), owner],
  );
  return rows[0]?.id ?? '';
}

test('what was taken for one recording is told apart, stays so when the file comes again, and is joined again', async () => {
  const { playlists } = await importAndRead(listener, 'twins.csv', songFile(SONGS));
  const playlist = playlists[0]?.id ?? '';
  expect(await titlesOf(listener, playlist)).toEqual(['Twin', 'Other']);
  const second = await trackOf(2);
  const document = 'query ($id: ID!) { track(id: $id) { mergedBy sameRecording { title } } }';
  expect(await listener.query(document, { id: second })).toEqual({
    track: { mergedBy: 'NAME', sameRecording: [{ title: 'Twin' }] },
  });
  expect(await change('splitTrack', second)).toMatchObject({ track: { mergedBy: null, sameRecording: [] } });
  expect(await titlesOf(listener, playlist)).toEqual(['Twin', 'Twin - Remastered', 'Other']);
  await importAndRead(listener, 'twins.csv', songFile([...SONGS, { title: 'Twin', artist: 'Somebody' }]));
  expect(await titlesOf(listener, playlist)).toEqual(['Twin', 'Twin - Remastered', 'Other']);
  expect(await change('joinTrack', second)).toMatchObject({ track: { sameRecording: [{ title: 'Twin' }] } });
  expect(await titlesOf(listener, playlist)).toEqual(['Twin', 'Other']);
});

test('the first of a recording can be told apart as well: the others keep it', async () => {
  await importAndRead(listener, 'twins.csv', songFile(SONGS));
  const [first, second] = [await trackOf(1), await trackOf(2)];
  expect(await change('splitTrack', first)).toMatchObject({ track: { sameRecording: [] } });
  const { rows } = await catalog.pool.query(
    'SELECT count(DISTINCT recording_id) AS count FROM tracks WHERE id IN ($1, $2)',
    [first, second],
  );
  expect(rows).toEqual([{ count: 2 }]);
});

test('says why a song cannot be told apart', async () => {
  await importAndRead(listener, 'twins.csv', songFile(SONGS));
  const operator = catalogClient(catalog, 'operator', ['library:read', 'catalogue:load']);
  await operator.import('shared.csv', songFile([{ title: 'Shared', spotifyId: spotifyId(9) }]), { kind: 'CATALOGUE' });
  const stranger = catalogClient(catalog, 'stranger');
  expect(await change('splitTrack', await trackOf(2), stranger)).toEqual({ code: 'NOT_FOUND' });
  expect(await change('splitTrack', await trackOf(9, ''))).toEqual({ code: 'NOT_YOURS' });
  expect(await change('splitTrack', await trackOf(3))).toEqual({ code: 'NOT_MERGED' });
  expect(await change('joinTrack', await trackOf(2))).toEqual({ code: 'NOT_MERGED' });
  expect(await change('splitTrack', 'nonsense')).toEqual({ code: 'NOT_FOUND' });
});
