import { pipeline, Readable } from 'node:stream';
import { CsvError, parse } from 'csv-parse';
import { ImportProblem } from './import-problem.ts';

const MAX_ROW_CHARACTERS = 1_000_000;

export interface CsvRow {
  cells: string[];
  /** Line of the file that the row begins at, the header being 1. */
  line: number;
}

/**
 * Rows of a CSV file, the header first, as a stream. Commas, semicolons and tabs as separators are told apart by the header.
 *
 * @throws ImportProblem MALFORMED_CSV
 */
export async function* csvRows(text: AsyncIterable<string>): AsyncGenerator<CsvRow> {
  const iterator = text[Symbol.asyncIterator]();
  const first = await iterator.next();
  if (first.done) return;
  const parser = parse({
    bom: true,
    delimiter: separatorOf(first.value),
    info: true,
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
    max_record_size: MAX_ROW_CHARACTERS,
  });
  let failure: unknown;
  pipeline(Readable.from(rest(first.value, iterator)), parser, (error) => {
    failure = error;
  });
  let nextLine = 1;
  try {
    for await (const { record, info } of parser as AsyncIterable<{ record: string[]; info: { lines: number } }>) {
      yield { cells: record, line: nextLine };
      nextLine = info.lines + 1;
    }
  } catch (error) {
    throw problemOf(failure ?? error, nextLine);
  }
}

async function* rest(first: string, iterator: AsyncIterator<string>): AsyncGenerator<string> {
  yield first;
  for (let next = await iterator.next(); !next.done; next = await iterator.next()) yield next.value;
}

function separatorOf(text: string): string {
  const header = text.slice(0, text.search(/[\r\n]|$/)).replace(/"[^"]*"/g, '');
  const counted = [',', ';', '\t'].map((separator) => ({ separator, count: header.split(separator).length }));
  return counted.reduce((best, candidate) => (candidate.count > best.count ? candidate : best)).separator;
}

function problemOf(error: unknown, line: number): unknown {
  if (!(error instanceof CsvError)) return error;
  const message = `The file cannot be read as CSV from line ${line} on: ${error.message}.`;
  return new ImportProblem('MALFORMED_CSV', message, { cause: error });
}
