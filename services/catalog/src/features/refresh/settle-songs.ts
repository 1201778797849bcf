import { FEATURES } from '@curator/contracts';
import { inTransaction, type Pool, type PoolClient } from '@curator/service-kit';
import { STILL_COUNTS } from '../keep-answers.ts';
import type { FeatureProvider } from '../providers/feature-provider.ts';
import { IS_OPEN } from './feature-refresh.ts';

export interface OpenRefresh {
  id: string;
  owner: string;
}

export interface Settling {
  refresh: OpenRefresh;
  provider: FeatureProvider;
  now: Date;
  /** Only songs of these ids; all that are waiting for the provider where left out. */
  spotifyIds?: readonly string[];
}

/** A track went away while its receipt was written: without it, all is well. */
const FOREIGN_KEY_VIOLATION = '23503';
const MAX_TRIES = 3;

/**
 * Gives the songs of a refresh what the provider is known to have said of them: a receipt for the owner's track, and the next provider for
 * those that it does not know. One statement, however many songs there are; done twice, it changes nothing.
 *
 * @returns false where an import is changing the owner's songs just now: come back later, the answers are kept
 */
export async function settleSongs(pool: Pool, settling: Settling): Promise<boolean> {
  for (let tries = 1; ; tries += 1)
    try {
      return await inTransaction(pool, (client) => settle(client, settling));
    } catch (error) {
      const isGone = error instanceof Error && 'code' in error && error.code === FOREIGN_KEY_VIOLATION;
      if (!isGone || tries === MAX_TRIES) throw error;
    }
}

async function settle(client: PoolClient, { refresh, provider, now, spotifyIds }: Settling): Promise<boolean> {
  const { rows } = await client.query<{ free: boolean }>(LOCK, [refresh.owner]);
  if (!rows[0]?.free) return false;
  await client.query(SETTLE, [
    ...[refresh.id, provider.name, refresh.owner, now],
    ...[provider.sourceName, provider.licence, provider.kind, spotifyIds ?? null],
  ]);
  return true;
}

/** Imports hold these while they change tracks, for minutes: the two would wait for each other, row by row, in another order each. */
const LOCK = `
  SELECT pg_try_advisory_xact_lock_shared(hashtext('recordings')) AND pg_try_advisory_xact_lock(hashtext('recordings of ' || $1)) AS free`;

const VALUES = [...FEATURES, 'key', 'mode', 'time_signature', 'confidence'];
const list = (prefix: string) => VALUES.map((name) => `${prefix}.${name}`).join(', ');

const SETTLE = `
  WITH job AS MATERIALIZED (
    SELECT id, providers FROM feature_refreshes WHERE id = $1 AND ${IS_OPEN} FOR UPDATE
  ), answers AS MATERIALIZED (
    SELECT s.number, s.track_id, s.is_skipped, s.is_partly_found OR (l.outcome = 'FOUND') AS is_partly_found, l.outcome, l.complete,
      l.asked_at, ${list('l')},
      CASE WHEN NOT l.complete AND s.track_id IS NOT NULL
        THEN job.providers[array_position(job.providers, s.provider) + 1] END AS next_provider
    FROM job JOIN feature_refresh_songs s ON s.refresh_id = job.id AND s.provider = $2
    JOIN feature_lookups l ON l.provider = $2 AND l.spotify_id = s.spotify_id AND ${STILL_COUNTS(4)}
    WHERE $8::text[] IS NULL OR s.spotify_id = ANY($8)
  ), source AS (
    INSERT INTO sources (owner, name, licence, kind) SELECT $3, $5, $6, $7
    WHERE EXISTS (SELECT FROM answers WHERE outcome = 'FOUND' AND track_id IS NOT NULL)
    ON CONFLICT (owner, name) DO UPDATE SET licence = excluded.licence RETURNING id
  ), written AS (
    INSERT INTO audio_features (track_id, source_id, measured_at, ${VALUES.join(', ')})
    SELECT a.track_id, source.id, a.asked_at, ${list('a')}
    FROM answers a JOIN tracks t ON t.id = a.track_id AND t.owner = $3 CROSS JOIN source WHERE a.outcome = 'FOUND'
    ON CONFLICT (track_id, source_id) DO UPDATE
      SET measured_at = excluded.measured_at, ${VALUES.map((name) => `${name} = excluded.${name}`).join(', ')}
      WHERE audio_features.measured_at < excluded.measured_at
    RETURNING track_id
  ), told AS (
    UPDATE tracks SET changed_in = pg_current_xact_id() FROM written WHERE tracks.id = written.track_id
  ), published AS (
    UPDATE catalogue SET version = version + 1 WHERE $3 = '' AND EXISTS (SELECT FROM written)
  ), moved AS (
    UPDATE feature_refresh_songs s SET provider = a.next_provider, is_partly_found = a.is_partly_found
    FROM answers a WHERE s.refresh_id = $1 AND s.number = a.number
  ), ended AS (
    SELECT count(*) FILTER (WHERE complete) AS found, count(*) FILTER (WHERE NOT complete AND is_skipped) AS skipped,
      count(*) FILTER (WHERE NOT complete AND NOT is_skipped AND is_partly_found) AS incomplete,
      count(*) FILTER (WHERE NOT complete AND NOT is_skipped AND NOT is_partly_found) AS unknown
    FROM answers WHERE next_provider IS NULL AND track_id IS NOT NULL
  )
  UPDATE feature_refreshes r SET found = r.found + ended.found, skipped = r.skipped + ended.skipped,
    incomplete = r.incomplete + ended.incomplete, unknown = r.unknown + ended.unknown, revision = r.revision + 1
  FROM ended WHERE r.id = $1 AND EXISTS (SELECT FROM answers)`;
