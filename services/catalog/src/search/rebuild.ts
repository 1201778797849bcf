import type { PoolClient } from '@curator/service-kit';
import { lockRecordings } from '../tracks/unused-tracks.ts';
import { ALL_TRACKS, entryRows, prepareEntryRows } from './entry-rows.ts';
import { indexReplacement, makeReplacement, replaceTable } from './table-replacement.ts';
import { wordRows } from './vocabulary.ts';

/** Whether at least `least` tracks are to be written, and they are half of all or more. */
export async function isMostlyNew(client: PoolClient, least: number): Promise<boolean> {
  const { rows } = await client.query<{ many: boolean }>(MANY_CHANGED, [least]);
  if (!rows[0]?.many) return false;
  const counted = await client.query<{ most: boolean }>(MOST_CHANGED);
  return counted.rows[0]?.most ?? false;
}

const CHANGED = 'FROM tracks t, search_progress p WHERE (t.changed_in, t.id) > (p.indexed_to, p.track_id)';
const MANY_CHANGED = `SELECT count(*) = $1 AS many FROM (SELECT ${CHANGED} LIMIT $1) c`;
const MOST_CHANGED = `SELECT (SELECT count(*) ${CHANGED}) >= (SELECT count(*) FROM search_entries) AS most`;

/**
 * Makes all entries and words anew, in tables beside those that are searched meanwhile, and puts them in the place of those. The caller
 * holds the lock of the search index.
 */
export async function rebuildEntries(client: PoolClient): Promise<void> {
  // Before anything is read: what commits from now on is read again the next time.
  const { rows } = await client.query<{ xmin: string }>('SELECT pg_snapshot_xmin(pg_current_snapshot())::text AS xmin');
  await prepareEntryRows(client, ALL_TRACKS);
  const entries = await makeReplacement(client, 'search_entries', entryRows(ALL_TRACKS));
  await makeReplacement(client, 'search_words', wordRows(entries));
  await indexReplacement(client, 'search_words');
  await indexReplacement(client, 'search_entries');
  // Until the end of the transaction no track goes that the new table would keep.
  await lockRecordings(client, '');
  await client.query(`DELETE FROM ${entries} e WHERE NOT EXISTS (SELECT FROM tracks t WHERE t.id = e.track_id)`);
  await replaceTable(client, 'search_entries');
  await replaceTable(client, 'search_words');
  await client.query('UPDATE search_progress SET indexed_to = $1::xid8, track_id = DEFAULT', [rows[0]?.xmin]);
}
