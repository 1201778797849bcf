import type { Logger, Pool } from '@curator/service-kit';

/** What is not imported by then is forgotten. */
export const UPLOAD_LIFETIME_MS = 24 * 60 * 60 * 1_000;

const EVERY_MS = 60 * 60 * 1_000;

/** Forgets them also where nobody begins another one. */
export function forgetExpiredUploads(pool: Pool, logger: Logger, stack: AsyncDisposableStack): void {
  const forget = () =>
    removeExpired(pool).catch((error: unknown) => logger.warn({ err: error }, 'old uploads could not be forgotten'));
  const timer = setInterval(() => void forget(), EVERY_MS);
  timer.unref();
  stack.defer(() => clearInterval(timer));
}

/** @returns how many uploads were forgotten. */
export async function removeExpired(pool: Pool): Promise<number> {
  const { rowCount } = await pool.query(
    'DELETE FROM uploads WHERE created_at < now() - make_interval(secs => $1::double precision / 1000)',
    [UPLOAD_LIFETIME_MS],
  );
  return rowCount ?? 0;
}
