import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { artistKey } from './artist-key.ts';
import { MAX_KEY } from './folding.ts';
import { nameLike } from './test-titles.ts';

describe('artistKey', () => {
  test.each([
    ['The Beatles', 'Beatles'],
    ['Beatles, The', 'Beatles'],
    ['Beyoncé', 'Beyonce'],
    ['P!nk', 'Pink'],
    ['Ke$ha', 'Kesha'],
    ['A$AP Rocky', 'ASAP Rocky'],
    ['$uicideboy$', 'Suicideboys'],
    ['AC/DC', 'ACDC'],
    ['Simon & Garfunkel', 'Simon and Garfunkel'],
    ['Florence + The Machine', 'Florence & the Machine'],
    ["Guns N' Roses", 'Guns and Roses'],
    ['Tyler, The Creator', 'Tyler The Creator'],
    ['blink-182', 'Blink 182'],
    ['N.W.A.', 'NWA'],
    ['Sigur Rós', 'Sigur Ros'],
    ['MØ', 'MO'],
    ['КИНО', 'Кино'],
    ['Νίκος', 'ΝΙΚΟΣ'],
    ['Rihanna feat. JAY-Z', 'Rihanna'],
    ['Ｐｅｒｆｕｍｅ', 'Perfume'],
  ])('of %j is that of %j', (one, other) => {
    expect(artistKey(one)).toBe(artistKey(other));
  });

  test.each([
    ['Maroon 5', 'Maroon'],
    ['The The', 'The Who'],
    ['Wham!', 'Whami'],
    ['Panic! At The Disco', 'Panici At The Disco'],
    ['!!!', '???'],
    ['Кино', 'Kino'],
    ['髭男', '髭'],
    ['ハ', 'バ'],
    ['Snow Patrol', 'Snow'],
    ['Birdy', 'Bird'],
  ])('of %j is not that of %j', (one, other) => {
    expect(artistKey(one)).not.toBe(artistKey(other));
  });

  test.each([
    ['The The', 'thethe'],
    ['The', 'the'],
    ['And', 'and'],
    ['!!!', '!!!'],
    ['Tyler, The Creator', 'tylerthecreator'],
    ['宇多田ヒカル', '宇多田ヒカル'],
  ])('of %j is %j', (name, key) => {
    expect(artistKey(name)).toBe(key);
  });

  test('of a key is that key, not empty where the name is not, and short enough for an index', () => {
    fc.assert(
      fc.property(nameLike, (name) => {
        const key = artistKey(name);
        expect(artistKey(key)).toBe(key);
        expect(key.length).toBeLessThanOrEqual(MAX_KEY);
        expect(key.isWellFormed()).toBe(true);
        if (/[\p{L}\p{N}\p{P}\p{S}]/u.test(name.normalize('NFKD'))) expect(key).not.toBe('');
      }),
      { numRuns: 1_000 },
    );
  });
});
