import { type Mapping, matchColumns } from '../columns.ts';
import { ImportProblem } from '../import-problem.ts';
import { type OpenedTable, openTable, type TableOptions } from '../open-table.ts';
import { peek } from '../peek.ts';
import type { Table, TableRow } from '../table.ts';
import { type ZipEntry, zipEntries } from './zip-entries.ts';

export interface ArchiveOptions extends Omit<TableOptions, 'file'> {
  mapping: Mapping;
  /** What all entries together may unpack to. */
  limitBytes: number;
}

export interface OpenedArchive {
  tables: AsyncGenerator<Table>;
  encoding(): string;
}

/** Whether a file that begins with these bytes is a zip archive. */
export function isArchive(beginning: Uint8Array): boolean {
  const [p, k, ...kind] = beginning;
  return p === 0x50 && k === 0x4b && ['3,4', '5,6', '7,8'].includes(kind.slice(0, 2).join());
}

/**
 * The tables of an archive, one for each file in it that has songs. Other files are skipped and counted.
 *
 * @throws ImportProblem, while the tables are read; ARCHIVE_REFUSED also where no file has songs.
 */
export function openArchive(bytes: AsyncGenerator<Uint8Array>, options: ArchiveOptions): OpenedArchive {
  const encodings: (() => string)[] = [];
  return {
    tables: tablesOf(bytes, options, (opened) => encodings.push(opened.encoding)),
    encoding: () => [...new Set(encodings.map((encoding) => encoding()))].join(', ') || 'utf-8',
  };
}

async function* tablesOf(
  bytes: AsyncGenerator<Uint8Array>,
  options: ArchiveOptions,
  onOpen: (opened: OpenedTable) => void,
): AsyncGenerator<Table> {
  let found = 0;
  let whyNot: ImportProblem | undefined;
  for await (const entry of zipEntries(bytes, options)) {
    if (isSpreadsheet(entry)) throw spreadsheet();
    if (isFolder(entry)) continue;
    try {
      if (isHidden(entry)) throw noSongs();
      const opened = await openEntry(entry, options);
      found++;
      onOpen(opened);
      yield opened.table;
    } catch (error) {
      if (!(error instanceof ImportProblem) || !MAY_BE_OTHER.has(error.code)) throw error;
      options.countIgnored('other files');
      whyNot ??=
        error.code === 'NO_USABLE_COLUMN' || error.code === 'MAPPING_INVALID' ? named(error, entry) : undefined;
    }
  }
  if (found === 0) throw whyNot ?? noSongs();
}

/** What a file without songs is found to be at its beginning. */
const MAY_BE_OTHER = new Set(['EMPTY_FILE', 'NOT_TEXT', 'UNKNOWN_FORMAT', 'NO_USABLE_COLUMN', 'MAPPING_INVALID']);

/** @throws ImportProblem also where the file has no songs */
async function openEntry(entry: ZipEntry, options: ArchiveOptions): Promise<OpenedTable> {
  const { head, all } = await peek(entry.bytes, 4);
  if (isArchive(Buffer.concat(head))) throw nested(entry);
  try {
    const { table, encoding } = await openTable(all, { ...options, file: entry.name });
    if (!table.columns) matchColumns(table.header, options.mapping);
    return { table: { ...table, batches: naming(entry, table.batches) }, encoding };
  } catch (error) {
    throw named(error, entry);
  }
}

async function* naming(entry: ZipEntry, batches: AsyncGenerator<TableRow[]>): AsyncGenerator<TableRow[]> {
  try {
    yield* batches;
  } catch (error) {
    throw named(error, entry);
  }
}

/** A line alone does not say where it is. */
function named<Problem>(error: Problem, { name }: ZipEntry): Problem | ImportProblem {
  if (!(error instanceof ImportProblem) || error.code === 'ARCHIVE_REFUSED' || error.code === 'TOO_LARGE') return error;
  return new ImportProblem(error.code, `In "${name.slice(0, 100)}": ${error.message}`, { cause: error });
}

function isFolder({ name }: ZipEntry): boolean {
  return name.endsWith('/');
}

/** What systems leave in archives beside the files. */
function isHidden({ name }: ZipEntry): boolean {
  return name.startsWith('__MACOSX/') || /(?:^|\/)\.[^/]*$/.test(name);
}

function isSpreadsheet({ name }: ZipEntry): boolean {
  return name === '[Content_Types].xml' || name === 'mimetype';
}

function spreadsheet(): ImportProblem {
  return new ImportProblem(
    'NOT_TEXT',
    'The file is a spreadsheet or a document. Save it as "CSV UTF-8", and bring that.',
  );
}

function nested({ name }: ZipEntry): ImportProblem {
  const message = `The archive has an archive in it, "${name.slice(0, 100)}". Unpack it, and bring the files that have songs.`;
  return new ImportProblem('ARCHIVE_REFUSED', message);
}

function noSongs(): ImportProblem {
  return new ImportProblem('UNKNOWN_FORMAT', 'The archive has no file with songs. Bring CSV, JSON, XSPF or M3U files.');
}
