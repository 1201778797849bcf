import type { Scales } from './cell-reader.ts';
import { type Columns, type Mapping, mapColumns, matchColumns } from './columns.ts';
import type { ReadingCounts } from './counts.ts';
import { artistSeparator, type Dialect, type Grouping, playlistGrouping, recogniseDialect } from './dialect.ts';
import type { OnIssue } from './row-issue.ts';
import { createRowReader } from './row-reader.ts';
import type { SongRow } from './song-row.ts';
import type { Table } from './table.ts';

/** Rows at a time: a few make much ado for whoever takes them, many stay in memory for long. */
const BATCH = 256;

export interface TableDescription {
  columns: Columns;
  dialect: Dialect;
  grouping: Grouping;
}

/**
 * What can be said of a table before its rows are read.
 *
 * @throws ImportProblem where it cannot be read so
 */
export function describeTable(table: Table, mapping: Mapping): TableDescription {
  const { header } = table;
  const columns = table.columns ? mapColumns(header, table.columns, mapping) : matchColumns(header, mapping);
  const dialect = table.dialect ?? recogniseDialect(table.header);
  return { columns, dialect, grouping: playlistGrouping(columns, dialect) };
}

export interface TableReaderOptions {
  mapping: Mapping;
  scales: Scales;
  counts: ReadingCounts;
  onIssue: OnIssue;
}

/** Reads the tables of one file: their rows are numbered through. */
export function createTableReader({ mapping, scales, counts, onIssue }: TableReaderOptions) {
  const count: OnIssue = (issue) => {
    counts[issue.kind === 'outOfRange' ? 'outOfRange' : 'unusableRows'] += 1;
    onIssue(issue);
  };
  return async function* readTable(table: Table): AsyncGenerator<SongRow[]> {
    const { columns, dialect, grouping } = describeTable(table, mapping);
    const { header, file, linksAlone = false } = table;
    const read = createRowReader({
      ...{ columns, header, grouping, file, linksAlone, scales },
      artistSeparator: artistSeparator(dialect),
      onIssue: count,
    });
    let songs: SongRow[] = [];
    let rows = 0;
    for await (const batch of table.batches) {
      for (const row of batch) {
        counts.rowsRead += 1;
        const song = read(row, counts.rowsRead);
        if (!song) continue;
        counts.songs += 1;
        songs.push(song);
      }
      rows += batch.length;
      if (rows < BATCH) continue;
      yield songs;
      songs = [];
      rows = 0;
    }
    if (rows > 0) yield songs;
  };
}
