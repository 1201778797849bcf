export type RefreshProblemCode =
  | 'NOT_FOUND'
  | 'NOT_YOURS'
  | 'INVALID_INPUT'
  | 'NO_PROVIDER'
  | 'TOO_MANY_REFRESHES'
  | 'NOT_RUNNING';

/** What is wrong with a request about a refresh of features, in words for the person who made it. */
export class RefreshProblem extends Error {
  override name = 'RefreshProblem';
  readonly code: RefreshProblemCode;

  constructor(code: RefreshProblemCode, message: string) {
    super(message);
    this.code = code;
  }
}
