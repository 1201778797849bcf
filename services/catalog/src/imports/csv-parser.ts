import { type CsvError, parse } from 'csv-parse';
import type { CsvRow } from './csv-rows.ts';
import { ImportProblem } from './import-problem.ts';

/** Longer rows come from a quote that nobody closes. */
const MAX_ROW_BYTES = 1_000_000;

export interface CsvParser {
  /** Takes the next piece of text, and gives the rows that are complete with it. */
  write(piece: string): Promise<CsvRow[]>;
  end(): Promise<CsvRow[]>;
}

/**
 * RFC 4180, read kindly: every kind of line end is taken, rows may differ in their number of cells, and quotes inside of a
 * cell that were not doubled are kept as they are. Reads no further ahead than what it was given.
 *
 * @throws ImportProblem MALFORMED_CSV, naming the line that the row at fault begins at.
 */
export function createCsvParser(separator: string): CsvParser {
  let rows: CsvRow[] = [];
  let line = 1;
  /** Characters of the pieces since the one that the last row ended in: many thousand empty cells have no other limit. */
  let unended = 0;
  const parser = parse({
    delimiter: separator,
    record_delimiter: ['\r\n', '\n', '\r'],
    relax_quotes: true,
    relax_column_count: true,
    max_record_size: MAX_ROW_BYTES,
    on_record: (record: string[]) => {
      const cells = record.map(withoutLooseQuotes);
      if (cells.length > 1 || cells[0] !== '') rows.push({ cells, line });
      // csv-parse counts lines too, but a line end of two characters inside of a cell as two.
      line += 1 + breaksIn(record);
      unended = 0;
      return null;
    },
  });
  // What goes wrong is told by the callbacks of write and end.
  parser.on('error', () => {});

  const taken = async (give: (done: (error?: Error | null) => void) => void) => {
    await new Promise<void>((resolve, reject) => give((error) => (error ? reject(error) : resolve()))).catch(
      (error) => {
        throw problemOf(error, line);
      },
    );
    if (unended > MAX_ROW_BYTES) throw tooLong(line);
    const complete = rows;
    rows = [];
    return complete;
  };
  return {
    write(piece) {
      unended += piece.length;
      return taken((done) => parser.write(piece, done));
    },
    end: () => taken((done) => parser.end(done)),
  };
}

/** Blanks between a closing quote and the separator are not part of the cell, nor are its quotes. */
function withoutLooseQuotes(cell: string): string {
  return cell.startsWith('"') ? cell.replace(/^"([^"]*)"[ \t]+$/, '$1') : cell;
}

function breaksIn(cells: readonly string[]): number {
  return cells.reduce((breaks, cell) => breaks + (cell.match(/\r\n|\r|\n/g)?.length ?? 0), 0);
}

function problemOf(error: Partial<CsvError>, line: number): unknown {
  if (error.code === 'CSV_MAX_RECORD_SIZE') return tooLong(line);
  return error.code === 'CSV_QUOTE_NOT_CLOSED' ? unclosedQuote(line) : error;
}

function tooLong(line: number): ImportProblem {
  const message =
    `The row that begins in line ${line} is longer than ${MAX_ROW_BYTES.toLocaleString('en')} bytes. ` +
    'Look there for a quote that is opened and not closed.';
  return new ImportProblem('MALFORMED_CSV', message);
}

function unclosedQuote(line: number): ImportProblem {
  const message = `The row that begins in line ${line} opens a quote that is not closed. Close it, or export the file again.`;
  return new ImportProblem('MALFORMED_CSV', message);
}
