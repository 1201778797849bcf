import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { MAX_KEY } from './folding.ts';
import { nameLike } from './test-titles.ts';
import { titleKey } from './title-key.ts';

describe('titleKey', () => {
  test.each([
    ['Song - Remastered 2011', 'song'],
    ['Song - 2015 - Remaster', 'song'],
    ['Song Remastered 2009', 'song'],
    ['Song (Mono Version / Remastered 2002)', 'song'],
    ['Song - Original Mix', 'song'],
    ['Song - Single Version', 'song'],
    ['Song - 7" Version', 'song'],
    ['Song (40th Anniversary Edition)', 'song'],
    ['Song (Japanese Bonus Track)', 'song'],
    ['Song - Explicit Album Version', 'song'],
    ['Song (feat. Guest) [with Other]', 'song'],
    ['Song (From "Film, The: Part II") - Remaster', 'song'],
    ['Song - From "Film (Original Motion Picture Soundtrack)"', 'song'],
    ['Song - En Vivo', 'song live'],
    ['Song feat. Guest (Live)', 'song live'],
    ['Song (Live; Remastered 2003)', 'song live'],
    ['Song [Live At Wembley Stadium, July 1986]', 'song wembley 1986 live'],
    ['Song (Acústico)', 'song acoustic'],
    ['Song - Live On MTV Unplugged, 1993', 'song unplugged'],
    ['Song (Original Demo)', 'song demo'],
    ['Song (BBC Live Session)', 'song bbc live session'],
    ['Song (feat. Guest) [Ann Remix]', 'song ann remix'],
    ['Song - Ann Radio Edit', 'song ann edit remix'],
    ['Song (Ann Remix) - Radio Edit', 'song ann edit remix'],
    ['Song - Radio Version', 'song edit'],
    ['Song - Extended Mix', 'song extended'],
    ['Song - 2011 Mix', 'song 2011 remix'],
    ['Song (Instrumental Version)', 'song instrumental'],
    ['Song (Karaoke Version) [Made Famous by Ann]', 'song ann cover karaoke'],
    ["Song (Taylor's Version)", 'song taylors version'],
    ['Song - Re-Recorded / Remastered', 'song rerecorded'],
    ['Song (Slowed + Reverb)', 'song reverb slowed'],
    ['Song, Part II', 'song pt 2'],
    ['Song (Versión en Español)', 'song spanish'],
    ['Song -acoustic ver.-', 'song acoustic'],
    ['STRAẞE', 'strasse'],
    ['曲【ライブ】', '曲 live'],
    ['Rock & Roll in the U.S.A.', 'rock n roll in the usa'],
  ])('of %j is %j', (title, key) => {
    expect(titleKey(title)).toBe(key);
  });

  test.each([
    ['Live and Let Die', 'live n let die'],
    ['Live Forever', 'live forever'],
    ['Remix (I Like The)', 'remix i like the'],
    ['Acoustic #3', 'acoustic 3'],
    ['Demo', 'demo'],
    ['Cover Me', 'cover me'],
    ['The Edit', 'the edit'],
    ['Radio Edit', 'radio edit'],
    ['Karaoke', 'karaoke'],
    ['Instrumental', 'instrumental'],
    ['Mix Tape', 'mix tape'],
    ['Remastered', 'remastered'],
    ['(Live) Forever', 'live forever'],
    ['Dancing (With Myself)', 'dancing with myself'],
    ['Song (With Strings)', 'song with strings'],
    ['From Me to You', 'from me to you'],
    ['Thunder (Part of Me)', 'thunder part of me'],
    ['(feat. Guest)', 'feat guest'],
    ['÷', '÷'],
    ['はな', 'はな'],
  ])('keeps words that only look like a note: %j is %j', (title, key) => {
    expect(titleKey(title)).toBe(key);
  });

  test.each([
    ['Song (Live in Paris)', 'Song (Live in London)'],
    ['Song (Live at Wembley Arena)', 'Song (Live at Wembley Stadium)'],
    ['Song - Live 1985', 'Song - Live 2007'],
    ['Song - Ann Remix', 'Song - Bob Remix'],
    ['Song, Pt. 1', 'Song, Pt. 2'],
    ['Song - Spanish Version', 'Song - English Version'],
    ['Song (Official Remix)', 'Song'],
    ['Song (Live)', 'Live (Song)'],
    ['バカ', 'パカ'],
    ['दिल', 'दल'],
  ])('tells %j from %j', (one, other) => {
    expect(titleKey(one)).not.toBe(titleKey(other));
  });

  test('of a key is that key, not empty where the title is not, and short enough for an index', () => {
    fc.assert(
      fc.property(nameLike, (title) => {
        const key = titleKey(title);
        expect(titleKey(key)).toBe(key);
        expect(key.length).toBeLessThanOrEqual(MAX_KEY);
        expect(key.isWellFormed()).toBe(true);
        if (/[\p{L}\p{N}\p{P}\p{S}]/u.test(title.normalize('NFKD'))) expect(key).not.toBe('');
      }),
      { numRuns: 2_000 },
    );
  });

  test('is the same whatever was asked before', () => {
    const titles = fc.array(nameLike, { maxLength: 5 });
    fc.assert(
      fc.property(nameLike, titles, (title, others) => {
        const key = titleKey(title);
        for (const other of others) titleKey(other);
        expect(titleKey(title)).toBe(key);
      }),
    );
  });

  test('does not tell upper from lower case, nor letters from those with accents, however they are composed', () => {
    const letters = fc.string({ unit: fc.constantFrom(...'aéÜñ øΣд0-()') });
    fc.assert(
      fc.property(letters, (text) => {
        const title = `${text} - Live`;
        expect(titleKey(title.toUpperCase())).toBe(titleKey(title.toLowerCase()));
        expect(titleKey(title.normalize('NFD'))).toBe(titleKey(title.normalize('NFC')));
        expect(titleKey(title.normalize('NFD').replace(/[\u0300-\u036f]/g, ''))).toBe(titleKey(title));
      }),
    );
  });

  test('takes no long time for hostile titles', () => {
    const begin = performance.now();
    for (const piece of ['(', ' feat ', '(feat ', ' - ', '-~ ', ' remaster 2011', '$', 'a.', '**', ' from "', 'pt 1 '])
      titleKey(piece.repeat(20_000));
    expect(performance.now() - begin).toBeLessThan(10_000);
  });
});
