import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { openFile } from './import-file.ts';
import { readWhole, streamOf } from './testing/read-whole.ts';

describe('openFile', () => {
  test('numbers rows, counts what it saw, and tells of issues one by one', async () => {
    const file = await readWhole(
      '\uFEFFtitle;artist;energy\r\n"Epsilon\r\nSecond line";Ann;0,25\r\n\r\n"Z";Bob;7,5\r\n;;\r\n',
    );
    expect(file.rows.map(({ row, line, title }) => [row, line, title])).toEqual([
      [1, 2, 'Epsilon\r\nSecond line'],
      [2, 5, 'Z'],
    ]);
    expect(file.issues).toEqual([
      {
        row: 2,
        line: 5,
        file: null,
        column: 'energy',
        value: '7,5',
        message: 'energy: not a number from 0 to 1. The value was left out.',
        kind: 'outOfRange',
      },
      {
        row: 3,
        line: 6,
        file: null,
        column: null,
        value: null,
        message: 'The row has no title and no artist, and was left out.',
        kind: 'unusable',
      },
    ]);
    expect(file.counts).toEqual({ rowsRead: 3, songs: 2, outOfRange: 1, unusableRows: 1, ignored: {} });
  });

  test('says how many bytes it has read', async () => {
    const file = await openFile({ limitBytes: 100 }, streamOf('title,artist\n', 'A,B\n'), () => {});
    for await (const _ of file.batches);
    expect(file.bytesRead()).toBe(17);
  });

  test('divides features that are said to be in another scale', async () => {
    const file = await readWhole('title,artist,energy,valence\nA,X,80,0.5\nB,Y,101,1\n', { scales: { energy: 100 } });
    expect(file.rows.map(({ features }) => [features[2], features[8]])).toEqual([
      [0.8, 0.5],
      [null, 1],
    ]);
    expect(file.issues[0]?.message).toBe('energy: not a number from 0 to 1 times 100. The value was left out.');
  });

  test('takes the columns that a mapping names', async () => {
    const options = { mapping: { title: 'lied', artists: 'saenger', energy: 'kraft' } };
    const file = await readWhole('lied,saenger,kraft\nEta,Uli,0.75\n', options);
    expect(file.columns).toEqual({ title: 'lied', artists: 'saenger', energy: 'kraft' });
    expect(file.rows).toMatchObject([{ title: 'Eta', artists: ['Uli'] }]);
  });

  test('stops asking for bytes once nobody asks for rows', async () => {
    let isClosed = false;
    async function* source() {
      try {
        yield Buffer.from('title,artist\n');
        for (;;) yield Buffer.from('A,B\n'.repeat(20_000));
      } finally {
        isClosed = true;
      }
    }
    const { batches } = await openFile({ limitBytes: 1e9 }, source(), () => {});
    for await (const _ of batches) break;
    expect(isClosed).toBe(true);
  });
});

const HEADER = 'title,artist,energy\n';

test.each<[what: string, content: string | Uint8Array, code: string, says: RegExp]>([
  ['nothing at all', '', 'EMPTY_FILE', /is empty/],
  ['blank lines', '\r\n \r\n', 'EMPTY_FILE', /is empty/],
  [
    'a picture',
    new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 0xd]),
    'NOT_TEXT',
    /CSV UTF-8/,
  ],
  ['a photograph', new Uint8Array([0xff, 0xd8, 0xff, 0xe0, 0, 0x10, 0x4a, 0x46]), 'NOT_TEXT', /not text/],
  ['a document', Buffer.concat([Buffer.from('%PDF-1.7\n%'), Buffer.from([0xe2, 0xe3, 1, 0])]), 'NOT_TEXT', /not text/],
  ['NUL characters', `${HEADER}A\0,B,0.5\n`, 'NOT_TEXT', /not text/],
  ['NUL characters far down', `${HEADER}${'A,B,0.5\n'.repeat(20_000)}A\0,B,1\n`, 'NOT_TEXT', /not text/],
  ['no column for titles', 'foo,artist\n1,2\n', 'NO_USABLE_COLUMN', /titles.*"foo", "artist".*mapping/],
  ['ids of who knows what', 'id,foo\n1,2\n', 'NO_USABLE_COLUMN', /titles and their artists/],
  ['a quote never closed', `${HEADER}A,B,0.5\n"C,D,0.5\n`, 'MALFORMED_CSV', /line 3/],
  ['a cell of 10 MB', `${HEADER}A,B,0.5\n"${'x'.repeat(10_000_000)}",D,0.5\n`, 'MALFORMED_CSV', /line 3 is longer/],
  ['a row of commas', `${HEADER}A,B,0.5\n${','.repeat(2_000_000)}`, 'MALFORMED_CSV', /line 3 is longer/],
  [
    'more than the limit',
    `title,artist,pad\n${`A,B,${'x'.repeat(10_000)}\n`.repeat(700)}`,
    'TOO_LARGE',
    /larger than 5 MiB/,
  ],
  [
    'bytes that are packed in another way',
    new Uint8Array([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 3]),
    'NOT_TEXT',
    /not text/,
  ],
])('refuses %s', async (what, content, code, says) => {
  const limitBytes = what === 'more than the limit' ? 5 * 2 ** 20 : 2 ** 30;
  await expect(readWhole(content, { limitBytes })).rejects.toMatchObject({
    code,
    message: expect.stringMatching(says),
  });
});

test('refuses what is announced as too large before it reads anything', async () => {
  const options = { limitBytes: 2 ** 20, announcedBytes: 2 ** 20 + 1 };
  await expect(readWhole(HEADER, options)).rejects.toMatchObject({ code: 'TOO_LARGE' });
});

test('keeps hostile text as text', async () => {
  const title = `'); DROP TABLE tracks; -- \\N \\. {a,b}`;
  const file = await readWhole(`title,artist\n${title},"{""a\\"",b}"\n=HYPERLINK("x"),\\.\n`, { mapping: {} });
  expect(file.rows.map(({ title: read, artists }) => [read, artists])).toEqual([
    [`'); DROP TABLE tracks; -- \\N \\. {a`, ['b}']],
    ['=HYPERLINK("x")', ['\\.']],
  ]);
});

const FILES: Record<string, string> = {
  CSV: 'title,artist,energy\n"Ä, ""b""\r\n2",Ann;Bob,0.5\r\nC,Dee,7\n,,\nE,Füsun,0.25',
  JSON: '[{"title":"Ä","artist":"Ann","energy":0.5},\n{"title":"B\\u00e9","artist":"Bob","energy":5},{"artist":"x"}]',
  library: `{"tracks":[{"artist":"Ann","album":"Ö","track":"One","uri":"spotify:track:${'0'.repeat(22)}"}],"albums":[{"a":1}]}`,
  XSPF: '<playlist>\n<title>Ü</title><trackList><track><title>A &amp; Ö</title><creator>B</creator></track>\r\n<track/></trackList></playlist>',
  M3U: '#EXTM3U\r\n#EXTINF:5,Ann - Ä\r\nx.mp3\r\n#EXTINF:6,Bob\r\ny.mp3',
  lines: 'Ann - Ä\r\nBob - B\r\n\r\n3. C by Dee',
};

test.each(Object.keys(FILES))('%s gives the same rows and issues however its bytes are cut', async (kind) => {
  const bytes = Buffer.from(FILES[kind] ?? '');
  const whole = await readWhole(bytes);
  expect(whole.rows.length).toBeGreaterThan(0);
  await fc.assert(
    fc.asyncProperty(fc.array(fc.nat(bytes.length), { maxLength: 8 }), async (places) => {
      const cuts = [0, ...places.toSorted((a, b) => a - b), bytes.length];
      const pieces = cuts.slice(1).map((end, index) => bytes.subarray(cuts[index], end));
      const { rows, issues, counts } = await readWhole(streamOf(...pieces));
      expect({ rows, issues, counts }).toEqual({ rows: whole.rows, issues: whole.issues, counts: whole.counts });
    }),
    { numRuns: 60 },
  );
});

test('any bytes are read, or refused with a code', async () => {
  const anything = fc.oneof(
    fc.uint8Array({ maxLength: 200 }),
    fc.string({ unit: 'binary', maxLength: 200 }).map((text) => Buffer.from(text)),
    fc
      .string({ unit: fc.constantFrom(...'[]{}",:ab1\n\\ <>/;&PK\u0003\u0004#EXTM3U'), maxLength: 80 })
      .map((text) => Buffer.from(text)),
    fc
      .string({ unit: fc.constantFrom(...'[]{}",:ab1\n\\<>/;&'), maxLength: 60 })
      .chain((text) =>
        fc
          .constantFrom('title,artist\n', '[{"title":', '<playlist>', '#EXTM3U\n', 'PK\u0003\u0004')
          .map((begin) => Buffer.from(begin + text)),
      ),
  );
  await fc.assert(
    fc.asyncProperty(anything, async (bytes) => {
      const outcome = await readWhole(bytes).catch((error: unknown) => error);
      if (outcome instanceof Error)
        expect(outcome).toMatchObject({ name: 'ImportProblem', code: expect.stringMatching(/^[A-Z_]+$/) });
    }),
    { numRuns: 1_000 },
  );
});
