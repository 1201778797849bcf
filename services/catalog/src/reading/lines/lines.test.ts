import { describe, expect, test } from 'vitest';
import { briefly, readWhole, songId } from '../testing/read-whole.ts';
import { readPastedLine } from './pasted-line.ts';

const link = `https://open.spotify.com/track/${songId(1)}?si=abc`;

test.each([
  [link, { link }],
  [
    `https://open.spotify.com/intl-de/track/${songId(1)}`,
    { link: `https://open.spotify.com/intl-de/track/${songId(1)}` },
  ],
  [`spotify:track:${songId(1)}`, { link: `spotify:track:${songId(1)}` }],
  [`Ann - One ${link}`, { artist: 'Ann', title: 'One', link }],
  ['Ann - One', { artist: 'Ann', title: 'One' }],
  ['Ann – One – Live', { artist: 'Ann', title: 'One – Live' }],
  ['One by Ann', { artist: 'Ann', title: 'One' }],
  ['"One" by Ann', { artist: 'Ann', title: 'One' }],
  ['“Stand by Me” by Ben', { artist: 'Ben', title: 'Stand by Me' }],
  ['1. Ann - One', { artist: 'Ann', title: 'One' }],
  ['12) Ann - One', { artist: 'Ann', title: 'One' }],
  ['1.Ann - One', { artist: 'Ann', title: 'One' }],
  ['1.21 Gigawatts - One', { artist: '1.21 Gigawatts', title: 'One' }],
  ['#3 Ann - One', { artist: 'Ann', title: 'One' }],
  ['- Ann - One', { artist: 'Ann', title: 'One' }],
  ['• Ann — One', { artist: 'Ann', title: 'One' }],
  ['99 Problems - X', { artist: '99 Problems', title: 'X' }],
  ['Jay-Z - 99 Problems', { artist: 'Jay-Z', title: '99 Problems' }],
  ['Earth, Wind & Fire - September', { artist: 'Earth, Wind & Fire', title: 'September' }],
  ['https://open.spotify.com/playlist/37i9dQZF1DXcZDD7cfEKhW', undefined],
  ['Ann  -\tOne', { artist: 'Ann', title: 'One' }],
  ['just words', undefined],
  [`a${' '.repeat(100_000)}b`, undefined],
  [`1. ${'-'.repeat(900)} by`, undefined],
  ['-', undefined],
])('reads the line %j', (line, song) => {
  expect(readPastedLine(line)).toEqual(song);
});

describe('pasted lines', () => {
  test('are songs, also where there is a link and nothing else', async () => {
    const file = await readWhole(
      `1. Ann - One\r\n2. Two by Bob, the 2nd\r\n\r\n3. ${link}\r\n4. Cid - Three\r\n5. Dee - Four\r\nmy favourites`,
    );
    expect(file).toMatchObject({ dialect: 'Lines', grouping: 'file' });
    expect(file.rows.map(briefly)).toEqual([
      ['One', 'Ann', null, null, null],
      ['Two', 'Bob, the 2nd', null, null, null],
      [null, '', songId(1), null, null],
      ['Three', 'Cid', null, null, null],
      ['Four', 'Dee', null, null, null],
    ]);
    expect(file.rows.map(({ row, line }) => [row, line])).toEqual([
      [1, 1],
      [2, 2],
      [3, 4],
      [4, 5],
      [5, 6],
    ]);
    expect(file.issues).toMatchObject([{ row: 6, line: 7, value: 'my favourites', kind: 'unusable' }]);
  });

  test.each([
    ['a single line', 'Ann - One', 'Lines'],
    ['a single link', link, 'Lines'],
    ['a name with a comma', 'Earth, Wind & Fire - September', 'Lines'],
    ['a table whose cells look like lines', 'title,artist\nA - B,C\nD - E,F', 'CSV'],
    ['a table with one known name', 'title;x\nA - B;C\nD - E;F', undefined],
  ])('tells %s from a table', async (_what, text, dialect) => {
    if (dialect) expect((await readWhole(text)).dialect).toBe(dialect);
    else await expect(readWhole(text)).rejects.toMatchObject({ code: 'NO_USABLE_COLUMN' });
  });
});

describe('M3U', () => {
  test('takes names and lengths from the lines before, or else from the address', async () => {
    const file = await readWhole(
      '#EXTM3U\n#PLAYLIST:Road\n#EXTINF:123,Ann - One\n/music/1.mp3\n#EXTINF:-1 tvg-id="a,b",Two by Bob\nhttp://x/2\n' +
        `#EXTINF:9,Ann - Three\nspotify:track:${songId(3)}\nMusic/Cid%20-%20Four.flac\n#comment\nC:\\Music\\Dee - Five.mp3\nC:\\Music\\noise.mp3\n${link}\n`,
    );
    expect(file).toMatchObject({ dialect: 'M3U', grouping: 'playlist' });
    expect(file.rows.map(briefly)).toEqual([
      ['One', 'Ann', null, 'Road', null],
      ['Two', 'Bob', null, 'Road', null],
      ['Three', 'Ann', songId(3), 'Road', null],
      ['Four', 'Cid', null, 'Road', null],
      ['Five', 'Dee', null, 'Road', null],
      [null, '', songId(1), 'Road', null],
    ]);
    expect(file.rows[0]).toMatchObject({ durationMs: 123_000, line: 4 });
    expect(file.issues).toMatchObject([{ line: 12, kind: 'unusable' }]);
  });

  test('takes a list of files, whose names say what they are', async () => {
    const file = await readWhole('/music/Ann - One.mp3\r\n/music/02. Bob - Two.flac\r\n');
    expect(file.dialect).toBe('M3U');
    expect(file.rows.map(briefly)).toEqual([
      ['One', 'Ann', null, null, null],
      ['Two', 'Bob', null, null, null],
    ]);
  });

  test('takes artists and albums of their own', async () => {
    const file = await readWhole('#EXTM3U\n#EXTALB:Disc\n#EXTART:Ann\n#EXTINF:5,One\nx.mp3\n');
    expect(file.rows).toMatchObject([{ title: 'One', artists: ['Ann'], album: 'Disc', playlistName: null }]);
  });

  test('refuses a line without end', async () => {
    await expect(readWhole(`#EXTM3U\n${'x'.repeat(10_000_000)}`)).rejects.toMatchObject({
      code: 'MALFORMED_LIST',
      message: /Line 2/,
    });
  });
});
