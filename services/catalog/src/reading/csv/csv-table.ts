import { emptyFile } from '../import-problem.ts';
import type { Table, TableRow } from '../table.ts';
import { type CsvParser, createCsvParser } from './csv-parser.ts';
import { findSeparator } from './separator.ts';

/** Text is parsed in pieces of this size at least: the first has the header, and the rows of one go on together. */
const PIECE = 16_384;

export interface CsvTable extends Table {
  separator: string;
}

export interface CsvOptions {
  file: string | null;
  /** The text is only the beginning of a file, and its last row may lack the rest. */
  isCut: boolean;
}

/**
 * A CSV file: the first row that is not empty is the header. The separator is told by it.
 *
 * @throws ImportProblem MALFORMED_CSV, here and while the rows are read, and EMPTY_FILE
 */
export async function openCsv(text: AsyncIterable<string>, { file, isCut }: CsvOptions): Promise<CsvTable> {
  const pieces = largePieces(text);
  const { value: first = '' } = await pieces.next();
  const { separator, skip } = findSeparator(first);
  // What is skipped has no line end of its own: that line is an empty one.
  const rows = csvRows(createCsvParser(separator), first.slice(skip), pieces, isCut);
  const { value: [header, ...rest] = [] } = await rows.next();
  if (!header) throw emptyFile();
  return { header: header.cells, separator, file, batches: batches(rest, rows) };
}

async function* batches(first: TableRow[], rest: AsyncGenerator<TableRow[]>): AsyncGenerator<TableRow[]> {
  try {
    yield first;
    yield* rest;
  } finally {
    await rest.return(undefined);
  }
}

/** Never an empty batch: a row without its end is read on with the next piece. */
async function* csvRows(
  parser: CsvParser,
  first: string,
  pieces: AsyncGenerator<string>,
  isCut: boolean,
): AsyncGenerator<TableRow[]> {
  try {
    const rows = parser.write(first);
    if (rows.length > 0) yield rows;
    for await (const piece of pieces) {
      const more = parser.write(piece);
      if (more.length > 0) yield more;
    }
    const last = isCut ? endOfCut(parser) : parser.end();
    if (last.length > 0) yield last;
  } finally {
    await pieces.return(undefined);
  }
}

/** A cut may be anywhere, also between quotes. */
function endOfCut(parser: CsvParser): TableRow[] {
  try {
    return parser.end();
  } catch {
    return [];
  }
}

async function* largePieces(text: AsyncIterable<string>): AsyncGenerator<string> {
  let held = '';
  for await (const piece of text) {
    held += piece;
    if (held.length < PIECE) continue;
    yield held;
    held = '';
  }
  if (held !== '') yield held;
}
