/**
 * Names in one cell: `A;B`, or the text of a Python list. A comma is part of a name, but for the files that separate by it
 * and write `\,` for one that is not a separator.
 */
export function splitNames(cell: string, separator: ';' | ',' = ';'): string[] {
  const text = cell.trim();
  return namesIn(text, separator)
    .map((part) => part.trim())
    .filter((part) => part !== '');
}

function namesIn(text: string, separator: ';' | ','): string[] {
  if (/^\[\s*['"].*\]$/s.test(text))
    return [...text.matchAll(/'((?:[^'\\]|\\.)*)'|"((?:[^"\\]|\\.)*)"/gs)].map(([, single, double]) =>
      (single ?? double ?? '').replace(/\\(.)/gs, '$1'),
    );
  return separator === ';' ? text.split(';') : text.split(/(?<!\\),/).map((name) => name.replaceAll('\\,', ','));
}
