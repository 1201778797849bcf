import { inTransaction, type Logger, type Pool } from '@curator/service-kit';

/** Of one transaction: so that searches of others see what is in, and memory stays small. */
const BATCH = 100_000;

/** A track, in the order of the transactions that changed tracks last. */
interface Place {
  changedIn: string;
  trackId: string;
}

/**
 * Brings the table that searches look through up to date with the tracks. What transactions have changed that are as old as the
 * oldest one that still runs, is read again the next time: others of them may come before it. Several processes take turns.
 */
export async function indexChanges(pool: Pool, logger: Logger): Promise<void> {
  try {
    for (let place = await placeReached(pool); place; ) place = await indexBehind(pool, place);
  } catch (error) {
    // What is not in now is the next time: the tracks themselves are safe.
    logger.warn({ err: error }, 'the search index could not be brought up to date');
  }
}

async function placeReached(pool: Pool): Promise<Place | undefined> {
  const { rows } = await pool.query<Place>(
    'SELECT indexed_to::text AS "changedIn", track_id AS "trackId" FROM search_progress',
  );
  return rows[0];
}

/** @returns where to go on, unless this was the last. */
async function indexBehind(pool: Pool, { changedIn, trackId }: Place): Promise<Place | undefined> {
  return inTransaction(pool, async (client) => {
    await client.query(`SET LOCAL statement_timeout = '10min'; SET LOCAL gin_pending_list_limit = '64MB'`);
    await client.query(`SELECT pg_advisory_xact_lock(hashtext('search index'))`);
    const { rows } = await client.query<Place & { count: number }>(INDEX, [changedIn, trackId]);
    const [last] = rows;
    return last && last.count === BATCH ? last : undefined;
  });
}

const INDEX = `
  WITH batch AS MATERIALIZED (
    SELECT t.id, t.owner, t.recording_id, t.search_text, t.popularity, t.changed_in
    FROM tracks t WHERE (t.changed_in, t.id) > ($1::xid8, $2::uuid) ORDER BY t.changed_in, t.id LIMIT ${BATCH}
  ), written AS (
    INSERT INTO search_entries (track_id, owner, recording_id, text, popularity)
    SELECT id, owner, recording_id, search_text, coalesce(popularity, 0) FROM batch
    ON CONFLICT (track_id) DO UPDATE
      SET owner = excluded.owner, recording_id = excluded.recording_id, text = excluded.text, popularity = excluded.popularity
      WHERE (search_entries.owner, search_entries.recording_id, search_entries.text, search_entries.popularity)
        IS DISTINCT FROM (excluded.owner, excluded.recording_id, excluded.text, excluded.popularity)
  ), settled AS (
    SELECT changed_in, id FROM batch WHERE changed_in < pg_snapshot_xmin(pg_current_snapshot())
    ORDER BY changed_in DESC, id DESC LIMIT 1
  ), kept AS (
    UPDATE search_progress SET indexed_to = settled.changed_in, track_id = settled.id FROM settled
    WHERE (search_progress.indexed_to, search_progress.track_id) < (settled.changed_in, settled.id)
  )
  SELECT changed_in::text AS "changedIn", id AS "trackId", (SELECT count(*) FROM batch) AS count
  FROM batch ORDER BY changed_in DESC, id DESC LIMIT 1`;
