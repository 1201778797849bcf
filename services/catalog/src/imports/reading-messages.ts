import type { ReadingCounts } from '../reading/counts.ts';
import type { Dialect, Grouping } from '../reading/dialect.ts';
import type { Field } from '../reading/fields.ts';
import type { FileOptions } from '../reading/import-file.ts';
import type { ImportProblemCode } from '../reading/import-problem.ts';

export type ReadingOptions = FileOptions;

/** What a file turned out to be. */
export interface FileKind {
  dialect: Dialect;
  grouping: Grouping;
  /** The file's name for the column of each field that was found. */
  columns: Partial<Record<Field, string>>;
}

/** To a thread that reads files: begin, and the answers to `more` and `text`. */
export type ToThread =
  | { kind: 'read'; options: ReadingOptions }
  | { kind: 'bytes'; bytes: Uint8Array }
  | { kind: 'end' }
  | { kind: 'taken' };

export type FromThread =
  | { kind: 'more' }
  | ({ kind: 'opened' } & FileKind)
  | { kind: 'text'; text: ArrayBuffer; counts: ReadingCounts; bytesRead: number }
  | { kind: 'done'; counts: ReadingCounts; encoding: string }
  | { kind: 'problem'; code: ImportProblemCode; message: string }
  | { kind: 'failed'; error: unknown };
