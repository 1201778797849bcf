const START = '/tastes';

/** The sign-in page, which leads back to `from`. */
export function signInPath(from: string): string {
  return from === '/' || from === START ? '/sign-in' : `/sign-in?next=${encodeURIComponent(from)}`;
}

/** Where to go after sign-in. A link must not lead anybody off to another site. */
export function nextPath(next: string | null): string {
  return next?.startsWith('/') && !/^\/[/\\]/.test(next) && !next.startsWith('/sign-in') ? next : START;
}
