export type ImportProblemCode =
  | 'EMPTY_FILE'
  | 'NOT_TEXT'
  | 'NO_USABLE_COLUMN'
  | 'MAPPING_INVALID'
  | 'MALFORMED_CSV'
  | 'TOO_LARGE'
  | 'INTERRUPTED'
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
