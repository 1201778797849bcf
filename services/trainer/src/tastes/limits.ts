import type { PoolClient } from '@curator/service-kit';

/** How much one listener may have. */
export interface Limits {
  tastes: number;
  /** Queued and running. */
  openTrainings: number;
  /** Liked and disliked, of one taste. */
  songs: number;
}

/** Any number: listeners' locks are told from others by it. */
const OWNER_LOCK = 727_003;

/** Until the transaction ends, no other makes something of this listener's: what it counts stays true. */
export async function lockOwner(client: PoolClient, owner: string): Promise<void> {
  await client.query('SELECT pg_advisory_xact_lock(hashtextextended($1, $2))', [owner, OWNER_LOCK]);
}
