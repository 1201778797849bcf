import { knownNames } from '../columns.ts';
import { findSeparator } from '../csv/separator.ts';
import { arePastedLines } from '../lines/pasted-lines.ts';

export type TextKind = 'JSON' | 'XML' | 'M3U' | 'lines' | 'CSV';

/** What a text is, by its beginning. */
export function sniffText(beginning: string): TextKind {
  if (/^\s*(?:\{\s*["}]|\[\s*[[\]{"])/.test(beginning)) return 'JSON';
  if (/^\s*<(?:[?!]|[\w:]+[\s>])/.test(beginning)) return 'XML';
  if (/^\s*#EXT(?:M3U|INF)/i.test(beginning)) return 'M3U';
  return !hasKnownHeader(beginning) && arePastedLines(beginning) ? 'lines' : 'CSV';
}

function hasKnownHeader(beginning: string): boolean {
  const { separator, skip } = findSeparator(beginning);
  const header = /^\s*([^\r\n]*)/.exec(beginning.slice(skip))?.[1] ?? '';
  return knownNames(header.split(separator).map((name) => name.replaceAll('"', ''))) > 0;
}
