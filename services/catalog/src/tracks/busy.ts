import type { PoolClient } from '@curator/service-kit';

export const BUSY = 'Files are being brought into the library just now. Try again in a moment.';

/** Whoever waits for a lock holds a connection that others need. */
export async function waitShortly(client: PoolClient): Promise<void> {
  await client.query(`SET LOCAL lock_timeout = '2s'`);
}

const LOCK_NOT_AVAILABLE = '55P03';

/** @returns BUSY where something else is being written for longer than `waitShortly` waits. */
export async function unlessBusy<Result>(work: () => Promise<Result>): Promise<Result | 'BUSY'> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === LOCK_NOT_AVAILABLE) return 'BUSY';
    throw error;
  }
}
