import { strToU8, zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { briefly, readWhole, songId, streamOf } from '../testing/read-whole.ts';

const zip = (files: Record<string, string | Uint8Array>) =>
  zipSync(
    Object.fromEntries(
      Object.entries(files).map(([name, content]) => [name, typeof content === 'string' ? strToU8(content) : content]),
    ),
  );

const PICTURE = new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 0xd]);

test('reads every file that has songs, each as what it is; others are skipped and counted', async () => {
  const file = await readWhole(
    zip({
      'lists/Road.csv': 'title,artist\nOne,Ann\nTwo,Bob\n',
      'lists/': '',
      '__MACOSX/lists/._Road.csv': 'title,artist\nX,Y\n',
      '.DS_Store': 'x',
      'cover.png': PICTURE,
      'README.txt': 'About these files',
      'Userdata.json': '{"username":"x","email":"y"}',
      'old.csv': Buffer.from('Titel;title;artist\n;Café;Zoë\n', 'latin1'),
      'sheet.csv': '',
      'mine.m3u8': '#EXTM3U\n#EXTINF:5,Cid - Three\nx.mp3\n',
      'set.csv': `,track_id,artists,album_name,track_name,track_genre\n0,${songId(1)},Dee,Disc,Four,folk\n`,
      'library.json': `{"tracks":[{"artist":"Eve","album":"D","track":"Five","uri":"spotify:track:${songId(2)}"}]}`,
    }),
  );
  expect(file).toMatchObject({ dialect: 'CSV', grouping: 'playlist', encoding: 'utf-8, windows-1252' });
  expect(file.rows.map((row) => [row.row, row.line, row.file, row.playlistId, ...briefly(row)])).toEqual([
    [1, 2, 'lists/Road.csv', 'lists/Road.csv', 'One', 'Ann', null, 'Road', null],
    [2, 3, 'lists/Road.csv', 'lists/Road.csv', 'Two', 'Bob', null, 'Road', null],
    [3, 2, 'old.csv', 'old.csv', 'Café', 'Zoë', null, 'old', null],
    [4, 3, 'mine.m3u8', 'mine.m3u8', 'Three', 'Cid', null, 'mine', null],
    [5, 2, 'set.csv', 'folk', 'Four', 'Dee', songId(1), 'folk', null],
    [6, 1, 'library.json', 'Liked songs', 'Five', 'Eve', songId(2), 'Liked songs', 'LIKES'],
  ]);
  expect(file.counts.ignored).toEqual({ 'other files': 6 });
});

test('counts what was heard over all files of an account', async () => {
  const play = (title: string, skipped: boolean) => ({
    ms_played: skipped ? 1_000 : 200_000,
    master_metadata_track_name: title,
    master_metadata_album_artist_name: 'Ann',
    spotify_track_uri: `spotify:track:${songId(1)}`,
    reason_end: skipped ? 'fwdbtn' : 'trackdone',
    skipped,
  });
  const file = await readWhole(
    zip({
      'Streaming_History_Audio_2020.json': JSON.stringify([play('One', true)]),
      'Streaming_History_Audio_2021.json': JSON.stringify([play('One', true)]),
    }),
  );
  expect(file.rows.map(briefly)).toEqual([['One', 'Ann', songId(1), 'Skipped songs', 'DISLIKES']]);
});

test('numbers rows through, and says of which file an issue is', async () => {
  const file = await readWhole(
    zip({ 'a.csv': 'title,artist,energy\nA,X,0.5\n', 'b.csv': 'title,artist,energy\nB,Y,7\n,,\n' }),
  );
  expect(file.rows.map(({ row }) => row)).toEqual([1, 2]);
  expect(file.issues).toMatchObject([
    { row: 2, line: 2, file: 'b.csv', kind: 'outOfRange' },
    { row: 3, line: 3, file: 'b.csv', kind: 'unusable' },
  ]);
});

test('a mapping is for the files that it fits', async () => {
  const file = await readWhole(zip({ 'a.csv': 'lied,wer\nA,X\n', 'b.txt': 'About\n' }), {
    mapping: { title: 'lied', artists: 'wer' },
  });
  expect(file.rows.map(briefly)).toEqual([['A', 'X', null, 'a', null]]);
});

test('gives the same rows however its bytes are cut', async () => {
  const bytes = zip({ 'a.csv': `title,artist\n${'One,Ann\n'.repeat(2_000)}`, 'b.csv': 'title,artist\nTwo,Bob\n' });
  const pieces = Array.from({ length: Math.ceil(bytes.length / 7) }, (_, index) =>
    bytes.subarray(index * 7, index * 7 + 7),
  );
  expect((await readWhole(streamOf(...pieces))).rows).toEqual((await readWhole(bytes)).rows);
});

describe('refuses', () => {
  const zeros = new Uint8Array(64 * 2 ** 20);
  const songs = zip({ 'a.csv': `title,artist\n${'A,B\n'.repeat(50_000)}` });
  test.each<[what: string, bytes: Uint8Array, code: string, says: RegExp]>([
    [
      'a bomb',
      zip({ 'a.csv': `title,artist\n${'A,B\n'.repeat(8_000_000)}` }),
      'ARCHIVE_REFUSED',
      /"a\.csv".*200 times/,
    ],
    ['a bomb of zeros', zip({ 'x.bin': zeros }), 'ARCHIVE_REFUSED', /200 times/],
    [
      'an archive in an archive',
      zip({ 'b.zip': zip({ 'a.csv': 'title,artist\nA,B\n' }) }),
      'ARCHIVE_REFUSED',
      /"b\.zip"/,
    ],
    ['a spreadsheet', zip({ '[Content_Types].xml': '<x/>', 'xl/sheet.xml': '<x/>' }), 'NOT_TEXT', /spreadsheet/],
    ['one that is cut off', songs.subarray(0, songs.length / 2), 'ARCHIVE_REFUSED', /not whole/],
    [
      'one that is damaged',
      songs.map((byte, index) => (index > 60 && index < 90 ? 255 : byte)),
      'ARCHIVE_REFUSED',
      /damaged/,
    ],
    ['one without songs', zip({ 'cover.png': PICTURE }), 'UNKNOWN_FORMAT', /no file with songs/],
    ['one without files', zip({}), 'UNKNOWN_FORMAT', /no file with songs/],
    [
      'one whose columns say nothing',
      zip({ 'a.csv': 'foo,bar\n1,2\n' }),
      'NO_USABLE_COLUMN',
      /In "a\.csv".*"foo", "bar"/,
    ],
    [
      'a fault in a file, and names it',
      zip({ 'a.csv': 'title,artist\n"A,B\n' }),
      'MALFORMED_CSV',
      /In "a\.csv".*line 2/,
    ],
  ])('%s', async (_what, bytes, code, says) => {
    await expect(readWhole(bytes)).rejects.toMatchObject({ code, message: expect.stringMatching(says) });
  });

  test('what unpacks to more than a file may have', async () => {
    const bytes = zip({
      'a.csv': `title,artist\n${Array.from({ length: 200_000 }, (_, index) => `${index * 7919},B${index}\n`).join('')}`,
    });
    expect(bytes.length).toBeLessThan(2 ** 20 * 1.5);
    await expect(readWhole(bytes, { limitBytes: 2 ** 20 * 1.5 })).rejects.toMatchObject({
      code: 'ARCHIVE_REFUSED',
      message: /1 MiB/,
    });
  });
});

test('an archive that is cut, wherever, is not whole', async () => {
  const whole = zip({
    'a.csv': 'title,artist\nOne,Ann\n',
    'b.csv': 'title,artist\nTwo,Bob\n',
    'c.csv': 'title,artist\nThree,Cid\n',
  });
  expect((await readWhole(whole)).rows).toHaveLength(3);
  // The record that ends it has 22 bytes.
  for (let end = 4; end <= whole.length - 22; end += 5)
    await expect(readWhole(whole.subarray(0, end)), `cut at ${end}`).rejects.toThrow();
});
