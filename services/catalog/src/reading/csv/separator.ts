import { knownNames } from '../columns.ts';

const USUAL = [',', ';', '\t', '|'];
/** Taken only where none of the usual ones is in the header. */
const UNUSUAL = ['^', '~', ':', '\u0001', '\u001f'];

/** How spreadsheets tell their separator, in a line of its own before the header. */
const SAID = /^[\s\uFEFF]*"?sep=(.)"?[ \t]*(?=[\r\n])/i;

export interface Separator {
  separator: string;
  /** How much of the text says so, and is not part of the table. */
  skip: number;
}

/** What separates the cells, by the header: what makes known names of it, or else most cells. */
export function findSeparator(text: string): Separator {
  const said = SAID.exec(text);
  if (said?.[1] && said[1] !== '"') return { separator: said[1], skip: said[0].length };
  const header = /^\s*([^\r\n]*)/.exec(text)?.[1] ?? '';
  return { separator: best(header, USUAL) ?? best(header, UNUSUAL) ?? ',', skip: 0 };
}

/** @returns undefined where none of them is in the header. */
function best(header: string, separators: readonly string[]): string | undefined {
  const bare = header.replace(/"[^"]*"/g, (quoted) => quoted.replace(/[^"\p{L}\p{N}]/gu, '_'));
  const tried = separators
    .map((separator) => {
      const cells = bare.split(separator);
      return { separator, count: cells.length, known: knownNames(cells) };
    })
    .filter(({ count }) => count > 1);
  const better = (a: (typeof tried)[number], b: (typeof tried)[number]) => b.known - a.known || b.count - a.count;
  return tried.toSorted(better)[0]?.separator;
}
