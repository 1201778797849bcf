import type { Pool } from '@curator/service-kit';

export type CancelOutcome = 'CANCELLING' | 'NOT_FOUND' | 'NOT_RUNNING';

/** Asks the process that runs the import to stop, which it does within a second; what it had read is forgotten. */
export async function cancelImport(pool: Pool, caller: string, id: string): Promise<CancelOutcome> {
  const { rowCount } = await pool.query(
    `UPDATE imports SET cancel_requested = true WHERE id = $1 AND caller = $2 AND state = 'RUNNING'`,
    [id, caller],
  );
  if (rowCount) return 'CANCELLING';
  const known = await pool.query('SELECT FROM imports WHERE id = $1 AND caller = $2', [id, caller]);
  return known.rowCount ? 'NOT_RUNNING' : 'NOT_FOUND';
}
