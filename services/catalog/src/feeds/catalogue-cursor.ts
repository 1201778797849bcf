import type { PoolClient } from '@curator/service-kit';

export interface CataloguePlace {
  version: number;
  /**
   * The oldest transaction that this snapshot does not see the end of: all changes of those before it are in, and those of it and
   * later ones are told by reading on from here.
   */
  cursor: string;
  /** Cursors below are too old: what went away before is forgotten. */
  oldest: string;
}

/** Where a reader of this transaction's snapshot is. */
export async function cataloguePlace(client: PoolClient): Promise<CataloguePlace> {
  const { rows } = await client.query<CataloguePlace>(`
    SELECT version, pg_snapshot_xmin(pg_current_snapshot())::text AS cursor, tombstones_from::text AS oldest FROM catalogue`);
  const [place] = rows;
  if (!place) throw new Error('The catalogue has no version');
  return place;
}

/** Whoever did not read for so long reads all again. */
const KEPT_DAYS = 7;

/** Forgets what went away long ago. */
export async function forgetTombstones(client: PoolClient): Promise<void> {
  await client.query(`
    WITH gone AS (DELETE FROM track_tombstones WHERE gone_at < now() - interval '${KEPT_DAYS} days' RETURNING changed_in)
    UPDATE catalogue SET tombstones_from = greatest(tombstones_from, (SELECT max(changed_in::text::numeric) + 1 FROM gone)::text::xid8)
    WHERE EXISTS (SELECT FROM gone)`);
}
