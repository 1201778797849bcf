import { inTransaction, type Logger, type Pool } from '@curator/service-kit';
import { artistKey } from './artist-key.ts';
import { IDENTITY_RULES, KEY_SEPARATOR } from './rules.ts';
import { titleKey } from './title-key.ts';

const BATCH = 10_000;
const FIRST = '00000000-0000-0000-0000-000000000000';

interface Row {
  id: string;
  title: string;
  artist: string;
}

/**
 * Makes the kept keys anew that were made by other rules than these, before anything is looked up by them. Which tracks are one
 * recording stays as it is. One process at a time; a second one finds it done.
 *
 * @returns how many were made anew.
 */
export async function rekeyTracks(pool: Pool, logger: Logger): Promise<number> {
  return inTransaction(pool, async (client) => {
    await client.query(
      `SET LOCAL statement_timeout = '10min'; SELECT pg_advisory_xact_lock(hashtext('identity rules'))`,
    );
    const known = await client.query<{ version: number }>('SELECT version FROM identity_rules');
    if (known.rows[0]?.version === IDENTITY_RULES) return 0;
    let changed = 0;
    for (let after = FIRST; ; ) {
      const { rows } = await client.query<Row>(
        `SELECT id, title, artists[1] AS artist FROM tracks WHERE id > $1 ORDER BY id LIMIT ${BATCH}`,
        [after],
      );
      const keys = rows.map(({ title, artist }) => titleKey(title) + KEY_SEPARATOR + artistKey(artist));
      changed += (await client.query(WRITE, [rows.map(({ id }) => id), keys])).rowCount ?? 0;
      const last = rows.at(-1);
      if (!last || rows.length < BATCH) break;
      after = last.id;
    }
    await client.query('UPDATE identity_rules SET version = $1', [IDENTITY_RULES]);
    if (changed > 0) logger.info({ tracks: changed, rules: IDENTITY_RULES }, 'keys of songs were made anew');
    return changed;
  });
}

const WRITE = `
  UPDATE tracks SET name_key = n.key FROM unnest($1::uuid[], $2::text[]) AS n (id, key)
  WHERE tracks.id = n.id AND tracks.name_key <> n.key`;
