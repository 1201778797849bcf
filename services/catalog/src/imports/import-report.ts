import type { RowIssue } from './song-row.ts';

/** What an import says about a file, kept with its record. */
export interface ImportReport {
  rowsRead: number;
  /** Recordings in the file. */
  tracks: number;
  newTracks: number;
  duplicates: number;
  withoutFeatures: number;
  /** Values that were left out because they cannot be right. */
  outOfRange: number;
  /** Rows that name no song. */
  unusableRows: number;
  /** The first rows with something to say about them. */
  issues: RowIssue[];
}

/** The part that is counted while the file is read. */
export type ReadingReport = Pick<ImportReport, 'rowsRead' | 'outOfRange' | 'unusableRows' | 'issues'>;
