import { inTransaction, type Pool } from '@curator/service-kit';
import type { FeatureProvider } from '../providers/feature-provider.ts';
import { fitTransform } from '../scales/fit-transform.ts';
import { IS_OPEN } from './feature-refresh.ts';

/**
 * Ends the refreshes that have nothing left to ask. One that could not ask somebody has failed, unless that one answers nobody here and
 * others were asked: what they found stays in any case. Whoever sees that it has ended sees its values on one scale.
 */
export async function endRefreshes(pool: Pool, providers: readonly FeatureProvider[], now: Date): Promise<void> {
  await inTransaction(pool, async (client) => {
    const { rows } = await client.query<{ owner: string }>(END, [now]);
    for (const owner of new Set(rows.map((row) => row.owner)))
      for (const provider of providers) await fitTransform(client, owner, provider, now);
  });
}

const END = `
  WITH ended AS (
    UPDATE feature_refreshes r
    SET state = CASE WHEN skipped > 0 AND (problem_code <> 'NOT_FOR_THIS_APP' OR cardinality(providers) = 1) THEN 'FAILED'
        ELSE 'SUCCEEDED' END,
      finished_at = $1, waiting_until = NULL, waiting_why = NULL, revision = revision + 1
    WHERE ${IS_OPEN} AND NOT EXISTS (SELECT FROM feature_refresh_songs s WHERE s.refresh_id = r.id AND s.provider IS NOT NULL)
    RETURNING id, owner
  ), forgotten AS (
    DELETE FROM feature_refresh_songs USING ended WHERE refresh_id = ended.id
  )
  SELECT owner FROM ended`;

const KEPT_DAYS = 90;

/** Forgets refreshes of long ago, and values that may not be kept for longer. */
export async function forgetOld(pool: Pool, now: Date): Promise<void> {
  await pool.query(`DELETE FROM feature_refreshes WHERE finished_at < $1::timestamptz - interval '${KEPT_DAYS} days'`, [
    now,
  ]);
  await pool.query(`DELETE FROM feature_lookups WHERE outcome = 'FOUND' AND ask_again_after <= $1`, [now]);
}
