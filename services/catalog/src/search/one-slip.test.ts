import fc from 'fast-check';
import { expect, test } from 'vitest';
import { oneSlipFrom } from './one-slip.ts';

const word = fc.array(fc.constantFrom(...'abcdé%_\\夢'), { minLength: 5, maxLength: 9 });
const place = fc.nat({ max: 8 });

/** As LIKE does. */
function isLike(text: string, pattern: string): boolean {
  const source = pattern.replace(/\\?[\s\S]/gu, (sign) => {
    if (sign === '_') return '.';
    return (sign.startsWith('\\') ? sign.slice(1) : sign).replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  });
  return new RegExp(`^${source}$`, 'su').test(text);
}

function isFound(typed: string, meant: string): boolean {
  const slip = oneSlipFrom(typed);
  if (!slip) return false;
  const backwards = [...meant].reverse().join('');
  return (
    slip.named.includes(meant) ||
    (meant.startsWith(slip.front) && slip.frontLike.some((pattern) => isLike(meant, pattern))) ||
    (backwards.startsWith(slip.back) && slip.backLike.some((pattern) => isLike(backwards, pattern)))
  );
}

test('a letter too many, too few, another, or two that changed places are one slip', () => {
  fc.assert(
    fc.property(word, place, (meant, anywhere) => {
      const at = anywhere % meant.length;
      const before = Math.max(1, at);
      const typed = [
        meant.toSpliced(at, 1),
        meant.toSpliced(at, 0, 'x'),
        meant.with(at, 'x'),
        meant.with(before, meant[before - 1] ?? '').with(before - 1, meant[before] ?? ''),
      ];
      for (const letters of typed)
        if (letters.join('') !== meant.join('')) expect(isFound(letters.join(''), meant.join(''))).toBe(true);
    }),
  );
});

test('words that are two slips away are not near', () => {
  for (const typed of ['midxihgt', 'mixxight', 'midngxt', 'dimnight']) expect(isFound(typed, 'midnight')).toBe(false);
});

test('short words and numbers have no slips', () => {
  for (const typed of ['the', 'abc', '2011', 'a'.repeat(41)]) expect(oneSlipFrom(typed)).toBeUndefined();
});
