import { FEATURES } from '@curator/contracts';
import type { Pool } from '@curator/service-kit';
import { type Answer, DAY_MS, type FeatureProvider } from './providers/feature-provider.ts';

/** Ids that a provider will not hear of may be heard of after a change on its side. */
const REFUSED_FOR_MS = DAY_MS;

export interface AskedProvider {
  provider: Pick<FeatureProvider, 'name' | 'foundGoodForMs'>;
  /** How long it counts that it does not know a song. */
  unknownGoodForMs: number;
  now: Date;
}

const VALUES = [...FEATURES, 'key', 'mode', 'time_signature', 'confidence'];
const TYPES = [...FEATURES.map(() => 'real'), 'smallint', 'smallint', 'smallint', 'real'];

const KEEP = `
  WITH fine AS (
    UPDATE feature_providers SET failures = 0, waiting_why = NULL WHERE name = $1
  )
  INSERT INTO feature_lookups (provider, spotify_id, asked_at, outcome, ask_again_after, ${VALUES.join(', ')})
  SELECT $1, spotify_id, $2, outcome, ask_again_after, ${VALUES.join(', ')}
  FROM jsonb_to_recordset($3) AS answer (spotify_id text, outcome text, ask_again_after timestamptz,
    ${VALUES.map((name, index) => `${name} ${TYPES[index]}`).join(', ')})
  ON CONFLICT (provider, spotify_id) DO UPDATE SET asked_at = excluded.asked_at, outcome = excluded.outcome,
    ask_again_after = excluded.ask_again_after, ${VALUES.map((name) => `${name} = excluded.${name}`).join(', ')}`;

/** Remembers what a provider said, for everybody who will want to know. From then on it is not asked again before its time. */
export async function keepAnswers(pool: Pool, asked: AskedProvider, answers: readonly Answer[]): Promise<void> {
  const { provider, unknownGoodForMs, now } = asked;
  const after = (ms: number | undefined) => (ms === undefined ? null : new Date(now.getTime() + ms));
  const rows = answers.map(({ spotifyId, measured }) => {
    if (!measured) return { spotify_id: spotifyId, outcome: 'UNKNOWN', ask_again_after: after(unknownGoodForMs) };
    const { timeSignature, ...values } = measured;
    // What lacks something may be whole the next time.
    const goodForMs = FEATURES.every((name) => measured[name] !== null) ? provider.foundGoodForMs : unknownGoodForMs;
    return {
      ...{ spotify_id: spotifyId, outcome: 'FOUND', ask_again_after: after(goodForMs) },
      ...{ ...values, time_signature: timeSignature },
    };
  });
  await pool.query(KEEP, [provider.name, now, JSON.stringify(rows)]);
}

/** Remembers that a provider will not hear of these ids. */
export async function keepRefusal(
  pool: Pool,
  { provider, now }: AskedProvider,
  spotifyIds: readonly string[],
): Promise<void> {
  const rows = spotifyIds.map((spotify_id) => ({
    ...{ spotify_id, outcome: 'REFUSED', ask_again_after: new Date(now.getTime() + REFUSED_FOR_MS) },
  }));
  await pool.query(KEEP, [provider.name, now, JSON.stringify(rows)]);
}

/** SQL: whether the lookup `l` still counts at the moment of parameter $n. */
export const STILL_COUNTS = (n: number) => `(l.ask_again_after IS NULL OR l.ask_again_after > $${n}::timestamptz)`;
