import type { Bind } from './condition.ts';

/** What stands between title and artists in the text of an entry: a word that nobody can type. */
export const TITLE_END = '\x1f';

const LAST_LETTER = '\u{10ffff}';

/** SQL: whether the title is what was typed; a stretch of the index. */
export function isTitle(phrase: string, bind: Bind): string {
  return `e.text >= ${bind(` ${phrase} ${TITLE_END}`)} AND e.text < ${bind(` ${phrase}  `)}`;
}

/** SQL: whether the title begins with what was typed; a stretch of the index. */
export function titleBegins(phrase: string, bind: Bind): string {
  return `e.text >= ${bind(` ${phrase}`)} AND e.text < ${bind(` ${phrase}${LAST_LETTER}`)}`;
}

/** The same two of a text that is at hand. */
export function isTitleOf(text: string, phrase: string): boolean {
  return text.startsWith(` ${phrase} ${TITLE_END}`);
}

export function beginsTitleOf(text: string, phrase: string): boolean {
  return text.startsWith(` ${phrase}`);
}
