import { signInPath } from './next-path.ts';

let leaving = false;

/** Leaves for the sign-in page. Loads the page anew, so that nothing of the ended sign-in stays in memory. */
export function goToSignIn(): void {
  const { pathname, search } = window.location;
  if (leaving || pathname === '/sign-in') return;
  leaving = true;
  window.location.assign(signInPath(pathname + search));
}
