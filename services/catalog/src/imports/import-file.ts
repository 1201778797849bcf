import { matchColumns } from './columns.ts';
import { type CsvRow, csvRows } from './csv-rows.ts';
import { artistSeparator, type Dialect, type Grouping, playlistGrouping, recogniseDialect } from './dialect.ts';
import { ImportProblem } from './import-problem.ts';
import type { ReadingReport } from './import-report.ts';
import { createRowReader, type ReadRow } from './row-reader.ts';
import type { SongRow } from './song-row.ts';
import { decodeText, tooLarge } from './text-decoding.ts';

export interface FileOptions {
  /** Column names by field, for files whose columns cannot be told by their names. */
  mapping: Readonly<Record<string, string>>;
  limitBytes: number;
  /** How large the sender says that it is. */
  announcedBytes?: number | undefined;
}

export interface OpenedFile {
  batches: AsyncGenerator<SongRow[]>;
  dialect: Dialect;
  grouping: Grouping;
  /** Grows while the batches are read. */
  report: ReadingReport;
}

const MAX_ISSUES = 1_000;

/**
 * Reads a file's header, and its rows as they are asked for.
 *
 * @throws ImportProblem, here and while the batches are read, where the file is at fault.
 */
export async function openFile(
  { mapping, limitBytes, announcedBytes = 0 }: FileOptions,
  bytes: AsyncIterable<Uint8Array>,
): Promise<OpenedFile> {
  if (announcedBytes > limitBytes) throw tooLarge(limitBytes);
  const rows = csvRows(decodeText(bytes, limitBytes));
  const first = await rows.next();
  const [header, ...firstRows] = first.value ?? [];
  if (!header) throw new ImportProblem('EMPTY_FILE', 'The file is empty. Export it again, with the songs in it.');
  const columns = matchColumns(header.cells, mapping);
  const dialect = recogniseDialect(header.cells);
  const report: ReadingReport = { rowsRead: 0, outOfRange: 0, unusableRows: 0, issues: [] };
  const read = createRowReader({
    columns,
    header: header.cells,
    artistSeparator: artistSeparator(dialect),
    report: (issue, kind) => {
      report[kind === 'outOfRange' ? 'outOfRange' : 'unusableRows'] += 1;
      if (report.issues.length < MAX_ISSUES) report.issues.push(issue);
    },
  });
  return {
    batches: readBatches(firstRows, rows, read, report),
    dialect,
    grouping: playlistGrouping(columns, dialect),
    report,
  };
}

async function* readBatches(
  firstRows: readonly CsvRow[],
  rest: AsyncIterable<CsvRow[]>,
  read: ReadRow,
  report: ReadingReport,
): AsyncGenerator<SongRow[]> {
  const readAll = (rows: readonly CsvRow[]) => {
    report.rowsRead += rows.length;
    return rows.map(read).filter((row) => row !== undefined);
  };
  yield readAll(firstRows);
  for await (const rows of rest) yield readAll(rows);
}
