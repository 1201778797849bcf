import { afterAll, beforeAll, expect, test } from 'vitest';
import { type CatalogClient, catalogClient } from '../../test-support/catalog-client.ts';
import { type CatalogService, startCatalog } from '../../test-support/catalog-service.ts';
import { csvFile } from '../../test-support/csv-files.ts';
import { importAndRead } from '../../test-support/import-report.ts';

let catalog: CatalogService;
let listener: CatalogClient;

beforeAll(async () => {
  catalog = await startCatalog();
  listener = catalogClient(catalog, 'listener');
});
afterAll(() => catalog[Symbol.asyncDispose]());

const FEATURE_CELLS = [0.7, 0.6, 4, -6.5, 1, 0.05, 0.2, 0.001, 0.11, 0.45, 121.5];
const FEATURE_HEADER = [
  ...['danceability', 'energy', 'key', 'loudness', 'mode', 'speechiness'],
  ...['acousticness', 'instrumentalness', 'liveness', 'valence', 'tempo'],
];
const FEATURES_AS_READ = {
  ...{ danceability: 0.7, energy: 0.6, key: 4, loudness: -6.5, mode: 1, speechiness: 0.05 },
  ...{ acousticness: 0.2, instrumentalness: 0.001, liveness: 0.11, valence: 0.45, tempo: 121.5 },
};
const capital = (name: string) => name.charAt(0).toUpperCase() + name.slice(1);

async function firstTrack(query: string) {
  const document = `query ($query: String!) { searchTracks(query: $query) { edges { node {
    title artists album releaseDate durationMs explicit popularity genres spotifyId
    features { ${FEATURE_HEADER.join(' ')} timeSignature receipt { source licence } }
  } } } }`;
  type Data = { searchTracks: { edges: { node: Record<string, unknown> }[] } };
  return (await listener.query<Data>(document, { query })).searchTracks.edges[0]?.node;
}

test('reads a playlist of exportify.net: artists, album, features and their receipt', async () => {
  const header = [
    ...['Track URI', 'Track Name', 'Album Name', 'Artist Name(s)', 'Release Date', 'Duration (ms)', 'Popularity'],
    ...['Explicit', 'Added By', 'Added At', 'Genres', 'Record Label', ...FEATURE_HEADER.map(capital), 'Time Signature'],
  ];
  const song = [
    'spotify:track:0000000000000000000101',
    'Alpha, "Live"',
    'Disc',
    'Ann;Bob, the 2nd',
    '2019-06-14',
    200123,
    66,
  ];
  const local = ['spotify:local:x:y:z:100', 'Beta', '', 'Cid', '', 100000, ''];
  const file = csvFile(header, [
    [...song, 'true', '', '', 'art pop,folk', 'Label', ...FEATURE_CELLS, 4],
    [...local, 'false', '', '', '', '', ...FEATURE_CELLS.map(() => ''), ''],
  ]);
  const view = await importAndRead(listener, 'my_songs.csv', file, { licence: 'mine' });
  expect(view).toMatchObject({ state: 'SUCCEEDED', dialect: 'exportify.net', fileName: 'my_songs.csv' });
  expect(view.report).toMatchObject({ rowsRead: 2, tracks: 2, newTracks: 2, withoutFeatures: 1, duplicates: 0 });
  expect(view.playlists).toMatchObject([{ name: 'my_songs', trackCount: 2, usableCount: 1 }]);
  expect(await firstTrack('alpha live')).toEqual({
    ...{ title: 'Alpha, "Live"', artists: ['Ann', 'Bob, the 2nd'], album: 'Disc', releaseDate: '2019-06-14' },
    ...{
      durationMs: 200123,
      explicit: true,
      popularity: 66,
      genres: ['art pop', 'folk'],
      spotifyId: '0000000000000000000101',
    },
    features: { ...FEATURES_AS_READ, timeSignature: 4, receipt: { source: 'my_songs.csv', licence: 'mine' } },
  });
  expect(await firstTrack('beta')).toMatchObject({ spotifyId: null, album: null, popularity: null, features: null });
});

test('splits the artists of exportify.app at commas that are not escaped', async () => {
  const header = ['Track URI', 'Track Name', 'Artist URI(s)', 'Artist Name(s)', 'ISRC', 'Track Duration (ms)'];
  const file = csvFile(header, [
    ['spotify:track:0000000000000000000102', 'Gamma', 'u1', 'Earth\\, Wind, Dee', 'USRC17607839', 1],
  ]);
  expect(await importAndRead(listener, 'app.csv', file)).toMatchObject({ dialect: 'exportify.app' });
  expect(await firstTrack('gamma')).toMatchObject({ artists: ['Earth, Wind', 'Dee'], durationMs: 1 });
});

test('makes every playlist of a TidyTuesday file, and reports rows that name no song', async () => {
  const header = [
    ...['track_id', 'track_name', 'track_artist', 'track_popularity', 'track_album_name', 'track_album_release_date'],
    ...['playlist_name', 'playlist_id', 'playlist_genre', ...FEATURE_HEADER, 'duration_ms'],
  ];
  const row = (id: string, name: string, artist: string, playlist: string, playlistId: string) => [
    ...[`00000000000000000002${id}`, name, artist, 5, 'Album', '2001', playlist, playlistId, 'pop'],
    ...FEATURE_CELLS,
    1000,
  ];
  const file = csvFile(header, [
    row('01', 'One', 'Ann', 'Wave', 'p1'),
    row('02', 'Two', 'Bob', 'Wave', 'p1'),
    row('01', 'One', 'Ann', 'Wave', 'p2'),
    row('03', '', '', 'Wave', 'p2'),
  ]);
  const view = await importAndRead(listener, 'tidy.csv', file);
  expect(view.dialect).toBe('TidyTuesday');
  expect(view.report).toMatchObject({ rowsRead: 4, tracks: 2, duplicates: 1, unusableRows: 1 });
  expect(view.report?.issues).toEqual([
    { line: 5, column: null, value: null, message: 'The row has no title and no artist, and was left out.' },
  ]);
  expect(view.playlists.map(({ name, trackCount }) => [name, trackCount]).sort()).toEqual([
    ['Wave', 1],
    ['Wave', 2],
  ]);
});

test('makes a playlist of each genre of the Hugging Face set, and joins the genres of a song', async () => {
  const header = [
    ...['', 'track_id', 'artists', 'album_name', 'track_name', 'popularity', 'duration_ms', 'explicit'],
    ...[...FEATURE_HEADER, 'time_signature', 'track_genre'],
  ];
  const row = (id: string, genre: string) => [
    ...[0, `00000000000000000003${id}`, 'Ann;Bob', 'Album', `Delta ${id}`, 50, 1000, 'False'],
    ...FEATURE_CELLS,
    ...[4, genre],
  ];
  const view = await importAndRead(
    listener,
    'dataset.csv',
    csvFile(header, [row('01', 'acoustic'), row('02', 'acoustic'), row('01', 'folk')]),
  );
  expect(view.dialect).toBe('Hugging Face');
  expect(view.playlists).toMatchObject([
    { name: 'acoustic', trackCount: 2 },
    { name: 'folk', trackCount: 1 },
  ]);
  expect(await firstTrack('delta 01')).toMatchObject({
    artists: ['Ann', 'Bob'],
    explicit: false,
    genres: ['acoustic', 'folk'],
  });
});

test('reads semicolons, a byte order mark, decimal commas and cells of several lines, and counts lines by the file', async () => {
  const file = '\uFEFFtitle;artist;energy;tempo\r\n"Epsilon\r\nSecond line";Ann;0,25;120\r\n\r\n"Z";Bob;7,5;120\r\n';
  const view = await importAndRead(listener, 'semi.csv', file);
  expect(view.report).toMatchObject({ rowsRead: 2, tracks: 2, outOfRange: 1 });
  expect(view.report?.issues).toEqual([
    { line: 5, column: 'energy', value: '7,5', message: 'energy: not a number from 0 to 1. The value was left out.' },
  ]);
  expect(await firstTrack('epsilon')).toMatchObject({ title: 'Epsilon\r\nSecond line', features: { energy: 0.25 } });
});

test('takes the columns that a mapping names', async () => {
  const file = csvFile(['lied', 'saenger', 'kraft'], [['Eta', 'Uli', 0.75]]);
  const mapping = JSON.stringify({ title: 'lied', artists: 'saenger', energy: 'kraft' });
  expect(await importAndRead(listener, 'lieder.csv', file, { mapping })).toMatchObject({ dialect: 'CSV' });
  expect(await firstTrack('eta uli')).toMatchObject({ artists: ['Uli'], features: { energy: 0.75 } });
});

test('reads a tempo of 0 as not measured, and values too small for the database as 0', async () => {
  const file = csvFile(
    ['title', 'artist', 'tempo', 'instrumentalness', 'energy'],
    [['Theta', 'Uli', 0, '1e-50', 'undefined']],
  );
  const view = await importAndRead(listener, 'odd.csv', file);
  expect(view.report).toMatchObject({ outOfRange: 0, withoutFeatures: 1 });
  expect(await firstTrack('theta')).toMatchObject({ features: { tempo: null, instrumentalness: 0, energy: null } });
});

test('keeps hostile text as text', async () => {
  const title = `'); DROP TABLE tracks; -- \\N \\. "x" {a,b} \t`;
  const file = csvFile(
    ['title', 'artist'],
    [
      [title, '{"a\\",b}'],
      ['=HYPERLINK("x")', '\\.'],
    ],
  );
  const view = await importAndRead(listener, `../../etc/'; DROP TABLE x; --.csv`, file);
  expect(view.fileName).toBe(`'; DROP TABLE x; --.csv`);
  expect(await firstTrack('drop table tracks')).toMatchObject({ title: title.trim(), artists: ['{"a\\",b}'] });
});
