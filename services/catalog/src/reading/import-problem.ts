export type ImportProblemCode =
  | 'EMPTY_FILE'
  | 'NOT_TEXT'
  | 'UNKNOWN_FORMAT'
  | 'NO_USABLE_COLUMN'
  | 'MAPPING_INVALID'
  | 'SCALES_INVALID'
  | 'MALFORMED_CSV'
  | 'MALFORMED_JSON'
  | 'MALFORMED_XML'
  | 'MALFORMED_LIST'
  | 'ARCHIVE_REFUSED'
  | 'TOO_LARGE'
  | 'INTERRUPTED'
  | 'CANCELLED'
  | 'INTERNAL';

/** What is wrong with a file, in words for the person who brought it. */
export class ImportProblem extends Error {
  override name = 'ImportProblem';
  readonly code: ImportProblemCode;
  constructor(code: ImportProblemCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}

export function emptyFile(): ImportProblem {
  return new ImportProblem('EMPTY_FILE', 'The file is empty. Export it again, with the songs in it.');
}
