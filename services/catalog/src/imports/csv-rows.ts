import { createCsvParser } from './csv-parser.ts';

export interface CsvRow {
  cells: string[];
  /** Line of the file that the row begins at, the first being 1. */
  line: number;
}

/** Text is parsed in pieces of this size at least: a row that grows by one character at a time would be read again each time. */
const PIECE = 65_536;

/**
 * Rows of a CSV file in batches, the header first. Commas, semicolons and tabs as separators are told apart by the header.
 * Empty lines are left out, and counted.
 *
 * @throws ImportProblem MALFORMED_CSV
 */
export async function* csvRows(text: AsyncIterable<string>): AsyncGenerator<CsvRow[]> {
  let held = '';
  let parser: ReturnType<typeof createCsvParser> | undefined;
  const parse = (last: boolean) => {
    parser ??= createCsvParser(separatorOf(held));
    const rows = parser(held, last);
    held = '';
    return rows;
  };
  for await (const piece of text) {
    held += piece;
    if (held.length < PIECE) continue;
    const rows = parse(false);
    if (rows.length > 0) yield rows;
  }
  const rows = parse(true);
  if (rows.length > 0) yield rows;
}

function separatorOf(text: string): string {
  const header = /^\s*([^\r\n]*)/.exec(text.slice(0, PIECE))?.[1]?.replace(/"[^"]*"/g, '') ?? '';
  const counted = [',', ';', '\t'].map((separator) => ({ separator, count: header.split(separator).length }));
  return counted.reduce((best, candidate) => (candidate.count > best.count ? candidate : best)).separator;
}
