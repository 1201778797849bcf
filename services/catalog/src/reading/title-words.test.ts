import fc from 'fast-check';
import { expect, test } from 'vitest';
import { songKey } from '../identity/song-key.ts';
import { titleWords } from './title-words.ts';

test('is the key that songs are told apart by, whatever the title', () => {
  const words = fc.array(
    fc.constantFrom('One', 'two', '3', 'feat', 'ft.', 'Ann', '-', "don't", 'Über', '(', ')', '', ' '),
    { maxLength: 8 },
  );
  fc.assert(
    fc.property(
      fc.oneof(
        words.map((parts) => parts.join(' ')),
        fc.string({ maxLength: 30 }),
        fc.string({ unit: 'grapheme' }),
      ),
      (title) => {
        expect(titleWords(title)).toBe(songKey(title));
      },
    ),
    { numRuns: 2_000 },
  );
  expect(titleWords('x'.repeat(300))).toBe(songKey('x'.repeat(300)));
});
