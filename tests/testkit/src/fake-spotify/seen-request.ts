/** One request as the fake saw it, in the order of arrival. */
export interface SeenRequest {
  readonly method: string;
  /** Without the query: `/v1/me/playlists`. */
  readonly path: string;
  /** With its question mark, or empty. */
  readonly search: string;
  /** As answered; undefined while it is being answered, `reset` where the connection was broken instead. */
  status: number | 'reset' | undefined;
}

/** Which requests are meant: `GET /v1/me/tracks` exactly, or a pattern over `GET /v1/me/tracks?limit=50`. */
export type RequestMatch = string | RegExp;

/** Whether a request is one of those meant; all are where nothing is said. */
export function isMeant(seen: SeenRequest, match: RequestMatch | undefined): boolean {
  if (match === undefined) return true;
  const line = `${seen.method} ${seen.path}`;
  return typeof match === 'string' ? line === match : match.test(line + seen.search);
}
