import { inTransaction, type Pool } from '@curator/service-kit';
import { songKey } from '../../../../services/catalog/src/identity/song-key.ts';
import type { Query } from './query-list.ts';

export interface PlainTrigrams extends AsyncDisposable {
  ask: (query: Query) => Promise<void>;
}

const SEARCH = `
  SELECT id, similarity(search_text, $1) FROM tracks WHERE search_text % $1 AND owner IN ('', $2)
  ORDER BY similarity(search_text, $1) DESC LIMIT 21`;

/** What pg_trgm does by itself, over the same songs: an index of the texts, its operator, and its order; nothing is filtered. */
export async function plainTrigrams(pool: Pool, listener: string): Promise<PlainTrigrams> {
  await inTransaction(pool, async (client) => {
    await client.query(`SET LOCAL statement_timeout = '10min'; SET LOCAL maintenance_work_mem = '256MB'`);
    await client.query('CREATE INDEX plain_trigrams ON tracks USING gin (search_text gin_trgm_ops)');
  });
  return {
    async ask({ query }) {
      await pool.query(SEARCH, [songKey(query), listener]);
    },
    async [Symbol.asyncDispose]() {
      await pool.query('DROP INDEX plain_trigrams');
    },
  };
}
