import { type CsvParser, createCsvParser } from './csv-parser.ts';

export interface CsvRow {
  cells: string[];
  /** Line of the file that the row begins at, the first being 1. */
  line: number;
}

/** Text is parsed in pieces of this size at least: the first has the header, and the rows of one go on together. */
const PIECE = 65_536;

/**
 * Rows of a CSV file in batches, the header first. Commas, semicolons and tabs as separators are told apart by the header.
 * Empty lines are left out, and counted.
 *
 * @throws ImportProblem MALFORMED_CSV
 */
export async function* csvRows(text: AsyncIterable<string>): AsyncGenerator<CsvRow[]> {
  let held = '';
  let parser: CsvParser | undefined;
  const parse = async () => {
    parser ??= createCsvParser(separatorOf(held));
    const piece = held;
    held = '';
    return parser.write(piece);
  };
  for await (const piece of text) {
    held += piece;
    if (held.length < PIECE) continue;
    const rows = await parse();
    if (rows.length > 0) yield rows;
  }
  const rows = [...(await parse()), ...((await parser?.end()) ?? [])];
  if (rows.length > 0) yield rows;
}

function separatorOf(text: string): string {
  const header = /^\s*([^\r\n]*)/.exec(text.slice(0, PIECE))?.[1]?.replace(/"[^"]*"/g, '') ?? '';
  const counted = [',', ';', '\t'].map((separator) => ({ separator, count: header.split(separator).length }));
  return counted.reduce((best, candidate) => (candidate.count > best.count ? candidate : best)).separator;
}
