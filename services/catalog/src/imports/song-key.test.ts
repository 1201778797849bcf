import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { songKey, splitNames, spotifyTrackId } from './song-key.ts';

describe('songKey', () => {
  test.each([
    ['Déjà Vu', 'deja vu'],
    ['Don’t Stop', 'dont stop'],
    ["Don't  Stop!", 'dont stop'],
    ['Song (feat. Guest)', 'song'],
    ['Song [Ft. Guest & Other]', 'song'],
    ['Song feat. Guest', 'song'],
    ['Song (feat. Guest) - Remix', 'song remix'],
    ['Song ft. Guest - Club Mix', 'song club mix'],
    ['Ft Worth Blues', 'ft worth blues'],
    ['Defeat the Feat', 'defeat the feat'],
    ['(feat. Guest)', 'feat guest'],
    ['÷', '÷'],
    ['千本桜', '千本桜'],
    ['ＡＢＣ', 'abc'],
    ['İstanbul', 'istanbul'],
    ['Straße', 'strasse'],
  ])('of %j is %j', (title, key) => {
    expect(songKey(title)).toBe(key);
  });

  test('of a key is that key', () => {
    const titles = fc
      .string({ unit: 'grapheme' })
      .chain((text) => fc.constantFrom(text, `${text} feat. ${text}`, `${text} (ft. ${text}) - ${text}`));
    fc.assert(
      fc.property(titles, (title) => {
        expect(songKey(songKey(title))).toBe(songKey(title));
      }),
    );
  });

  test('is never empty where the title has a sign that can be seen', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (title) => {
        fc.pre(/[\p{L}\p{N}\p{P}\p{S}]/u.test(title.normalize('NFKD')));
        expect(songKey(title)).not.toBe('');
      }),
    );
  });

  test('does not tell upper from lower case, nor composed from decomposed letters', () => {
    const letters = fc.string({ unit: fc.constantFrom(...'aéÜñ zßøΣд0-') });
    fc.assert(
      fc.property(letters, (title) => {
        expect(songKey(title.normalize('NFD'))).toBe(songKey(title.normalize('NFC')));
        expect(songKey(title.toLowerCase())).toBe(songKey(title.toUpperCase()));
      }),
    );
  });

  test('takes no long time for hostile titles', () => {
    const begin = performance.now();
    for (const piece of ['(', ' feat ', 'feat. ', '[feat ', ' - ', ' '.repeat(10)])
      songKey(piece.repeat(1_000).slice(0, 1_000));
    expect(performance.now() - begin).toBeLessThan(10_000);
  });
});

describe('splitNames', () => {
  test.each([
    ['Ann;Bob', ['Ann', 'Bob']],
    [' Ann ; ;Bob ', ['Ann', 'Bob']],
    ['Earth, Wind & Fire', ['Earth, Wind & Fire']],
    [`['Ann', "Bob's", 'C\\'d']`, ['Ann', "Bob's", "C'd"]],
    ['[re:jazz]', ['[re:jazz]']],
    ['', []],
    ['[]', ['[]']],
  ])('of %j is %j', (cell, names) => {
    expect(splitNames(cell)).toEqual(names);
  });

  test('gives back what a Python list was written of', () => {
    const name = fc
      .string({ minLength: 1 })
      .map((text) => text.trim())
      .filter((text) => text !== '');
    fc.assert(
      fc.property(fc.array(name, { minLength: 1 }), (names) => {
        const python = `[${names.map((text) => `'${text.replace(/[\\']/g, '\\$&')}'`).join(', ')}]`;
        expect(splitNames(python)).toEqual(names);
      }),
    );
  });

  test('gives back what was joined with commas, those inside escaped', () => {
    const name = fc
      .string({ minLength: 1, unit: fc.constantFrom(...'ab, ') })
      .map((text) => text.trim())
      .filter((text) => text !== '');
    fc.assert(
      fc.property(fc.array(name, { minLength: 1 }), (names) => {
        expect(splitNames(names.map((text) => text.replaceAll(',', '\\,')).join(', '), ',')).toEqual(names);
      }),
    );
  });
});

test.each([
  ['spotify:track:6f807x0ima9a1j3VPbc7VN', '6f807x0ima9a1j3VPbc7VN'],
  ['6f807x0ima9a1j3VPbc7VN', '6f807x0ima9a1j3VPbc7VN'],
  ['https://open.spotify.com/track/6f807x0ima9a1j3VPbc7VN?si=x', '6f807x0ima9a1j3VPbc7VN'],
  ['https://open.spotify.com/intl-de/track/6f807x0ima9a1j3VPbc7VN', '6f807x0ima9a1j3VPbc7VN'],
  ['spotify:local:A:B:C:100', undefined],
  ['spotify:episode:6f807x0ima9a1j3VPbc7VN', undefined],
  ['sample-00001', undefined],
  ['', undefined],
])('spotifyTrackId of %j is %j', (text, id) => {
  expect(spotifyTrackId(text)).toBe(id);
});
