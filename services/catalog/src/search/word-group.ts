import { likePattern } from './like-pattern.ts';
import type { Spelling, WordGroup } from './search-text.ts';

/** Scripts that are written without blanks: what is looked for may be anywhere in a word. As in `search_word_ends` of the database. */
const UNSPACED = /[\u0e00-\u0e7f\u1100-\u11ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]/;

/** What stands before and behind a spelling in the text of an entry, where each word has a blank on both sides. */
function surroundings({ text, isWhole }: Spelling): [before: string, behind: string] {
  return [UNSPACED.test(text) ? '' : ' ', isWhole ? ' ' : ''];
}

export function hasWord(text: string, group: WordGroup): boolean {
  return group.some((spelling) => {
    const [before, behind] = surroundings(spelling);
    return text.includes(before + spelling.text + behind);
  });
}

/** The same, for `LIKE ANY`. */
export function likePatterns(group: WordGroup): string[] {
  return group.map((spelling) => {
    const [before, behind] = surroundings(spelling);
    return `%${before}${likePattern(spelling.text)}${behind}%`;
  });
}

/** The same, as a `tsquery` of the tokens of an owner; it may find more where words that have to follow each other do not. */
export function tokenQuery(group: WordGroup, owner: string): string {
  return group.map((spelling) => `(${spellingQuery(spelling, ownerMark(owner))})`).join(' | ');
}

/** As the tokens of the database begin. */
function ownerMark(owner: string): string {
  return owner === '' ? '' : `${owner.replaceAll(' ', '_')}:`;
}

function spellingQuery({ text, isWhole }: Spelling, mark: string): string {
  const words = text.split(' ').filter(Boolean);
  return words.map((word, at) => quoted(mark + word) + (isWhole || at < words.length - 1 ? '' : ':*')).join(' & ');
}

function quoted(word: string): string {
  return `'${word.replace(/['\\]/g, '$&$&')}'`;
}
