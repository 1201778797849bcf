import type { PoolClient } from '@curator/service-kit';
import { songKey } from '../identity/song-key.ts';

export const TITLE_ENDS = 'search_title_ends';
const LOWER_TITLE = `lower(t.title)`;
const LOWER_ARTISTS = `lower(array_to_string(t.artists, ' '))`;
/** SQL: whether the title of the track `t` is a key as it stands, but for capitals, or its artists are: then it is seen where it ends. */
const BEGINS_PLAINLY = `starts_with(t.search_text, ${LOWER_TITLE} || ' ')`;
const ENDS_PLAINLY = `right(t.search_text, length(${LOWER_ARTISTS}) + 1) = ' ' || ${LOWER_ARTISTS}`;

/** SQL: letters of the search text that are the title's; where that is not seen, `e`, a row of the table of title ends, knows it. */
export const TITLE_LENGTH = `(
  CASE WHEN ${BEGINS_PLAINLY} THEN length(${LOWER_TITLE})
    WHEN ${ENDS_PLAINLY} THEN length(t.search_text) - length(${LOWER_ARTISTS}) - 1
    ELSE coalesce(e.title_length, length(t.search_text)) END)`;

/** Titles that are in memory at once. */
const BATCH = 20_000;

/**
 * Makes a temporary table that tells of tracks how much of the search text is the title, where it takes the rules of keys to see that:
 * for titles and artists with accents, signs or guests.
 *
 * @param tracks SQL of a table or query whose rows are tracks.
 */
export async function findTitleEnds(client: PoolClient, tracks: string): Promise<void> {
  await client.query(`DROP TABLE IF EXISTS ${TITLE_ENDS}`);
  await client.query(`CREATE TEMPORARY TABLE ${TITLE_ENDS} (track_id uuid, title_length integer) ON COMMIT DROP`);
  await client.query(
    `DECLARE titles NO SCROLL CURSOR FOR SELECT t.id, t.title, t.search_text FROM ${tracks} t WHERE NOT (${BEGINS_PLAINLY} OR ${ENDS_PLAINLY})`,
  );
  for (;;) {
    const { rows } = await client.query<Title>(`FETCH ${BATCH} FROM titles`);
    if (rows.length > 0)
      await client.query(`INSERT INTO ${TITLE_ENDS} SELECT * FROM unnest($1::uuid[], $2::integer[])`, [
        rows.map(({ id }) => id),
        rows.map(titleLength),
      ]);
    if (rows.length < BATCH) break;
  }
  await client.query('CLOSE titles');
  await client.query(`ANALYZE ${TITLE_ENDS}`);
}

interface Title {
  id: string;
  title: string;
  search_text: string;
}

/** In letters, as the database counts them. Where the text does not begin with the title's key, all of it is taken for the title. */
function titleLength({ title, search_text: text }: Title): number {
  const key = songKey(title);
  return [...(text.startsWith(`${key} `) ? key : text)].length;
}
