/** Keys are in indexes, whose entries have to stay below 2,704 bytes. */
export const MAX_KEY = 200;

/** What is read of a title or a name: longer ones are no titles, and must not take long. */
export const MAX_READ = 1_000;

const ASCII = /^[\x20-\x7e]*$/;

/**
 * Marks that accents, vowel points and emoji are made with. Those of other scripts are letters' other half: without them a Hindi
 * title loses its vowels, and バ is ハ.
 */
const ACCENTS =
  /[[\p{M}&&[\p{Script=Inherited}\p{Script=Cyrillic}\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}]]--[\u3099\u309a]]/gv;

/** Letters that are written without their stroke where a keyboard has none, and are not composed of a letter and a mark. */
const LETTERS: Readonly<Record<string, string>> = {
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ħ: 'h',
  æ: 'ae',
  œ: 'oe',
  ς: 'σ',
  // What is left of the capital ẞ, which is its own capital.
  ß: 'ss',
};
const WRITTEN_LETTERS = new RegExp(`[${Object.keys(LETTERS).join('')}]`, 'g');

/** Small letters without accents, of one width, with one kind of dash. By way of capitals, so that ß is ss, and a long s is an s. */
export function fold(text: string): string {
  if (ASCII.test(text)) return text.toLowerCase();
  const apart = text.normalize('NFKD').replace(LATIN_ACCENTS_AND_QUOTES, (sign) => (sign >= '\u2018' ? "'" : ''));
  return ASCII.test(apart) ? apart.toLowerCase() : foldOthers(apart);
}

/** All that most titles have beyond ASCII; the rest costs ten times as much. */
const LATIN_ACCENTS_AND_QUOTES = /[\u0300-\u036f\u2018\u2019]/g;

function foldOthers(apart: string): string {
  return apart
    .toUpperCase()
    .toLowerCase()
    .normalize('NFKD')
    .replace(ACCENTS, '')
    .replace(WRITTEN_LETTERS, (letter) => LETTERS[letter] ?? letter)
    .replace(/[\u2010-\u2015\u2212]/g, '-')
    .replace(/\u301c/g, '~')
    .normalize('NFC');
}

const PLAIN = /^[a-z0-9]+(?: [a-z0-9]+)*$/;

/** Apostrophes are written in many ways, and often left out. */
export function words(folded: string): string {
  if (PLAIN.test(folded)) return folded;
  const text = folded.replace(/['’‘ʼ`´]/g, '');
  if (ASCII.test(text)) return text.replace(/[^a-z0-9]+/g, ' ').trim();
  // What a sign kept apart may be one letter together, in Korean.
  return text
    .replace(/[^\p{L}\p{N}\p{M}]+/gu, ' ')
    .trim()
    .normalize('NFC');
}

/** Cut to what an index takes, between two characters. */
export function bounded(key: string): string {
  if (key.length <= MAX_KEY) return key.isWellFormed() ? key : key.toWellFormed();
  const end = /[\ud800-\udbff]/.test(key.charAt(MAX_KEY - 1)) ? MAX_KEY - 1 : MAX_KEY;
  return key.slice(0, end).toWellFormed().trim();
}
