import { FEATURES } from '@curator/contracts';
import type { PoolClient } from '@curator/service-kit';
import { BEST_FEATURES } from '../tracks/best-features.ts';
import { findTitleEnds, TITLE_ENDS, TITLE_LENGTH } from './title-ends.ts';
import { TITLE_END } from './title-range.ts';

export const ENTRY_VALUES = [
  'owner',
  'recording_id',
  'text',
  'popularity',
  'year',
  'explicit',
  'genres',
  ...FEATURES,
  'alone',
];

export const ALL_TRACKS = 'tracks';

/** Of the longest texts the end is left out: what an index holds has bounds. */
const MAX_TEXT = 500;
const MAX_GENRES = 16;

const features = (alias: string) => FEATURES.map((name) => `${alias}.${name}`).join(', ');

const VALUES = `
  t.id AS track_id, t.owner COLLATE "C" AS owner, t.recording_id,
  left(' ' || overlay(t.search_text PLACING ' ${TITLE_END} ' FROM ${TITLE_LENGTH} + 1 FOR 1) || ' ', ${MAX_TEXT}) COLLATE "C" AS text,
  coalesce(t.popularity, 0)::smallint AS popularity,
  CASE WHEN translate(left(t.release_date, 4), '0123456789', '') = '' AND length(t.release_date) >= 4
    THEN left(t.release_date, 4)::smallint END AS year,
  t.explicit, t.genres[1:${MAX_GENRES}] AS genres`;

/** Temporary: recordings of which there is more than one track, or a track with more than one measurement. */
const SEVERAL = 'search_several';

/**
 * Makes ready what `entryRows` joins.
 *
 * @param tracks name of a table whose rows are tracks; of a recording it has all that there are, or none.
 */
export async function prepareEntryRows(client: PoolClient, tracks: string): Promise<void> {
  await findTitleEnds(client, tracks);
  await client.query(`
    CREATE TEMPORARY TABLE ${SEVERAL} ON COMMIT DROP AS
    SELECT t.recording_id FROM ${tracks} t WHERE t.recording_id <> t.id
    UNION SELECT t.recording_id FROM ${tracks} t JOIN (
      SELECT a.track_id FROM audio_features a ${tracks === ALL_TRACKS ? '' : `JOIN ${tracks} b ON b.id = a.track_id`}
      WHERE (SELECT count(*) > 1 FROM sources s WHERE EXISTS (SELECT FROM audio_features f WHERE f.source_id = s.id))
      GROUP BY a.track_id HAVING count(*) > 1
    ) again ON again.track_id = t.id`);
  await client.query(`ANALYZE ${SEVERAL}`);
}

/**
 * SQL: entries of the tracks. Nearly all recordings have one track with one measurement, which is joined as it is: to choose the best for
 * each would take ten times as long. A recording bears the id of the first of its tracks.
 */
export function entryRows(tracks: string): string {
  return `
    SELECT ${VALUES}, ${features('a')}, true AS alone
    FROM ${tracks} t LEFT JOIN audio_features a ON a.track_id = t.id LEFT JOIN ${TITLE_ENDS} e ON e.track_id = t.id
    WHERE NOT EXISTS (SELECT FROM ${SEVERAL} v WHERE v.recording_id = t.recording_id)
    UNION ALL
    SELECT ${VALUES}, ${features('f')}, false AS alone
    FROM ${SEVERAL} v JOIN ${tracks} t ON t.recording_id = v.recording_id
      LEFT JOIN LATERAL ${BEST_FEATURES} ON true LEFT JOIN ${TITLE_ENDS} e ON e.track_id = t.id`;
}
