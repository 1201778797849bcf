import { afterAll, beforeAll, expect, test } from 'vitest';
import { catalogClient } from '../../test-support/catalog-client.ts';
import { type CatalogService, startCatalog } from '../../test-support/catalog-service.ts';
import { songFile, spotifyId, type TestSong } from '../../test-support/csv-files.ts';
import { importAndRead, titlesOf } from '../../test-support/import-report.ts';

let catalog: CatalogService;
let listeners = 0;

beforeAll(async () => {
  catalog = await startCatalog();
});
afterAll(() => catalog[Symbol.asyncDispose]());

/** How many recordings the songs are, brought by somebody new in one file. */
async function recordingsIn(songs: TestSong[]): Promise<number | undefined> {
  listeners += 1;
  const view = await importAndRead(catalogClient(catalog, `listener-${listeners}`), 'file.csv', songFile(songs));
  return view.report?.tracks;
}

test('takes the same title and main artist within 3 s as one recording, whatever the spelling', async () => {
  const songs = [
    { title: 'Déjà Vu (feat. Guest)', artist: 'Zoë;Guest', durationMs: 200_000, spotifyId: spotifyId(1) },
    { title: 'deja vu', artist: 'ZOE', durationMs: 203_000, spotifyId: spotifyId(2) },
  ];
  expect(await recordingsIn(songs)).toBe(1);
});

test('keeps versions apart that differ by more than 3 s, by artist, or by what follows a dash', async () => {
  const versions = [
    { title: 'Version', durationMs: 200_000 },
    { title: 'Version', durationMs: 203_001 },
    { title: 'Version', durationMs: 200_000, artist: 'Somebody else' },
    { title: 'Version - Remix', durationMs: 200_000 },
    { title: 'Version (feat. X) - Club Mix', durationMs: 200_000 },
  ];
  expect(await recordingsIn(versions)).toBe(5);
});

test('joins rows of one Spotify id or one ISRC, and what those join in turn', async () => {
  const joined = [
    { title: 'First name', spotifyId: spotifyId(11), isrc: 'USRC17607839' },
    { title: 'Second name', spotifyId: spotifyId(12), isrc: 'US-RC1-76-07839' },
    { title: 'Second name', spotifyId: spotifyId(13), isrc: 'GBAYE0601498' },
    { title: 'Third name', spotifyId: spotifyId(14), isrc: 'GBAYE0601498' },
    { title: 'Fourth name', spotifyId: spotifyId(14) },
  ];
  expect(await recordingsIn(joined)).toBe(1);
});

const operatorOf = (subject: string) => catalogClient(catalog, subject, ['library:read', 'catalogue:load']);

const RECORDINGS = '{ playlists { edges { node { name tracks { edges { node { recordingId } } } } } } }';

/** Recordings of each of a listener's playlists, and of the catalogue's, by name. */
async function recordingsByPlaylist(client: ReturnType<typeof catalogClient>): Promise<Record<string, string[]>> {
  type Data = {
    playlists: { edges: { node: { name: string; tracks: { edges: { node: { recordingId: string } }[] } } }[] };
  };
  const { playlists } = await client.query<Data>(RECORDINGS);
  return Object.fromEntries(
    playlists.edges.map(({ node }) => [node.name, node.tracks.edges.map((edge) => edge.node.recordingId)]),
  );
}

const inPlaylist = (playlist: string, songs: readonly TestSong[]) => songs.map((song) => ({ ...song, playlist }));

const known = { title: 'Known', artist: 'Ann', durationMs: 100_000, spotifyId: spotifyId(21) };
const firstFile = [known, { title: 'By id', spotifyId: spotifyId(22) }];
const secondFile = [
  { ...known, spotifyId: spotifyId(23), durationMs: 102_900 },
  { title: 'Renamed', spotifyId: spotifyId(22) },
];

test('gives a song of another file of the listener, or of the catalogue, the recording that it has already', async () => {
  const [listener, operator] = [catalogClient(catalog, 'first'), operatorOf('operator')];
  await listener.import('a.csv', songFile(inPlaylist('a', firstFile)));
  await listener.import('b.csv', songFile(inPlaylist('b', secondFile)));
  const before = await recordingsByPlaylist(listener);
  expect(before.b).toEqual(before.a);
  // A catalogue load makes them the catalogue's, and so what the listener knows is known there too.
  await operator.import('shared.csv', songFile(inPlaylist('shared', secondFile)), { kind: 'CATALOGUE' });
  const after = await recordingsByPlaylist(listener);
  expect(after.a).toEqual(after.shared);
  expect(after.b).toEqual(after.shared);
});

test('nobody can make one song of others’ songs', async () => {
  const [poisoner, victim] = [catalogClient(catalog, 'poisoner'), catalogClient(catalog, 'victim')];
  const operator = operatorOf('operator');
  const songs = [31, 32, 33, 34].map((number) => ({
    title: `Honest ${number}`,
    artist: `Band ${number}`,
    spotifyId: spotifyId(number),
  }));
  const lies = songs.map((song) => ({ ...song, title: 'All the same', artist: 'Nobody', isrc: 'USABC1234567' }));
  await poisoner.import('lies.csv', songFile(lies));
  await victim.import('mine.csv', songFile(inPlaylist('mine', songs)));
  await operator.import('honest.csv', songFile(inPlaylist('honest', songs)), { kind: 'CATALOGUE' });
  const { honest, mine } = await recordingsByPlaylist(victim);
  expect(new Set(honest).size).toBe(4);
  expect(mine).toEqual(honest);
});

test('keeps the order of a playlist, and a recording that it has twice once', async () => {
  const client = catalogClient(catalog, 'order');
  const titles = ['C', 'A', 'B', 'A', 'D'];
  const view = await importAndRead(client, 'order.csv', songFile(titles.map((title) => ({ title }))));
  expect(view.report?.duplicates).toBe(1);
  expect(await titlesOf(client, view.playlists[0]?.id ?? '')).toEqual(['C', 'A', 'B', 'D']);
});

test('imports of several operators at once make one recording of one song', async () => {
  const songs = Array.from({ length: 50 }, (_, number) => ({ title: `Race ${number}`, durationMs: 1_000 }));
  const clients = ['r1', 'r2', 'r3', 'r4', 'r5', 'r6'].map(operatorOf);
  const answers = await Promise.all(
    clients.map((client) => client.import('race.csv', songFile(songs), { kind: 'CATALOGUE' })),
  );
  expect(answers.map(({ status }) => status)).toEqual(clients.map(() => 201));
  const { rows } = await catalog.pool.query(
    "SELECT count(DISTINCT recording_id) AS count FROM tracks WHERE title LIKE 'Race %'",
  );
  expect(rows).toEqual([{ count: 50 }]);
});
