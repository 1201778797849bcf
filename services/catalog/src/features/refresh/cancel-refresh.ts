import type { Pool } from '@curator/service-kit';
import { IS_OPEN } from './feature-refresh.ts';
import { RefreshProblem } from './refresh-problem.ts';

const CANCEL = `
  WITH cancelled AS (
    UPDATE feature_refreshes SET state = 'CANCELLED', finished_at = $3, waiting_until = NULL, waiting_why = NULL, revision = revision + 1
    WHERE id = $1 AND caller = $2 AND ${IS_OPEN} RETURNING id
  ), forgotten AS (
    DELETE FROM feature_refresh_songs USING cancelled WHERE refresh_id = cancelled.id
  )
  SELECT id FROM cancelled`;

/**
 * Ends a refresh at once. What was found stays; a call that is under way is still heard out, for the next one who asks.
 *
 * @throws RefreshProblem NOT_RUNNING
 */
export async function cancelRefresh(pool: Pool, caller: string, id: string, now: Date): Promise<void> {
  const { rows } = await pool.query(CANCEL, [id, caller, now]);
  if (rows.length === 0)
    throw new RefreshProblem('NOT_RUNNING', 'That refresh has ended already. What it found stays.');
}
