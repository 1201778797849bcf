import { FEATURES } from '@curator/contracts';
import { BEST_FEATURES } from '../tracks/best-features.ts';
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

/** SQL: whether the title of the track `t` is a key as it stands, but for capitals, or its artists are: then it is seen where it ends. */
export const ENDS_PLAINLY = `(starts_with(t.search_text, lower(t.title) || ' ') OR ${hasPlainArtists()})`;

function plainArtists(): string {
  return `lower(array_to_string(t.artists, ' '))`;
}

function hasPlainArtists(): string {
  return `right(t.search_text, length(${plainArtists()}) + 1) = ' ' || ${plainArtists()}`;
}

/** Letters of the search text that are the title's; of the others, `e` knows it. */
const TITLE_LENGTH = `(
  CASE WHEN starts_with(t.search_text, lower(t.title) || ' ') THEN length(lower(t.title))
    WHEN ${hasPlainArtists()} THEN length(t.search_text) - length(${plainArtists()}) - 1
    ELSE coalesce(e.title_length, length(t.search_text)) END)`;

const VALUES = `
  t.id AS track_id, t.owner, t.recording_id,
  left(' ' || overlay(t.search_text PLACING ' ${TITLE_END} ' FROM ${TITLE_LENGTH} + 1 FOR 1) || ' ', ${MAX_TEXT}) AS text,
  coalesce(t.popularity, 0)::smallint AS popularity,
  CASE WHEN translate(left(t.release_date, 4), '0123456789', '') = '' AND length(t.release_date) >= 4
    THEN left(t.release_date, 4)::smallint END AS year,
  t.explicit, t.genres[1:${MAX_GENRES}] AS genres`;

/**
 * SQL: entries of the tracks of a table or query. Nearly all recordings have one track with one measurement, which is joined as it is:
 * to choose the best for each would take ten times as long. A recording bears the id of the first of its tracks.
 *
 * @param tracks whose rows are tracks; of a recording it has all that there are, or none.
 * @param titleEnds has the `title_length` of those tracks, by `track_id`, that do not end plainly.
 */
export function entryRows(tracks: string, titleEnds: string): string {
  return `
    WITH measured_again AS MATERIALIZED (
      SELECT track_id FROM audio_features a ${tracks === ALL_TRACKS ? '' : `JOIN ${tracks} t ON t.id = a.track_id`}
      GROUP BY track_id HAVING count(*) > 1
    ), several AS MATERIALIZED (
      SELECT t.recording_id FROM ${tracks} t WHERE t.recording_id <> t.id
      UNION SELECT t.recording_id FROM ${tracks} t JOIN measured_again ON track_id = t.id
    )
    SELECT ${VALUES}, ${features('a')}, true AS alone
    FROM ${tracks} t LEFT JOIN audio_features a ON a.track_id = t.id LEFT JOIN ${titleEnds} e ON e.track_id = t.id
    WHERE t.recording_id NOT IN (SELECT recording_id FROM several)
    UNION ALL
    SELECT ${VALUES}, ${features('f')}, false AS alone
    FROM ${tracks} t LEFT JOIN LATERAL ${BEST_FEATURES} ON true LEFT JOIN ${titleEnds} e ON e.track_id = t.id
    WHERE t.recording_id IN (SELECT recording_id FROM several)`;
}
