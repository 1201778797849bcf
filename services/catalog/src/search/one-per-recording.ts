import type { PoolClient } from '@curator/service-kit';
import { allOf, type Condition, statement } from './condition.ts';
import { comparePlaces, ENTRY_COLUMNS, type Entry, type RankedEntry } from './entry.ts';

/** A recording that was found. */
export interface SearchHit {
  /** To be shown: the shared track before the listener's own, since recommendations name that one. */
  trackId: string;
  /** Whose place it has: the best of the recording's tracks. */
  entry: RankedEntry;
}

/**
 * Leaves one hit per recording: an entry that is not the best of its recording is left out, wherever that one's page is.
 *
 * @param rankOf the rank that a search finds a text with; undefined where it does not.
 */
export async function onePerRecording(
  client: PoolClient,
  listener: string,
  filters: readonly Condition[],
  found: readonly RankedEntry[],
  rankOf: (text: string) => number | undefined,
): Promise<SearchHit[]> {
  const siblings = await findSiblings(
    client,
    listener,
    filters,
    found.filter(({ alone }) => !alone),
  );
  return found.flatMap((entry) => {
    const same = siblings.get(entry.recordingId) ?? [];
    const ranked = same.flatMap((sibling) => {
      const rank = rankOf(sibling.text);
      return rank === undefined ? [] : [{ ...sibling, rank }];
    });
    if (ranked.some((sibling) => comparePlaces(sibling, entry) < 0)) return [];
    // One that is shared may be called otherwise than what was asked for: it is the same recording.
    const shared = [...ranked, ...same].find(({ owner }) => owner === '');
    return [{ trackId: entry.owner === '' ? entry.trackId : (shared?.trackId ?? entry.trackId), entry }];
  });
}

/** Entries of the same recordings that pass the filters, by recording; in an order that is always the same. */
async function findSiblings(
  client: PoolClient,
  listener: string,
  filters: readonly Condition[],
  found: readonly Entry[],
): Promise<Map<string, Entry[]>> {
  if (found.length === 0) return new Map();
  const { text, values } = statement(
    (bind) => `
      SELECT ${ENTRY_COLUMNS} FROM tracks t JOIN search_entries e ON e.track_id = t.id
      WHERE t.recording_id = ANY (${bind(found.map(({ recordingId }) => recordingId))}::uuid[])
        AND t.owner IN ('', ${bind(listener)}) AND ${allOf(filters, bind)}
      ORDER BY e.popularity DESC, e.text, e.track_id`,
  );
  const { rows } = await client.query<Entry>(text, values);
  return Map.groupBy(rows, ({ recordingId }) => recordingId);
}
