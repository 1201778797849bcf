import type { Pool, PoolClient } from '@curator/service-kit';
import { STILL_COUNTS } from '../keep-answers.ts';
import type { FeatureProvider } from '../providers/feature-provider.ts';
import { ENOUGH_PAIRS, hasOwnScale, IS_REFERENCE, MEASURED_TRACKS } from './scales.ts';

const PAIRS = `
  SELECT count(*) AS pairs FROM (
    SELECT FROM feature_lookups l JOIN (${MEASURED_TRACKS}) ON t.spotify_id = l.spotify_id
    WHERE l.provider = $2 AND l.complete AND t.owner IN ('', $1) AND ${IS_REFERENCE} LIMIT ${ENOUGH_PAIRS}
  ) pair`;

const UNASKED = `
  SELECT DISTINCT spotify_id FROM (
    SELECT t.spotify_id FROM ${MEASURED_TRACKS}
    WHERE t.owner IN ('', $1) AND ${IS_REFERENCE}
      AND NOT EXISTS (SELECT FROM feature_lookups l WHERE l.provider = $2 AND l.spotify_id = t.spotify_id AND ${STILL_COUNTS(4)})
    LIMIT $3
  ) unasked`;

/**
 * Songs of the common scale that a provider of another scale is to be asked for too, so that a line from its scale to the common one
 * can be drawn: one call's worth at a time, until there are enough. None for a provider that is on it.
 *
 * @returns their Spotify ids
 */
export async function songsToCalibrate(
  client: Pool | PoolClient,
  owner: string,
  provider: FeatureProvider,
  now: Date,
): Promise<string[]> {
  if (!hasOwnScale(provider)) return [];
  const known = await client.query<{ pairs: number }>(PAIRS, [owner, provider.name]);
  if ((known.rows[0]?.pairs ?? 0) >= ENOUGH_PAIRS) return [];
  const { rows } = await client.query<{ spotify_id: string }>(UNASKED, [owner, provider.name, provider.batchSize, now]);
  return rows.map(({ spotify_id }) => spotify_id);
}
