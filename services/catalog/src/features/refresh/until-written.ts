import { setTimeout as delay } from 'node:timers/promises';

const TRIES = 20;
const PAUSE_MS = 250;

/** An answer that costs a call is not lost to a moment in which the database is away. */
export async function untilItIsWritten(write: () => Promise<void>, signal: AbortSignal): Promise<void> {
  for (let left = TRIES; ; left -= 1)
    try {
      return await write();
    } catch (error) {
      if (left === 0 || signal.aborted) throw error;
      await delay(PAUSE_MS, undefined, { signal }).catch(() => {});
    }
}
