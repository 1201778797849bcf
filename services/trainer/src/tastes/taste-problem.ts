export type TasteProblemCode =
  | 'INVALID_INPUT'
  | 'NOT_FOUND'
  | 'PLAYLIST_NOT_FOUND'
  | 'TOO_FEW_SONGS'
  | 'TOO_MANY_SONGS'
  | 'LIKES_EQUAL_DISLIKES'
  | 'NO_BACKGROUND'
  | 'CATALOG_UNAVAILABLE'
  | 'TOO_MANY_TASTES'
  | 'TOO_MANY_TRAININGS';

/** A request about a taste that cannot be met, in words for the listener. */
export class TasteProblem extends Error {
  override name = 'TasteProblem';
  readonly code: TasteProblemCode;
  constructor(code: TasteProblemCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}
