import { LIST_COLUMNS, SONG_HEADER, songCells } from '../song-cells.ts';
import type { Table, TableRow } from '../table.ts';
import { readPastedLine } from './pasted-line.ts';
import { textLines } from './text-lines.ts';

export interface ListOptions {
  file: string | null;
}

/** Lines that somebody wrote or pasted. What says no song is a row without one. */
export function openPastedLines(text: AsyncIterable<string>, { file }: ListOptions): Table {
  return {
    ...{ header: SONG_HEADER, columns: LIST_COLUMNS, dialect: 'Lines', linksAlone: true, file },
    batches: rows(text),
  };
}

async function* rows(text: AsyncIterable<string>): AsyncGenerator<TableRow[]> {
  for await (const lines of textLines(text))
    yield lines.map(({ text: words, line }) => ({ cells: songCells(readPastedLine(words) ?? { album: words }), line }));
}

/** Of the lines that a text begins with, so many have to be of that kind; the others are remarks. */
const ENOUGH = 0.8;
const LOOKED_AT = 50;

/** Whether a text is such lines, and not a table: its first line would be a header, which names no song. */
export function arePastedLines(beginning: string): boolean {
  const lines = beginning
    .split(/\r\n|\n|\r/)
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .slice(0, LOOKED_AT);
  const read = lines.filter((line) => readPastedLine(line) !== undefined);
  return lines.length > 0 && read.length >= lines.length * ENOUGH;
}
