import { strToU8, zipSync } from 'fflate';
import { expect, test } from 'vitest';
import { PREVIEW_BYTES, type PreviewOptions, previewFile } from './preview.ts';
import { songId, streamOf } from './testing/read-whole.ts';

const preview = (content: string | Uint8Array, options: Partial<PreviewOptions> = {}) =>
  previewFile({ fileName: 'My list.csv', ...options }, streamOf(content));

test('proposes columns and says how sure it is', async () => {
  const { proposed, unmatched, ...view } = await preview(
    'Title,track_artist,energy,mood\nA,X,0.5,sad\nB,Y,7,glad\n,,,\n',
  );
  expect(proposed).toEqual([
    { field: 'title', column: 'Title', index: 0, sureness: 'EXACT_NAME' },
    { field: 'artists', column: 'track_artist', index: 1, sureness: 'ALIAS' },
    { field: 'energy', column: 'energy', index: 2, sureness: 'EXACT_NAME' },
  ]);
  expect(unmatched).toEqual(['mood']);
  expect(view).toMatchObject({
    state: 'READY',
    dialect: 'CSV',
    encoding: 'utf-8',
    grouping: 'file',
    needed: [],
    rescaled: [],
  });
  expect(view.rows).toMatchObject([
    { title: 'A', row: 1 },
    { title: 'B', row: 2 },
  ]);
  expect(view.issues).toMatchObject([
    { row: 2, column: 'energy' },
    { row: 3, kind: 'unusable' },
  ]);
  expect(view.playlists).toEqual([{ name: 'My list', mark: null, songs: 2 }]);
});

const UNNAMED = `code;lied;saenger;tag\n${[
  ['Alpha', 'Ann'],
  ['Beta', 'Ann'],
  ['Gamma', 'Bob'],
]
  .map(([title, artist], index) => `spotify:track:${songId(index)};${title};${artist};2020-01-0${index + 1}`)
  .join('\n')}\n`;

test('asks for titles and artists that no name tells, and proposes them by their values, without using them', async () => {
  const view = await preview(UNNAMED);
  expect(view).toMatchObject({ state: 'NEEDS_MAPPING', needed: ['title', 'artists'], rows: [], unmatched: ['tag'] });
  expect(view.proposed).toEqual([
    { field: 'spotifyId', column: 'code', index: 0, sureness: 'VALUES' },
    { field: 'title', column: 'lied', index: 1, sureness: 'VALUES' },
    { field: 'artists', column: 'saenger', index: 2, sureness: 'VALUES' },
  ]);
});

test('shows the rows as a mapping would have them read', async () => {
  const view = await preview(UNNAMED, { mapping: { title: 'lied', artists: 'saenger' } });
  expect(view).toMatchObject({ state: 'READY', needed: [] });
  expect(view.proposed.map(({ field, sureness }) => [field, sureness])).toEqual([
    ['spotifyId', 'VALUES'],
    ['title', 'CHOSEN'],
    ['artists', 'CHOSEN'],
  ]);
  expect(view.rows.map(({ title, artists, spotifyId }) => [title, artists[0], spotifyId])).toEqual([
    ['Alpha', 'Ann', null],
    ['Beta', 'Ann', null],
    ['Gamma', 'Bob', null],
  ]);
});

test.each([
  [{ mapping: { title: 'nope' } }, 'MAPPING_INVALID', /"nope".*"code", "lied"/],
  [{ mapping: { colour: 'lied' } }, 'MAPPING_INVALID', /"colour"/],
  [{ scales: { energy: 0 } }, 'SCALES_INVALID', /"energy" with 0/],
])('refuses %j, and says what there is', async (options, code, says) => {
  await expect(preview(UNNAMED, options)).rejects.toMatchObject({ code, message: expect.stringMatching(says) });
});

test('finds features in another scale, and asks', async () => {
  const text = 'title,artist,energy,valence,liveness,tempo\nA,X,80,0.5,0,120\nB,Y,75.5,90,1000,90\nC,Z,0,0.1,400,100\n';
  const { rescaled } = await preview(text);
  expect(rescaled).toEqual([
    { feature: 'energy', column: 'energy', scale: 100, smallest: 0, largest: 80 },
    { feature: 'liveness', column: 'liveness', scale: 1_000, smallest: 0, largest: 1_000 },
  ]);
  const told = await preview(text, { scales: { energy: 100 } });
  expect(told.rescaled.map(({ feature }) => feature)).toEqual(['liveness']);
  expect(told.rows.map(({ features }) => features[2])).toEqual([0.8, 0.755, 0]);
});

test('reads no more than the beginning of a file, wherever that ends', async () => {
  let asked = 0;
  async function* endless() {
    yield Buffer.from('title,artist,energy\n');
    for (;;) {
      asked++;
      yield Buffer.from('"Ä, b",Ann,0.5\n'.repeat(1_000));
    }
  }
  const view = await previewFile({ fileName: 'x' }, endless());
  expect(view.rows).toHaveLength(10);
  expect(view.issues.length).toBeLessThanOrEqual(1);
  expect(asked).toBeLessThan(PREVIEW_BYTES / 15_000 + 2);
});

const SLICES: [what: string, whole: string | Uint8Array][] = [
  ['CSV', 'title,artist\n"Ä, b",Ann\n"Cé",Bob\n"D ""x""",Cid'],
  [
    'JSON',
    JSON.stringify([
      { title: 'Ä', artist: 'Ann' },
      { title: 'B', artist: 'Bob' },
    ]),
  ],
  ['XSPF', '<playlist><trackList><track><title>Ä</title><creator>Ann</creator></track></trackList></playlist>'],
  ['M3U', '#EXTM3U\n#EXTINF:5,Ann - Ä\nx.mp3\n'],
  ['lines', 'Ann - Ä\nBob - B\n'],
  ['zip', zipSync({ 'a.csv': strToU8('title,artist\nÄ,Ann\nB,Bob\n') })],
];

test.each(SLICES)('%s that is cut anywhere is no fault for being cut', async (_what, whole) => {
  const bytes = Buffer.from(whole as Uint8Array);
  for (let length = 1; length <= bytes.length; length++) {
    const view = await preview(bytes.subarray(0, length)).catch((error: unknown) => error);
    if (view instanceof Error)
      expect(view).toMatchObject({
        code: expect.stringMatching(/^(?:EMPTY_FILE|NOT_TEXT|UNKNOWN_FORMAT|NO_USABLE_COLUMN)$/),
      });
  }
  const whole_ = await preview(bytes);
  expect(whole_.rows[0]).toMatchObject({ artists: ['Ann'] });
});

test('shows the last row of a small file that ends without a line end', async () => {
  expect((await preview('title,artist\nA,X')).rows).toHaveLength(1);
});

test('shows the playlists of a file, and what they say', async () => {
  const tracks = [{ artist: 'Ann', album: 'D', track: 'One', uri: `spotify:track:${songId(1)}` }];
  const view = await preview(JSON.stringify({ tracks, bannedTracks: [...tracks, ...tracks] }));
  expect(view).toMatchObject({ state: 'READY', dialect: 'Spotify library', grouping: 'playlist' });
  expect(view.playlists).toEqual([
    { name: 'Liked songs', mark: 'LIKES', songs: 1 },
    { name: 'Banned songs', mark: 'DISLIKES', songs: 2 },
  ]);
});
