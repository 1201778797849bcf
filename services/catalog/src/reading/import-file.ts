import type { Scales } from './cell-reader.ts';
import type { Columns, Mapping } from './columns.ts';
import { createCounts, ignoredCounter, type ReadingCounts } from './counts.ts';
import type { Dialect, Grouping } from './dialect.ts';
import { FIELDS, type Field } from './fields.ts';
import { emptyFile } from './import-problem.ts';
import { limitBytes as limit, tooLarge } from './limited-bytes.ts';
import { openTables } from './open-tables.ts';
import type { OnIssue } from './row-issue.ts';
import { checkScales } from './scales.ts';
import type { SongRow } from './song-row.ts';
import type { Table } from './table.ts';
import { createTableReader, describeTable } from './table-reader.ts';

export interface FileOptions {
  /** Column names by field, for files whose columns cannot be told by their names. */
  mapping?: Mapping;
  /** By how much a feature's values have to be divided: {energy: 100} for a file that has it from 0 to 100. */
  scales?: Scales;
  limitBytes: number;
  /** How large the sender says that it is. */
  announcedBytes?: number | undefined;
}

export interface OpenedFile {
  dialect: Dialect;
  grouping: Grouping;
  /** As TextDecoder names it. It may turn out while the rows are read. */
  readonly encoding: string;
  /** The file's name for the column of each field that was found. */
  columns: Partial<Record<Field, string>>;
  /** Some hundred rows each. None of them, where there is only something to tell about rows. */
  batches: AsyncGenerator<SongRow[]>;
  /** Grows while the batches are read. */
  counts: ReadingCounts;
  bytesRead(): number;
}

/**
 * Reads a file's header, and its rows as they are asked for: memory does not grow with the file.
 *
 * @throws ImportProblem, here and while the batches are read, where the file is at fault.
 */
export async function openFile(
  { mapping = {}, scales = {}, limitBytes, announcedBytes = 0 }: FileOptions,
  bytes: AsyncIterable<Uint8Array>,
  onIssue: OnIssue,
): Promise<OpenedFile> {
  if (announcedBytes > limitBytes) throw tooLarge(limitBytes);
  checkScales(scales);
  const counted = limit(bytes, limitBytes);
  const counts = createCounts();
  const countIgnored = ignoredCounter(counts);
  const opened = await openTables(counted.bytes, { mapping, limitBytes, isCut: false, countIgnored });
  const first = await opened.tables.next();
  if (first.done) throw emptyFile();
  const read = createTableReader({ mapping, scales, counts, onIssue });
  const { columns, dialect, grouping } = describeTable(first.value, mapping);
  return {
    dialect,
    // The rows of an archive's files say themselves which playlist they are of.
    grouping: opened.isArchive ? 'playlist' : grouping,
    get encoding() {
      return opened.encoding();
    },
    columns: columnNames(columns, first.value.header),
    batches: readTables(first.value, opened.tables, read),
    counts,
    bytesRead: counted.read,
  };
}

async function* readTables(
  first: Table,
  rest: AsyncGenerator<Table>,
  read: (table: Table) => AsyncGenerator<SongRow[]>,
): AsyncGenerator<SongRow[]> {
  try {
    yield* read(first);
    for await (const table of rest) yield* read(table);
  } finally {
    await rest.return(undefined);
  }
}

function columnNames(columns: Columns, header: readonly string[]): Partial<Record<Field, string>> {
  const found = FIELDS.filter((field) => columns.has(field));
  return Object.fromEntries(found.map((field) => [field, header[columns.get(field) ?? -1] ?? '']));
}
