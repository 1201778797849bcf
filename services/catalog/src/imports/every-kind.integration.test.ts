import { strToU8, zipSync } from 'fflate';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type CatalogClient, catalogClient } from '../../test-support/catalog-client.ts';
import { type CatalogService, startCatalog } from '../../test-support/catalog-service.ts';
import { csvFile, songFile, spotifyId } from '../../test-support/csv-files.ts';
import { importAndRead } from '../../test-support/import-report.ts';

let catalog: CatalogService;
let operator: CatalogClient;

beforeAll(async () => {
  catalog = await startCatalog();
  operator = catalogClient(catalog, 'operator', ['library:read', 'catalogue:load']);
  const songs = [1, 2].map((number) => ({ title: `Shared ${number}`, artist: 'Ann', spotifyId: spotifyId(number) }));
  await operator.import('shared.csv', songFile(songs), { kind: 'CATALOGUE' });
});
afterAll(() => catalog[Symbol.asyncDispose]());

const uri = (number: number) => `spotify:track:${spotifyId(number)}`;
const json = (value: unknown) => JSON.stringify(value);
const play = (number: number, msPlayed: number, skipped: boolean) => ({
  ts: '2026-01-01T00:00:00Z',
  ms_played: msPlayed,
  master_metadata_track_name: `Heard ${number}`,
  master_metadata_album_artist_name: 'Bea',
  spotify_track_uri: uri(100 + number),
  skipped,
  ip_addr: '192.0.2.1',
});

const LIBRARY = json({
  tracks: [
    { artist: 'Ann', album: 'One', track: 'Kept', uri: uri(11) },
    { artist: 'Ann', album: 'One', track: 'Kept too', uri: uri(12) },
  ],
  bannedTracks: [{ artist: 'Bob', album: 'Two', track: 'Banned', uri: uri(13) }],
  albums: [{ artist: 'Ann', album: 'One', uri: 'spotify:album:x' }],
  shows: [],
  episodes: [],
  artists: [],
  bannedArtists: [],
  other: [],
});

const PLAYLISTS = json({
  playlists: [
    { name: 'Road', items: [{ track: { trackName: 'Drive', artistName: 'Cy', albumName: 'Go', trackUri: uri(21) } }] },
    {
      name: 'Home',
      items: [{ track: { trackName: 'Rest', artistName: 'Cy', albumName: 'Go', trackUri: uri(22) } }, { episode: {} }],
    },
  ],
});

const HISTORY = json([
  ...Array.from({ length: 5 }, () => play(1, 180_000, false)),
  ...Array.from({ length: 3 }, () => play(2, 4_000, true)),
  play(3, 4_000, true),
]);

const JSPF = json({
  playlist: { title: 'Jay', track: [{ title: 'Spiff', creator: 'Dee', duration: 200_000, identifier: [uri(31)] }] },
});
const XSPF = `<?xml version="1.0" encoding="UTF-8"?><playlist version="1" xmlns="http://xspf.org/ns/0/"><title>Ex</title>
  <trackList><track><title>Spiff &amp; Co</title><creator>Dee</creator><duration>200000</duration></track></trackList></playlist>`;
const M3U =
  '#EXTM3U\n#PLAYLIST:Em\n#EXTINF:200,Eve - Three\nmusic/eve-three.mp3\n#EXTINF:100,Eve - Four\nmusic/eve-four.mp3\n';
const PASTED = `https://open.spotify.com/track/${spotifyId(1)}?si=x\n${uri(2)}\nFay - Pasted\n\n`;
const KAGGLE_LARGE = csvFile(
  [
    'id',
    'name',
    'album',
    'album_id',
    'artists',
    'artist_ids',
    'track_number',
    'disc_number',
    'explicit',
    'energy',
    'duration_ms',
    'year',
    'release_date',
  ],
  [[spotifyId(41), 'Large', 'A', 'a', "['Gus', 'Hal']", "['x', 'y']", 1, 1, 'False', 0.5, 200_000, 1999, '1999-01-01']],
);
const KAGGLE_SMALL = csvFile(
  ['id', 'name', 'popularity', 'duration_ms', 'explicit', 'artists', 'id_artists', 'release_date', 'energy'],
  [[spotifyId(42), 'Small', 30, 200_000, 0, "['Ida']", "['z']", '1999', 0.5]],
);
const GERMAN = csvFile(
  ['Track-URI', 'Trackname', 'Künstlername(n)', 'ISRC'],
  [[uri(51), 'Straße', 'Jo\\, der Erste, Kim', 'DEABC1234567']],
);
const ARCHIVE = zipSync({
  'MyData/YourLibrary.json': strToU8(LIBRARY),
  'MyData/Playlist1.json': strToU8(PLAYLISTS),
  'MyData/Userdata.json': strToU8(json({ username: 'me', email: 'me@example.com' })),
  'lists/em.m3u8': strToU8(M3U),
});

interface Kind {
  name: string;
  body: string | Uint8Array<ArrayBuffer>;
  dialect: string;
  /** Rows, recordings, and rows that name no song. */
  counts: [rowsRead: number, tracks: number, unusableRows: number];
  /** Name, mark and songs. */
  playlists: [string, string | null, number][];
}

const KINDS: Kind[] = [
  {
    name: 'YourLibrary.json',
    body: LIBRARY,
    dialect: 'Spotify library',
    counts: [3, 3, 0],
    playlists: [
      ['Banned songs', 'DISLIKES', 1],
      ['Liked songs', 'LIKES', 2],
    ],
  },
  {
    name: 'Playlist1.json',
    body: PLAYLISTS,
    dialect: 'Spotify playlists',
    counts: [2, 2, 0],
    playlists: [
      ['Home', null, 1],
      ['Road', null, 1],
    ],
  },
  {
    name: 'Streaming_History_Audio_2026.json',
    body: HISTORY,
    dialect: 'Spotify streaming history',
    counts: [2, 2, 0],
    playlists: [
      ['Most played', null, 1],
      ['Skipped songs', 'DISLIKES', 1],
    ],
  },
  { name: 'list.jspf', body: JSPF, dialect: 'JSPF', counts: [1, 1, 0], playlists: [['Jay', null, 1]] },
  { name: 'list.xspf', body: XSPF, dialect: 'XSPF', counts: [1, 1, 0], playlists: [['Ex', null, 1]] },
  { name: 'list.m3u', body: M3U, dialect: 'M3U', counts: [2, 2, 0], playlists: [['Em', null, 2]] },
  { name: 'pasted.txt', body: PASTED, dialect: 'Lines', counts: [3, 3, 0], playlists: [['pasted', null, 3]] },
  {
    name: 'tracks_features.csv',
    body: KAGGLE_LARGE,
    dialect: 'Kaggle 1.2M',
    counts: [1, 1, 0],
    playlists: [['tracks_features', null, 1]],
  },
  {
    name: 'tracks.csv',
    body: KAGGLE_SMALL,
    dialect: 'Kaggle 600k',
    counts: [1, 1, 0],
    playlists: [['tracks', null, 1]],
  },
];

const VIEW = `query ($id: ID!) { import(id: $id) { dialect encoding report { rowsRead tracks unusableRows ignored { what count } }
  playlists { name mark trackCount } } }`;

interface View {
  dialect: string;
  encoding: string;
  report: { rowsRead: number; tracks: number; unusableRows: number; ignored: { what: string; count: number }[] };
  playlists: { name: string; mark: string | null; trackCount: number }[];
}

async function bring(who: string, name: string, body: NonNullable<RequestInit['body']>): Promise<View> {
  const client = catalogClient(catalog, who);
  const answer = await client.import(name, body);
  if (answer.id === undefined) throw new Error(`${name} was refused: ${answer.code} ${answer.message}`);
  return (await client.query<{ import: View }>(VIEW, { id: answer.id })).import;
}

const playlistsOf = ({ playlists }: View) =>
  playlists.map(({ name, mark, trackCount }) => [name, mark, trackCount]).sort();

test.each(KINDS)('brings $dialect, whatever its name', async ({ name, body, dialect, counts, playlists }) => {
  const view = await bring(name, `${name}.whatever`, body);
  const { report } = view;
  expect([view.dialect, report.rowsRead, report.tracks, report.unusableRows]).toEqual([dialect, ...counts]);
  const expected = playlists.map(([list, mark, songs]) => [
    list.replace(/^(pasted|tracks|tracks_features)$/, name),
    mark,
    songs,
  ]);
  expect(playlistsOf(view)).toEqual(expected.sort());
});

test('tells what of an account export is no song', async () => {
  const { report } = await bring('ignoring', 'YourLibrary.json', LIBRARY);
  expect(report.ignored).toEqual([{ what: 'albums', count: 1 }]);
});

test('brings what is in an archive, and leaves out what is no music', async () => {
  const view = await bring('archive', 'my-data.zip', ARCHIVE);
  expect(playlistsOf(view)).toEqual([
    ['Banned songs', 'DISLIKES', 1],
    ['Em', null, 2],
    ['Home', null, 1],
    ['Liked songs', 'LIKES', 2],
    ['Road', null, 1],
  ]);
  expect(JSON.stringify(await catalog.pool.query('SELECT * FROM import_rows'))).not.toContain('me@example.com');
});

test('reads exportify’s headers in another language, with commas in names', async () => {
  const view = await importAndRead(catalogClient(catalog, 'german'), 'liste.csv', GERMAN);
  expect([view.dialect, view.report?.tracks]).toEqual(['exportify.app', 1]);
  const { rows } = await catalog.pool.query(`SELECT title, artists, isrc FROM tracks WHERE owner = 'german'`);
  expect(rows).toEqual([{ title: 'Straße', artists: ['Jo, der Erste', 'Kim'], isrc: 'DEABC1234567' }]);
});

test.each([
  ['utf-16le', new Uint8Array([0xff, 0xfe, ...Buffer.from('title;artist\nGrün;Zoë\nBlau;Åsa\n', 'utf16le')])],
  [
    'windows-1252',
    new Uint8Array(
      Buffer.from(
        'title;artist\nGrün und weiß;Zoë Müller\nÜber den Dächern;Åsa Björk\nKäse, süß;Jürgen Groß\n',
        'latin1',
      ),
    ),
  ],
])('reads letters in %s, and says so', async (encoding, body) => {
  const view = await bring(encoding, 'letters.csv', body);
  expect(view.encoding).toBe(encoding);
  const { rows } = await catalog.pool.query<{ artists: string[] }>('SELECT artists FROM tracks WHERE owner = $1', [
    encoding,
  ]);
  expect(rows.some(({ artists }) => /^Åsa/.test(artists[0] ?? ''))).toBe(true);
});

test('a pasted link alone is found in the catalogue, or told to be unknown', async () => {
  const view = await importAndRead(catalogClient(catalog, 'linker'), 'links.txt', `${uri(1)}\n${uri(999)}\n`);
  expect(view.report).toMatchObject({ rowsRead: 2, tracks: 1, newTracks: 0, unusableRows: 1 });
  expect(view.report?.issues).toMatchObject([
    { line: 2, value: spotifyId(999), message: expect.stringContaining('link alone') },
  ]);
});
