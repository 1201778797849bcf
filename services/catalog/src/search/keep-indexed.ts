import type { Logger, Pool } from '@curator/service-kit';
import { indexChanges } from './search-index.ts';

const EVERY_MS = 60_000;

/**
 * Brings the search index up to date now and then, whatever changed tracks: an import does so itself, but its process may have ended
 * before it came to that, and an undo or a split does not wait for it.
 */
export function keepIndexed(pool: Pool, logger: Logger, stack: AsyncDisposableStack): void {
  let running = indexChanges(pool, logger);
  let isRunning = true;
  const settle = () => {
    isRunning = false;
  };
  void running.then(settle);
  const timer = setInterval(() => {
    if (isRunning) return;
    isRunning = true;
    running = indexChanges(pool, logger);
    void running.then(settle);
  }, EVERY_MS);
  stack.defer(async () => {
    clearInterval(timer);
    await running;
  });
}
