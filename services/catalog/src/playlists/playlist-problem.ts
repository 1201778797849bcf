export type PlaylistProblemCode =
  | 'NOT_FOUND'
  | 'NOT_YOURS'
  | 'INVALID_INPUT'
  | 'BUSY'
  | 'TOO_MANY_TRACKS'
  | 'TOO_MANY_PLAYLISTS';

/** What is wrong with a request about a playlist, in words for the person who made it. */
export class PlaylistProblem extends Error {
  override name = 'PlaylistProblem';
  readonly code: PlaylistProblemCode;
  constructor(code: PlaylistProblemCode, message: string) {
    super(message);
    this.code = code;
  }
}
