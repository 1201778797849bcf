import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { songKey } from './song-key.ts';

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
    ['Łódź', 'lodz'],
    ['दिल', 'दिल'],
    ['バカ', 'バカ'],
    ['Song feat. Guest (Live)', 'song live'],
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
