/** Something to tell about a row: a value that was left out (`outOfRange`), or the row itself (`unusable`). */
export interface RowIssue {
  row: number;
  line: number;
  /** Entry of an archive; null where the file is none. */
  file: string | null;
  column: string | null;
  value: string | null;
  message: string;
  kind: 'outOfRange' | 'unusable';
}

/** Told of one at a time: a file may have as many as it has cells, so who wants to keep them has to choose. */
export type OnIssue = (issue: RowIssue) => void;
