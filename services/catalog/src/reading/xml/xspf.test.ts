import { expect, test } from 'vitest';
import { briefly, readWhole, songId } from '../testing/read-whole.ts';

const xspf = (tracks: string, before = '') =>
  `<?xml version="1.0" encoding="UTF-8"?>\n${before}<playlist version="1" xmlns="http://xspf.org/ns/0/">\n<title>Mine</title>\n<trackList>\n${tracks}\n</trackList></playlist>\n`;

test('reads a playlist of XSPF', async () => {
  const file = await readWhole(
    xspf(
      `<track><location>https://open.spotify.com/track/${songId(1)}</location><title>One &amp; <![CDATA[<Two>]]></title>\n<creator>Ann</creator><album>Disc</album><duration>200000</duration>` +
        '<extension application="x"><title>wrong</title></extension></track>\n' +
        `<track><location>file:///x.mp3</location><identifier>spotify:track:${songId(2)}</identifier></track>\n<track><title>Only</title></track>`,
    ),
  );
  expect(file).toMatchObject({ dialect: 'XSPF', grouping: 'playlist' });
  expect(file.rows.map(briefly)).toEqual([
    ['One & <Two>', 'Ann', songId(1), 'Mine', null],
    [null, '', songId(2), 'Mine', null],
  ]);
  expect(file.rows[0]).toMatchObject({ album: 'Disc', durationMs: 200_000, line: 5 });
  expect(file.issues).toMatchObject([{ row: 3, line: 8, kind: 'unusable' }]);
});

test('takes names with a prefix', async () => {
  const file = await readWhole(
    '<x:playlist xmlns:x="http://xspf.org/ns/0/"><x:trackList><x:track><x:title>A</x:title><x:creator>B</x:creator></x:track></x:trackList></x:playlist>',
  );
  expect(file.rows).toMatchObject([{ title: 'A', artists: ['B'] }]);
});

const BOMB = `<!DOCTYPE playlist [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY f SYSTEM "file:///etc/passwd">]>\n`;

test.each([
  ['an element left open', xspf('<track><title>A</track>'), 'MALFORMED_XML', /Line 5/],
  ['no end', '<playlist><trackList><track>', 'MALFORMED_XML', /Line 1/],
  ['entities of its own', xspf('<track><title>&b;</title></track>', BOMB), 'MALFORMED_XML', /Line 6/],
  ['entities of other files', xspf('<track><title>&f;</title></track>', BOMB), 'MALFORMED_XML', /Line 6/],
  ['nesting without end', '<playlist>'.repeat(10_000), 'MALFORMED_XML', /64 deep/],
  ['a text without end', xspf(`<track><title>${'x'.repeat(3_000_000)}`), 'MALFORMED_XML', /1,000,000 characters/],
  ['an attribute without end', `<playlist x="${'y'.repeat(3_000_000)}`, 'MALFORMED_XML', /1,000,000 characters/],
  ['another root', '<?xml version="1.0"?><!-- <playlist> --><plist><dict/></plist>', 'UNKNOWN_FORMAT', /"plist"/],
  ['a page of HTML', '<!DOCTYPE html><html><body>x</body></html>', 'UNKNOWN_FORMAT', /"html"/],
])('refuses XML with %s', async (_what, text, code, says) => {
  await expect(readWhole(text)).rejects.toMatchObject({ code, message: expect.stringMatching(says) });
});
