import { likePattern } from './like-pattern.ts';

/** Below, almost every word is one slip away from others. */
const LEAST_LETTERS = 4;
/** Longer ones are no words, and are not kept as such. */
export const MOST_LETTERS = 40;

/**
 * The words that are one slip away from a word: by name where a letter has to go or two have to change places; where one has to come or
 * to be another, as patterns of words that have its first half or its last one, of which one is always whole.
 */
export interface OneSlip {
  named: string[];
  front: string;
  frontLike: string[];
  /** These two of the word written backwards. */
  back: string;
  backLike: string[];
}

/** Undefined for a word that is too short to tell a slip from another word, and for numbers. */
export function oneSlipFrom(word: string): OneSlip | undefined {
  const letters = [...word];
  if (letters.length < LEAST_LETTERS || letters.length > MOST_LETTERS || /^\p{N}+$/u.test(word)) return undefined;
  const half = Math.floor(letters.length / 2);
  const places = letters.map((_, place) => place);
  const backwards = letters.toReversed();
  return {
    named: [...places.map((at) => without(letters, at)), ...places.slice(1).map((at) => swapped(letters, at))],
    front: letters.slice(0, half).join(''),
    frontLike: patternsFrom(letters, half),
    back: backwards.slice(0, letters.length - half).join(''),
    backLike: patternsFrom(backwards, letters.length - half),
  };
}

/** With another letter in one of the places from there on, or with one more. */
function patternsFrom(letters: readonly string[], from: number): string[] {
  const places = letters.map((_, place) => place).slice(from);
  return [
    ...places.map((at) => patternOf(letters.slice(0, at), letters.slice(at + 1))),
    ...[...places, letters.length].map((at) => patternOf(letters.slice(0, at), letters.slice(at))),
  ];
}

/** Begins of words that a word still being typed may have been meant to be: one letter less, or two in their places. */
export function begunWithSlip(word: string): string[] {
  const letters = [...word];
  if (letters.length <= LEAST_LETTERS || letters.length > MOST_LETTERS) return [];
  const places = letters.map((_, place) => place).slice(1);
  // The first letter is seldom wrong, and a beginning without it is that of too many words.
  return [
    ...places.slice(1).map((at) => swapped(letters, at)),
    ...places.slice(0, -1).map((at) => without(letters, at)),
  ];
}

function without(letters: readonly string[], at: number): string {
  return letters.toSpliced(at, 1).join('');
}

function swapped(letters: readonly string[], at: number): string {
  return letters
    .with(at, letters[at - 1] ?? '')
    .with(at - 1, letters[at] ?? '')
    .join('');
}

function patternOf(before: readonly string[], behind: readonly string[]): string {
  return `${likePattern(before.join(''))}_${likePattern(behind.join(''))}`;
}
