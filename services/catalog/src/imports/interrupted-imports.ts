import type { Pool, PoolClient } from '@curator/service-kit';

const LOCK_OF = (id: string) => `hashtextextended('import ' || ${id}, 0)`;

/**
 * Taken for as long as an import's transaction lives: the database lets go of it when the process dies.
 *
 * @returns false where another one has it.
 */
export async function tryLockImport(client: PoolClient, id: string): Promise<boolean> {
  const { rows } = await client.query<{ taken: boolean }>(
    `SELECT pg_try_advisory_xact_lock(${LOCK_OF('$1')}) AS taken`,
    [id],
  );
  return rows[0]?.taken === true;
}

/**
 * Imports whose process is gone are failed; those of other living processes are let be.
 *
 * @returns how many were failed.
 */
export async function failInterruptedImports(pool: Pool): Promise<number> {
  const { rowCount } = await pool.query(
    `UPDATE imports SET state = 'FAILED', phase = 'DONE', finished_at = now(), problem_code = 'INTERRUPTED',
       problem_message = 'The import was interrupted; nothing of the file was kept. Send it again.', revision = revision + 1
     WHERE state = 'RUNNING' AND pg_try_advisory_xact_lock(${LOCK_OF('id')})`,
  );
  return rowCount ?? 0;
}
