import type { CsvRow } from './csv-rows.ts';
import { ImportProblem } from './import-problem.ts';

/** Longer rows come from a quote that nobody closes. */
const MAX_ROW_CHARACTERS = 1_000_000;

/** Where reading is in the text at hand. */
interface Cursor {
  text: string;
  separator: string;
  /** No more text will come. */
  last: boolean;
  at: number;
  /** Line breaks passed inside cells of this row. */
  breaks: number;
}

/**
 * RFC 4180, read kindly: any kind of line end, and quotes inside of a cell that nobody doubled are taken as they are.
 *
 * @returns a function that takes the next piece of text and gives the rows that are complete with it.
 */
export function createCsvParser(separator: string): (piece: string, last: boolean) => CsvRow[] {
  let rest = '';
  let line = 1;
  return (piece, last) => {
    const cursor: Cursor = { text: rest + piece, separator, last, at: 0, breaks: 0 };
    const rows: CsvRow[] = [];
    let begin = 0;
    try {
      for (let cells = readRow(cursor); cells !== undefined; cells = readRow(cursor)) {
        if (cells.length > 1 || cells[0] !== '') rows.push({ cells, line });
        checkLength(cursor.at - begin, line);
        line += 1 + cursor.breaks;
        begin = cursor.at;
      }
    } catch (error) {
      throw error instanceof UnclosedQuote ? unclosedQuote(line) : error;
    }
    rest = cursor.text.slice(begin);
    checkLength(rest.length, line);
    return rows;
  };
}

class UnclosedQuote extends Error {}

/** @returns undefined where the text ends before the row does. */
function readRow(cursor: Cursor): string[] | undefined {
  const { text, separator, last } = cursor;
  if (cursor.at === text.length) return undefined;
  const cells: string[] = [];
  cursor.breaks = 0;
  for (;;) {
    const cell = readCell(cursor);
    if (cell === undefined) return undefined;
    cells.push(cell);
    if (text[cursor.at] === separator) {
      cursor.at += 1;
      continue;
    }
    return passLineEnd(cursor, last) ? cells : undefined;
  }
}

/** Steps over the end of a line, of which the file's last may have none. */
function passLineEnd(cursor: Cursor, last: boolean): boolean {
  const { text, at } = cursor;
  if (at === text.length) return last;
  if (text[at] === '\r') {
    // The other half of it may come with the next piece.
    if (at + 1 === text.length && !last) return false;
    cursor.at += text[at + 1] === '\n' ? 2 : 1;
  } else {
    cursor.at += 1;
  }
  return true;
}

function readCell(cursor: Cursor): string | undefined {
  const { text, at } = cursor;
  if (text[at] === '"') return readQuoted(cursor);
  cursor.at = endOfCell(cursor, at);
  return text.slice(at, cursor.at);
}

function readQuoted(cursor: Cursor): string | undefined {
  const { text, at, last } = cursor;
  const close = closingQuote(text, at);
  if (close === undefined) {
    if (last) throw new UnclosedQuote();
    return undefined;
  }
  // What looks like the closing quote may be the first of a doubled one.
  if (close + 1 === text.length && !last) return undefined;
  cursor.at = endOfCell(cursor, close + 1);
  const isPlain = text.slice(close + 1, cursor.at).trim() === '';
  const value = isPlain ? text.slice(at + 1, close).replaceAll('""', '"') : text.slice(at, cursor.at);
  cursor.breaks += value.match(/\r\n|\r|\n/g)?.length ?? 0;
  return value;
}

function closingQuote(text: string, open: number): number | undefined {
  for (let at = text.indexOf('"', open + 1); at >= 0; at = text.indexOf('"', at + 2))
    if (text[at + 1] !== '"') return at;
  return undefined;
}

const LINE_FEED = 10;
const CARRIAGE_RETURN = 13;

function endOfCell({ text, separator }: Cursor, from: number): number {
  const separatorCode = separator.charCodeAt(0);
  for (let at = from; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === separatorCode || code === LINE_FEED || code === CARRIAGE_RETURN) return at;
  }
  return text.length;
}

function checkLength(characters: number, line: number): void {
  if (characters <= MAX_ROW_CHARACTERS) return;
  const message =
    `The row that begins in line ${line} is longer than ${MAX_ROW_CHARACTERS.toLocaleString('en')} characters. ` +
    'Look there for a quote that is opened and not closed.';
  throw new ImportProblem('MALFORMED_CSV', message);
}

function unclosedQuote(line: number): ImportProblem {
  const message = `The row that begins in line ${line} opens a quote that is not closed. Close it, or export the file again.`;
  return new ImportProblem('MALFORMED_CSV', message);
}
