import type { Pool } from '@curator/service-kit';
import { STILL_COUNTS } from '../keep-answers.ts';
import type { FeatureProvider } from '../providers/feature-provider.ts';
import { IS_OPEN } from './feature-refresh.ts';
import { type OpenRefresh, settleSongs } from './settle-songs.ts';

/** The callers whose turn was longest ago first, and of one caller the oldest refresh: a thousand songs of one do not hold up another's ten. */
const OPEN = `
  SELECT r.id, r.owner FROM feature_refreshes r
  WHERE ${IS_OPEN} AND EXISTS (SELECT FROM feature_refresh_songs s WHERE s.refresh_id = r.id AND s.provider = $1)
  ORDER BY (SELECT max(o.last_turn_at) FROM feature_refreshes o WHERE o.caller = r.caller AND o.${IS_OPEN}) NULLS FIRST,
    r.last_turn_at NULLS FIRST, r.created_at, r.id`;

/** Refreshes that have songs for a provider, in the order of their turns. */
export async function openRefreshes(pool: Pool, provider: string): Promise<OpenRefresh[]> {
  return (await pool.query<OpenRefresh>(OPEN, [provider])).rows;
}

const NEXT = `
  SELECT n.spotify_id AS "spotifyId", EXISTS (
    SELECT FROM feature_lookups l WHERE l.provider = $2 AND l.spotify_id = n.spotify_id AND ${STILL_COUNTS(4)}
  ) AS known
  FROM (
    SELECT DISTINCT spotify_id FROM feature_refresh_songs WHERE refresh_id = $1 AND provider = $2 ORDER BY spotify_id LIMIT $3
  ) n`;

/**
 * The ids to ask for next, for one refresh. Those that were asked for meanwhile, for another one, are settled instead.
 *
 * @returns none where there is nothing to ask now
 */
export async function nextBatch(
  pool: Pool,
  refresh: OpenRefresh,
  provider: FeatureProvider,
  now: Date,
): Promise<string[]> {
  for (;;) {
    const { rows } = await pool.query<{ spotifyId: string; known: boolean }>(NEXT, [
      ...[refresh.id, provider.name, provider.batchSize, now],
    ]);
    const known = rows.filter((row) => row.known).map((row) => row.spotifyId);
    if (known.length === 0) return rows.map((row) => row.spotifyId);
    if (!(await settleSongs(pool, { refresh, provider, now, spotifyIds: known }))) return [];
  }
}
