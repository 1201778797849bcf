import type { Pool, PoolClient } from '@curator/service-kit';

/** Channel on which Postgres tells the dispatcher that shards can be handed out. */
export const SHARDS_CHANNEL = 'shards';

/** Heard when the transaction commits, and not at all when it does not. */
export async function notifyDispatcher(client: Pool | PoolClient): Promise<void> {
  await client.query(`SELECT pg_notify('${SHARDS_CHANNEL}', '')`);
}
