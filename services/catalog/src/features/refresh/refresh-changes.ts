import type { Pool } from '@curator/service-kit';
import { IS_OPEN } from './feature-refresh.ts';

/** Before the call, so that it is counted whatever happens during it. The pace is kept from its beginning on. */
export async function beginCall(
  pool: Pool,
  { refreshId, provider, now, nextAt }: { refreshId: string; provider: string; now: Date; nextAt: Date },
): Promise<void> {
  await pool.query(BEGIN_CALL, [refreshId, provider, now, nextAt]);
}

const BEGIN_CALL = `
  WITH paced AS (
    UPDATE feature_providers SET not_before = $4, waiting_why = NULL WHERE name = $2
  )
  UPDATE feature_refreshes SET state = 'RUNNING', calls = calls + 1, started_at = coalesce(started_at, $3),
    last_turn_at = clock_timestamp(), waiting_until = NULL, waiting_why = NULL, revision = revision + 1
  WHERE id = $1 AND ${IS_OPEN}`;

/** Says to those who have nothing else to do what they wait for. */
export async function tellWaiting(pool: Pool, provider: string, until: Date, why: string): Promise<void> {
  await pool.query(TELL_WAITING, [provider, until, why]);
}

const TELL_WAITING = `
  UPDATE feature_refreshes r SET state = 'WAITING', waiting_until = $2, waiting_why = $3, revision = revision + 1
  WHERE ${IS_OPEN} AND (state, waiting_until, waiting_why) IS DISTINCT FROM ('WAITING', $2::timestamptz(3), $3)
    AND EXISTS (SELECT FROM feature_refresh_songs s WHERE s.refresh_id = r.id AND s.provider = $1)
    AND NOT EXISTS (SELECT FROM feature_refresh_songs s WHERE s.refresh_id = r.id AND s.provider <> $1)`;

/** The time that was waited for has come: it is their turn again soon. */
export async function endWaiting(pool: Pool, now: Date): Promise<void> {
  await pool.query(END_WAITING, [now]);
}

const END_WAITING = `
  UPDATE feature_refreshes SET state = CASE WHEN started_at IS NULL THEN 'QUEUED' ELSE 'RUNNING' END, waiting_until = NULL,
    waiting_why = NULL, revision = revision + 1
  WHERE state = 'WAITING' AND waiting_until <= $1`;

export interface Skip {
  provider: string;
  /** Of all refreshes where left out. */
  refreshId?: string;
  code: string;
  message: string;
}

/** Songs go on to the next provider without having been asked of this one. */
export async function skipProvider(pool: Pool, { provider, refreshId, code, message }: Skip): Promise<void> {
  await pool.query(SKIP, [provider, refreshId ?? null, code, message]);
}

const SKIP = `
  WITH jobs AS MATERIALIZED (
    SELECT id, providers FROM feature_refreshes r WHERE ${IS_OPEN} AND ($2::uuid IS NULL OR id = $2)
      AND EXISTS (SELECT FROM feature_refresh_songs s WHERE s.refresh_id = r.id AND s.provider = $1)
    ORDER BY id FOR UPDATE
  ), moved AS (
    UPDATE feature_refresh_songs s SET is_skipped = true,
      provider = CASE WHEN s.track_id IS NOT NULL THEN jobs.providers[array_position(jobs.providers, s.provider) + 1] END
    FROM jobs WHERE jobs.id = s.refresh_id AND s.provider = $1
    RETURNING s.refresh_id, s.provider IS NULL AND s.track_id IS NOT NULL AS ended
  ), counted AS (
    SELECT refresh_id, count(*) FILTER (WHERE ended) AS skipped FROM moved GROUP BY refresh_id
  )
  UPDATE feature_refreshes r SET skipped = r.skipped + counted.skipped, problem_code = coalesce(problem_code, $3),
    problem_message = coalesce(problem_message, $4), revision = revision + 1
  FROM counted WHERE r.id = counted.refresh_id`;

/** Songs of refreshes of earlier days that are to be asked of providers that are not configured any more. */
export async function leaveUnconfigured(pool: Pool, configured: readonly string[]): Promise<void> {
  const { rows } = await pool.query<{ provider: string }>(
    'SELECT DISTINCT provider FROM feature_refresh_songs WHERE provider <> ALL($1)',
    [configured],
  );
  for (const { provider } of rows)
    await skipProvider(pool, { provider, code: 'PROVIDER_UNAVAILABLE', message: `${provider} is not asked any more.` });
}
