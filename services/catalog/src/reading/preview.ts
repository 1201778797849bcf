import type { Scales } from './cell-reader.ts';
import type { Mapping } from './columns.ts';
import { createCounts, ignoredCounter, type ReadingCounts } from './counts.ts';
import { type Dialect, type Grouping, playlistGrouping, recogniseDialect } from './dialect.ts';
import { emptyFile } from './import-problem.ts';
import { limitBytes } from './limited-bytes.ts';
import { openTables } from './open-tables.ts';
import { countPlaylists, type PreviewPlaylist } from './preview/playlists.ts';
import { columnsOf, type ProposedMapping, proposeMapping } from './preview/proposed-mapping.ts';
import { findRescaled, type Rescaled } from './preview/rescaled.ts';
import type { RowIssue } from './row-issue.ts';
import { checkScales } from './scales.ts';
import type { SongRow } from './song-row.ts';
import type { Table, TableRow } from './table.ts';
import { createTableReader } from './table-reader.ts';

/** How much of a file is read. */
export const PREVIEW_BYTES = 262_144;
const SHOWN_ROWS = 10;
const SHOWN_ISSUES = 20;
const MAX_ROWS = 5_000;
/** What so much of an archive may unpack to. */
const MAX_UNPACKED = 64 * 2 ** 20;

export interface PreviewOptions {
  fileName: string;
  mapping?: Mapping;
  scales?: Scales;
}

export interface FilePreview extends ProposedMapping {
  state: 'READY' | 'NEEDS_MAPPING';
  dialect: Dialect;
  encoding: string;
  grouping: Grouping;
  /** Of the first table, as it is in the file. */
  header: readonly string[];
  /** Features that seem to be in another scale than 0 to 1. */
  rescaled: Rescaled[];
  /** As the import would read them. */
  rows: SongRow[];
  issues: RowIssue[];
  /** As far as the file was read. */
  playlists: PreviewPlaylist[];
  counts: ReadingCounts;
}

/**
 * Says how a file would be read, by its beginning; nothing more of it is asked for. It may be given the beginning only.
 *
 * @throws ImportProblem where the file is at fault, or a mapping or scales do not fit it
 */
export async function previewFile(
  { fileName, mapping = {}, scales = {} }: PreviewOptions,
  bytes: AsyncIterable<Uint8Array>,
): Promise<FilePreview> {
  checkScales(scales);
  const counts = createCounts();
  const opened = await openTables(limitBytes(beginningOf(bytes), PREVIEW_BYTES).bytes, {
    ...{ mapping, limitBytes: MAX_UNPACKED, isCut: true, countIgnored: ignoredCounter(counts) },
  });
  const { value: table } = await opened.tables.next();
  if (!table) throw emptyFile();
  const sample: TableRow[] = [];
  const proposal = proposeMapping(table, await readSample(table, sample), mapping);
  const columns = columnsOf(table, mapping);
  const dialect = table.dialect ?? recogniseDialect(table.header);
  const grouping = opened.isArchive ? 'playlist' : playlistGrouping(columns, dialect);
  const issues: RowIssue[] = [];
  const onIssue = (issue: RowIssue) => issues.length < SHOWN_ISSUES && issues.push(issue);
  const readTable = createTableReader({ mapping, scales, counts, onIssue });
  const songs = proposal.needed.length > 0 ? [] : await readSongs(sampled(table, sample), opened.tables, readTable);
  await opened.tables.return(undefined);
  return {
    ...{ state: proposal.needed.length > 0 ? 'NEEDS_MAPPING' : 'READY', dialect, grouping, header: table.header },
    ...proposal,
    encoding: opened.encoding(),
    rescaled: findRescaled(table, sample, columns, scales),
    rows: songs.slice(0, SHOWN_ROWS),
    issues,
    playlists: countPlaylists(songs, grouping, fileName),
    counts,
  };
}

async function readSample({ batches }: Table, sample: TableRow[]): Promise<TableRow[]> {
  for await (const batch of batches) {
    sample.push(...batch);
    if (sample.length >= MAX_ROWS) break;
  }
  return sample;
}

function sampled(table: Table, sample: TableRow[]): Table {
  async function* batches() {
    yield sample;
  }
  return { ...table, batches: batches() };
}

/** Of the first table, and those after it. */
async function readSongs(
  first: Table,
  rest: AsyncGenerator<Table>,
  read: (table: Table) => AsyncGenerator<SongRow[]>,
): Promise<SongRow[]> {
  const songs: SongRow[] = [];
  const take = async (table: Table) => {
    for await (const batch of read(table)) {
      songs.push(...batch);
      if (songs.length >= MAX_ROWS) return;
    }
  };
  await take(first);
  for await (const table of rest) {
    if (songs.length >= MAX_ROWS) break;
    await take(table);
  }
  return songs;
}

async function* beginningOf(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let left = PREVIEW_BYTES;
  for await (const chunk of bytes) {
    yield chunk.subarray(0, left);
    left -= chunk.byteLength;
    if (left <= 0) return;
  }
}
