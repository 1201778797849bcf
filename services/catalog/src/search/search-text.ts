import { songKey } from '../identity/song-key.ts';

/** Whatever else is typed: longer texts are no titles. */
const MAX_QUERY = 200;
/** Words beyond are only looked at where a title begins with all that was typed. */
const MAX_WORDS = 10;

/** One way to have a word: the beginning of a word, or a whole one; with a blank inside, words that follow each other. */
export interface Spelling {
  text: string;
  isWhole: boolean;
}

/** Spellings of which one has to be there. */
export type WordGroup = readonly Spelling[];

export interface SearchText {
  /** All that was typed, as a key. */
  phrase: string;
  words: readonly string[];
  /** One for each word; a word is there where one begins so, since any of them may still be being typed. */
  groups: readonly WordGroup[];
}

/** What is looked for, without case, accents and signs; undefined where nothing is. */
export function readSearchText(query: string): SearchText | undefined {
  // No text of Postgres has a NUL.
  const phrase = songKey(query.slice(0, MAX_QUERY).replaceAll('\0', ' '));
  const words = phrase.split(' ').filter(Boolean).slice(0, MAX_WORDS);
  if (words.length === 0) return undefined;
  return { phrase, words, groups: words.map((text) => [{ text, isWhole: false }]) };
}
