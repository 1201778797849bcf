import type { Pool, PoolClient } from '@curator/service-kit';

/** How a provider fares, for all processes and jobs. */
export interface ProviderState {
  /** The next call is not made before. */
  notBefore: Date | null;
  /** Why it is to be waited for; null where it is the pace alone. */
  waitingWhy: string | null;
  failures: number;
  off: { code: string; why: string } | null;
}

interface Row extends Omit<ProviderState, 'off'> {
  name: string;
  offCode: string | null;
  offWhy: string | null;
}

const STATES = `
  SELECT name, not_before AS "notBefore", waiting_why AS "waitingWhy", failures,
    CASE WHEN off_until IS NULL OR off_until > $2 THEN off_code END AS "offCode", off_why AS "offWhy"
  FROM feature_providers WHERE name = ANY($1)`;

export async function providerStates(
  client: Pool | PoolClient,
  names: readonly string[],
  now: Date,
): Promise<Map<string, ProviderState>> {
  const { rows } = await client.query<Row>(STATES, [names, now]);
  return new Map(
    rows.map(({ name, offCode, offWhy, ...state }) => [
      name,
      { ...state, off: offCode === null ? null : { code: offCode, why: offWhy ?? '' } },
    ]),
  );
}

/** No call before then; `why` is told to those who wait. */
export async function pauseProvider(pool: Pool, name: string, until: Date, why: string): Promise<void> {
  await pool.query('UPDATE feature_providers SET not_before = $2, waiting_why = $3 WHERE name = $1', [
    name,
    until,
    why,
  ]);
}

const FAIL = `
  UPDATE feature_providers SET failures = failures + 1, waiting_why = $4,
    not_before = $2::timestamptz + interval '1 ms' * least($3::float8 * 2 ^ least(failures, 20), ${60_000})
  WHERE name = $1`;

/** After a failure: a pause that doubles from failure to failure, up to a minute. */
export async function backOff(pool: Pool, name: string, now: Date, firstMs: number, why: string): Promise<void> {
  await pool.query(FAIL, [name, now, firstMs, why]);
}

/** No call until then, or until the service starts anew. */
export async function switchOff(
  pool: Pool,
  name: string,
  { code, why, until }: { code: string; why: string; until: Date | null },
): Promise<void> {
  await pool.query('UPDATE feature_providers SET off_code = $2, off_why = $3, off_until = $4 WHERE name = $1', [
    ...[name, code, why, until],
  ]);
}
