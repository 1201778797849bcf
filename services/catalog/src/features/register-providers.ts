import { inTransaction, type Pool, type PoolClient } from '@curator/service-kit';
import type { FeatureProvider } from './providers/feature-provider.ts';

interface Registered {
  kind: string;
  place: number | null;
  mayTrain: boolean;
}

/**
 * Writes down who is asked, in which order, and what may be learned from. A provider that was switched off gets another chance. Where the
 * order or the permission is another than before, values count otherwise: those who keep copies of the catalogue are told.
 */
export async function registerProviders(pool: Pool, providers: readonly FeatureProvider[]): Promise<void> {
  await inTransaction(pool, async (client) => {
    // Processes that start at the same time write it down one after the other.
    await client.query(`SELECT pg_advisory_xact_lock(hashtext('feature providers'))`);
    const before = await registered(client);
    await client.query(UNREGISTER, [providers.map(({ name }) => name)]);
    for (const [place, { name, kind, licence, mayTrain }] of providers.entries())
      await client.query(REGISTER, [name, kind, licence, place, mayTrain]);
    const after = await registered(client);
    const changed = [...after].filter(([kind, state]) => before.get(kind) !== state).map(([kind]) => kind);
    if (changed.length > 0) await tellOfKinds(client, changed);
  });
}

/** What counts of each kind, to be compared. */
async function registered(client: PoolClient): Promise<Map<string, string>> {
  const { rows } = await client.query<Registered>('SELECT kind, place, may_train AS "mayTrain" FROM feature_providers');
  return new Map(rows.map(({ kind, place, mayTrain }) => [kind, `${place} ${mayTrain}`]));
}

/** What came from Spotify is not learned from unless the permission is stated now. */
const UNREGISTER = `UPDATE feature_providers SET place = NULL, may_train = kind <> 'SPOTIFY' WHERE name <> ALL($1)`;

const REGISTER = `
  INSERT INTO feature_providers (name, kind, licence, place, may_train) VALUES ($1, $2, $3, $4, $5)
  ON CONFLICT (name) DO UPDATE SET licence = excluded.licence, place = excluded.place, may_train = excluded.may_train,
    off_code = NULL, off_why = NULL, off_until = NULL`;

/** The shared values of these kinds of sources count otherwise from now on. */
export async function tellOfKinds(client: PoolClient, kinds: readonly string[]): Promise<void> {
  await client.query(TELL, [kinds]);
}

const TELL = `
  WITH told AS (
    UPDATE tracks SET changed_in = pg_current_xact_id()
    WHERE owner = '' AND id IN (
      SELECT a.track_id FROM audio_features a JOIN sources s ON s.id = a.source_id WHERE s.owner = '' AND s.kind = ANY($1)
    ) RETURNING id
  )
  UPDATE catalogue SET version = version + 1 WHERE EXISTS (SELECT FROM told)`;
