import type { Pool } from '@curator/service-kit';

/** What is not imported by then is forgotten. */
export const UPLOAD_LIFETIME_MS = 24 * 60 * 60 * 1_000;

/** @returns how many uploads were forgotten. */
export async function removeExpired(pool: Pool): Promise<number> {
  const { rowCount } = await pool.query(
    'DELETE FROM uploads WHERE created_at < now() - make_interval(secs => $1::double precision / 1000)',
    [UPLOAD_LIFETIME_MS],
  );
  return rowCount ?? 0;
}
