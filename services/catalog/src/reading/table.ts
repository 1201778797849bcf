import type { Columns } from './columns.ts';
import type { Dialect } from './dialect.ts';

export interface TableRow {
  /** Well-formed text without NUL characters; a row may have fewer cells than the header, or more. */
  cells: readonly string[];
  /** Line of the file that the row begins at, the first being 1. */
  line: number;
}

/** What every kind of file is brought to, so that matching, judging and reading are the same for all. */
export interface Table {
  header: readonly string[];
  /** Read as they are asked for. */
  batches: AsyncGenerator<TableRow[]>;
  /** Known where the reader made the header itself; else the header says. */
  dialect?: Dialect;
  columns?: Columns;
  /** Rows may have a link to a song and nothing else. */
  linksAlone?: boolean;
  /** Entry of an archive; null where the file is none. */
  file: string | null;
}
