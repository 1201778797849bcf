import { knownNames } from '../columns.ts';
import { findSeparator } from '../csv/separator.ts';
import { arePastedLines } from '../lines/pasted-lines.ts';

export type TextKind = 'JSON' | 'XML' | 'M3U' | 'lines' | 'CSV';

/** What a text is, by its beginning. */
export function sniffText(beginning: string): TextKind {
  if (/^\s*(?:\{\s*["}]|\[\s*[[\]{"])/.test(beginning)) return 'JSON';
  if (/^\s*<(?:[?!]|[\w:]+[\s>])/.test(beginning)) return 'XML';
  if (/^\s*#EXT(?:M3U|INF)/i.test(beginning) || areSongFiles(beginning)) return 'M3U';
  return (beginsWithLink(beginning) || !hasKnownHeader(beginning)) && arePastedLines(beginning) ? 'lines' : 'CSV';
}

/** No header does, though one could take its colons for separators. */
function beginsWithLink(beginning: string): boolean {
  return /^\s*(?:https?|spotify):/i.test(beginning);
}

function hasKnownHeader(beginning: string): boolean {
  const { separator, skip } = findSeparator(beginning);
  const header = /^\s*([^\r\n]*)/.exec(beginning.slice(skip))?.[1] ?? '';
  return knownNames(header.split(separator).map((name) => name.replaceAll('"', ''))) > 0;
}

/** M3U as it was first: nothing but files, one a line. The last one may be cut. */
function areSongFiles(beginning: string): boolean {
  const lines = beginning.split(/[\r\n]+/).filter((line) => line.trim() !== '');
  const files = lines.filter((line) => /\.(?:mp3|m4a|aac|flac|ogg|opus|wav|wma|aiff?)\s*$/i.test(line));
  return files.length > 0 && files.length >= lines.length - 1;
}
