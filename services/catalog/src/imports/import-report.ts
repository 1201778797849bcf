import type { RowCounts } from '../merging/row-report.ts';
import type { Source } from '../merging/source.ts';

/** What an import says about a file, kept with its record. */
export interface ImportReport extends RowCounts {
  /** What the file has that is no song, by what it is. */
  ignored: Record<string, number>;
  /** Whether anything is not as it was before: false for the same file again. */
  changed: boolean;
}

/** How an import ended well. */
export interface ImportResult {
  report: ImportReport;
  dialect: string;
  encoding: string | null;
  source: Source;
}
