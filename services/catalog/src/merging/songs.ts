import type { PoolClient } from '@curator/service-kit';

/** Copies of one recording differ in length by fades and silence; 3 s tells it from another version. */
export const SAME_DURATION_MS = 3_000;

/**
 * Which of the staged rows name the same. Leaves the table `songs` (row, leader, island, song) of this transaction, with every usable
 * row: rows of one `leader` are one track, and rows of one `song` are one recording, those of one `island` by their names. All three are
 * rows themselves, the first of their kind.
 *
 * Rows of one Spotify id are one track, and so are rows without an id of the same title, main artist and length. Tracks of the same
 * title and main artist whose lengths follow each other within 3 s are one recording (gaps and islands), and so are those of one ISRC.
 */
export async function findSongs(client: PoolClient, owner: string): Promise<void> {
  await client.query(FILL_LINKS, [owner]);
  await client.query('ANALYZE staging (row, spotify_id, isrc, name_key, title)');
  await client.query(REPEATED_IDS);
  await client.query(REPEATED_NAMES);
  await client.query('ANALYZE repeated_ids; ANALYZE repeated_names');
  await client.query(SONGS);
  await joinByIsrc(client);
  await client.query('ANALYZE songs');
}

/** Links alone are filled in from what is known here already: shared first. */
const FILL_LINKS = `
  UPDATE staging SET title = t.title, artists = t.artists, name_key = t.name_key, search_text = t.search_text, album = t.album,
    release_date = t.release_date, duration_ms = t.duration_ms, explicit = t.explicit, popularity = t.popularity,
    genres = t.genres, isrc = t.isrc
  FROM (
    SELECT DISTINCT ON (t.spotify_id) t.* FROM tracks t JOIN staging s ON s.spotify_id = t.spotify_id
    WHERE s.title IS NULL AND t.owner IN ('', $1) ORDER BY t.spotify_id, t.owner
  ) t
  WHERE staging.title IS NULL AND staging.spotify_id = t.spotify_id`;

// Most rows of a file name a song of their own. Only the others are looked at closely: sorting a million rows takes seconds.

const REPEATED_IDS = `
  CREATE TEMPORARY TABLE repeated_ids ON COMMIT DROP AS
  WITH repeated AS (
    SELECT spotify_id, min(row) AS first FROM staging WHERE spotify_id IS NOT NULL AND title IS NOT NULL
    GROUP BY spotify_id HAVING count(*) > 1
  )
  SELECT s.row, repeated.first FROM staging s JOIN repeated USING (spotify_id) WHERE s.title IS NOT NULL AND s.row <> repeated.first`;

/** The first row of each island, and for a row without an id the first that has one. */
const REPEATED_NAMES = `
  CREATE TEMPORARY TABLE repeated_names ON COMMIT DROP AS
  WITH repeated AS (
    SELECT name_key FROM staging WHERE title IS NOT NULL GROUP BY name_key HAVING count(*) > 1
  ), firsts AS (
    SELECT s.row, s.spotify_id, s.name_key, s.duration_ms FROM staging s JOIN repeated USING (name_key)
    WHERE s.title IS NOT NULL AND NOT EXISTS (SELECT FROM repeated_ids r WHERE r.row = s.row)
  ), gaps AS (
    SELECT *, duration_ms - lag(duration_ms) OVER same_name AS gap, row_number() OVER same_name AS place
    FROM firsts WINDOW same_name AS (PARTITION BY name_key ORDER BY duration_ms NULLS FIRST, row)
  ), islands AS (
    SELECT *, count(*) FILTER (WHERE place = 1 OR gap > ${SAME_DURATION_MS})
      OVER (ORDER BY name_key, duration_ms NULLS FIRST, row) AS island
    FROM gaps
  )
  SELECT row,
    CASE WHEN spotify_id IS NULL THEN first_value(row) OVER (PARTITION BY island ORDER BY spotify_id IS NULL, row) ELSE row END AS leader,
    first_value(row) OVER (PARTITION BY island ORDER BY spotify_id IS NULL, row) AS song
  FROM islands`;

const SONGS = `
  CREATE TEMPORARY TABLE songs ON COMMIT DROP AS
  SELECT s.row, coalesce(n.leader, i.first, s.row) AS leader, coalesce(n.song, i.first, s.row) AS island,
    coalesce(n.song, i.first, s.row) AS song
  FROM staging s LEFT JOIN repeated_ids i ON i.row = s.row LEFT JOIN repeated_names n ON n.row = coalesce(i.first, s.row)
  WHERE s.title IS NOT NULL`;

/** Ids of one song lead to each other in a step or two; a file in which they form long chains is not about songs. */
const MAX_JOINS = 8;

/** Songs of the same ISRC are one recording, and so may bring others of their kind together. */
async function joinByIsrc(client: PoolClient): Promise<void> {
  for (let join = 0; join < MAX_JOINS; join += 1) if ((await client.query(JOIN_BY_ISRC)).rowCount === 0) return;
}

const JOIN_BY_ISRC = `
  WITH shared AS (
    SELECT isrc, min(songs.song) AS target FROM staging JOIN songs USING (row) WHERE isrc IS NOT NULL
    GROUP BY isrc HAVING min(songs.song) <> max(songs.song)
  ), moves AS (
    SELECT songs.song, min(shared.target) AS target FROM shared JOIN staging USING (isrc) JOIN songs USING (row)
    WHERE songs.song <> shared.target GROUP BY songs.song
  )
  UPDATE songs SET song = moves.target FROM moves WHERE songs.song = moves.song`;
