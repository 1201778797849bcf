import { FEATURES } from '@curator/contracts';
import type { PoolClient } from '@curator/service-kit';
import type { FeatureProvider } from '../providers/feature-provider.ts';
import { hasOwnScale, IS_REFERENCE, MEASURED_TRACKS, MIN_PAIRS } from './scales.ts';

/**
 * Draws the line from a provider's scale to the common one, a feature at a time, so that the songs that both have measured get the same
 * mean and spread: linear equating (Kolen and Brennan, Test Equating, 2014, chapter 2). Where the provider's values do not differ, only
 * the mean is moved. Of an owner's own songs and the shared ones; what other listeners brought does not count.
 *
 * @returns how many songs it was drawn through; 0 where they are too few, or show nothing new.
 */
export async function fitTransform(
  client: PoolClient,
  owner: string,
  provider: FeatureProvider,
  now: Date,
): Promise<number> {
  if (!hasOwnScale(provider)) return 0;
  const { rows } = await client.query<{ pairs: number }>(FIT, [owner, provider.name, provider.kind, now]);
  return rows[0]?.pairs ?? 0;
}

const SPREAD = (name: string) => `
  CASE WHEN stddev_samp(theirs_${name}) > 1e-6 THEN stddev_samp(ours_${name}) / stddev_samp(theirs_${name}) ELSE 1 END`;

const FIT = `
  WITH pairs AS (
    SELECT DISTINCT ON (l.spotify_id) ${FEATURES.map((name) => `a.${name} AS ours_${name}, l.${name} AS theirs_${name}`).join(', ')}
    FROM feature_lookups l JOIN (${MEASURED_TRACKS}) ON t.spotify_id = l.spotify_id
    WHERE l.provider = $2 AND l.complete AND t.owner IN ('', $1) AND ${IS_REFERENCE}
    ORDER BY l.spotify_id, t.owner DESC, a.measured_at DESC, s.id
  ), fitted AS (
    SELECT count(*) AS pairs, ARRAY[${FEATURES.map(SPREAD).join(', ')}]::real[] AS slope,
      ARRAY[${FEATURES.map((name) => `avg(ours_${name}) - (${SPREAD(name)}) * avg(theirs_${name})`).join(', ')}]::real[] AS shift
    FROM pairs
  )
  INSERT INTO feature_transforms (owner, kind, pairs, slope, shift, fitted_at)
  SELECT $1, $3, pairs, slope, shift, $4 FROM fitted WHERE pairs >= ${MIN_PAIRS}
  ON CONFLICT (owner, kind) DO UPDATE
    SET pairs = excluded.pairs, slope = excluded.slope, shift = excluded.shift, fitted_at = excluded.fitted_at
    WHERE (feature_transforms.slope, feature_transforms.shift) IS DISTINCT FROM (excluded.slope, excluded.shift)
  RETURNING pairs`;
