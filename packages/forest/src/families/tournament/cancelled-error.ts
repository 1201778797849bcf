/** The work was stopped because its caller asked for that; nothing is wrong. */
export class CancelledError extends Error {
  override name = 'CancelledError';
}

/** @throws CancelledError where the check says so. */
export function throwIfCancelled(isCancelled: (() => boolean) | undefined): void {
  if (isCancelled?.()) throw new CancelledError('The work was cancelled.');
}
