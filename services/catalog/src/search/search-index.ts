import { inTransaction, type Logger, type Pool, type PoolClient } from '@curator/service-kit';
import { ENTRY_VALUES, entryRows, prepareEntryRows } from './entry-rows.ts';
import { isMostlyNew, rebuildEntries } from './rebuild.ts';
import { addWords } from './vocabulary.ts';

/** Tracks of one transaction: so that searches of others see what is in, and memory stays small. */
const BATCH = 100_000;

/** For sets of many thousand rows. */
const SETTINGS = `
  SET LOCAL statement_timeout = '10min'; SET LOCAL work_mem = '128MB'; SET LOCAL jit = off; SET LOCAL maintenance_work_mem = '256MB';
  SET LOCAL gin_pending_list_limit = '64MB'`;

/** A track, in the order of the transactions that changed tracks last. */
interface Place {
  changedIn: string;
  trackId: string;
}

/**
 * Brings the table that searches look through up to date with the tracks. What transactions have changed that are as old as the
 * oldest one that still runs, is read again the next time: others of them may come before it. Several processes take turns.
 */
export async function indexChanges(pool: Pool, logger: Logger, batch = BATCH): Promise<void> {
  try {
    if (await rebuildIfMostlyNew(pool, batch)) return;
    for (let place = await placeReached(pool); place; ) place = await indexBehind(pool, place, batch);
  } catch (error) {
    // What is not in now is the next time: the tracks themselves are safe.
    logger.warn({ err: error }, 'the search index could not be brought up to date');
  }
}

async function rebuildIfMostlyNew(pool: Pool, batch: number): Promise<boolean> {
  return inTransaction(pool, async (client) => {
    await beginIndexing(client);
    const isToBe = await isMostlyNew(client, batch);
    if (isToBe) await rebuildEntries(client);
    return isToBe;
  });
}

async function beginIndexing(client: PoolClient): Promise<void> {
  await client.query(SETTINGS);
  await client.query(`SELECT pg_advisory_xact_lock(hashtext('search index'))`);
}

async function placeReached(pool: Pool): Promise<Place | undefined> {
  const { rows } = await pool.query<Place>(
    'SELECT indexed_to::text AS "changedIn", track_id AS "trackId" FROM search_progress',
  );
  return rows[0];
}

/** @returns where to go on, unless this was the last. */
async function indexBehind(pool: Pool, place: Place, batch: number): Promise<Place | undefined> {
  return inTransaction(pool, async (client) => {
    await beginIndexing(client);
    await client.query(CHANGED, [place.changedIn, place.trackId, batch]);
    const { rows } = await client.query<Place & { count: number }>(LAST);
    const [last] = rows;
    if (!last) return undefined;
    await client.query(AND_SAME_RECORDINGS);
    await client.query('ANALYZE search_batch');
    await prepareEntryRows(client, 'search_batch');
    await client.query(`CREATE TEMPORARY TABLE search_rows ON COMMIT DROP AS ${entryRows('search_batch')}`);
    await client.query(WRITE);
    await addWords(client, 'search_rows');
    await client.query(KEEP_PLACE);
    return last.count === batch ? last : undefined;
  });
}

const CHANGED = `
  CREATE TEMPORARY TABLE search_changed ON COMMIT DROP AS
  SELECT id, recording_id, changed_in FROM tracks WHERE (changed_in, id) > ($1::xid8, $2::uuid) ORDER BY changed_in, id LIMIT $3`;

const LAST = `
  SELECT changed_in::text AS "changedIn", id AS "trackId", (SELECT count(*) FROM search_changed) AS count
  FROM search_changed ORDER BY changed_in DESC, id DESC LIMIT 1`;

/** What one track has of features, others of the same recording may borrow; also those that it has left. */
const AND_SAME_RECORDINGS = `
  CREATE TEMPORARY TABLE search_batch ON COMMIT DROP AS
  SELECT * FROM tracks WHERE recording_id IN (
    SELECT recording_id FROM search_changed UNION
    SELECT e.recording_id FROM search_entries e JOIN search_changed c ON c.id = e.track_id)`;

const assigned = ENTRY_VALUES.map((name) => `${name} = excluded.${name}`).join(', ');
const list = (table: string) => ENTRY_VALUES.map((name) => `${table}.${name}`).join(', ');

const WRITE = `
  INSERT INTO search_entries (track_id, ${ENTRY_VALUES.join(', ')}) SELECT track_id, ${ENTRY_VALUES.join(', ')} FROM search_rows
  ON CONFLICT (track_id) DO UPDATE SET ${assigned} WHERE (${list('search_entries')}) IS DISTINCT FROM (${list('excluded')})`;

const KEEP_PLACE = `
  UPDATE search_progress p SET indexed_to = s.changed_in, track_id = s.id
  FROM (
    SELECT changed_in, id FROM search_changed WHERE changed_in < pg_snapshot_xmin(pg_current_snapshot())
    ORDER BY changed_in DESC, id DESC LIMIT 1
  ) s
  WHERE (p.indexed_to, p.track_id) < (s.changed_in, s.id)`;
