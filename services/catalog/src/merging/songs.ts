import type { PoolClient } from '@curator/service-kit';

/** Copies of one recording differ in length by fades and silence; 3 s tells it from another version. */
export const SAME_DURATION_MS = 3_000;

/**
 * The songs that the staged rows name. Leaves two tables of this transaction:
 *
 * - `row_songs` (row, song_row): every usable row, and the first row that names the same song;
 * - `songs` (row, spotify_id, isrc, name_key, duration_ms, leader, island, song): one row per song. Songs of one `leader` are one
 *   track; songs of one `song` are one recording, those of one `island` by their names.
 *
 * Rows of one Spotify id are one song. A row without an id is the track of the same title and main artist whose length is
 * within 3 s of the one before (gaps and islands). Songs of the same ISRC are one recording.
 */
export async function findSongs(client: PoolClient, owner: string): Promise<void> {
  await client.query(FILL_LINKS, [owner]);
  await client.query('ANALYZE staging (row, spotify_id, title)');
  await client.query(ROW_SONGS);
  await client.query(SONGS);
  await client.query(LEADERS_OF_NAMELESS);
  await joinByIsrc(client);
  await client.query('ANALYZE songs; ANALYZE row_songs');
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

const ROW_SONGS = `
  CREATE TEMPORARY TABLE row_songs ON COMMIT DROP AS
  WITH ids AS (
    SELECT spotify_id, min(row) AS row FROM staging WHERE spotify_id IS NOT NULL AND title IS NOT NULL GROUP BY spotify_id
  )
  SELECT s.row, coalesce(ids.row, s.row) AS song_row FROM staging s LEFT JOIN ids USING (spotify_id) WHERE s.title IS NOT NULL`;

const SONGS = `
  CREATE TEMPORARY TABLE songs ON COMMIT DROP AS
  WITH firsts AS (
    SELECT s.row, s.spotify_id, s.isrc, s.name_key, s.duration_ms
    FROM row_songs r JOIN staging s ON s.row = r.row WHERE r.row = r.song_row
  ), ordered AS (
    SELECT *, duration_ms - lag(duration_ms) OVER same_name AS gap, row_number() OVER same_name AS place
    FROM firsts WINDOW same_name AS (PARTITION BY name_key ORDER BY duration_ms NULLS FIRST, row)
  )
  SELECT row, spotify_id, isrc, name_key, duration_ms, row AS leader, island, island AS song
  FROM (
    SELECT *, (count(*) FILTER (WHERE place = 1 OR gap > ${SAME_DURATION_MS})
      OVER (ORDER BY name_key, duration_ms NULLS FIRST, row))::integer AS island
    FROM ordered
  ) islands`;

/** A song without an id is the first that has one among those of its name and length, else the first of them. */
const LEADERS_OF_NAMELESS = `
  WITH leaders AS (
    SELECT DISTINCT ON (song) song, row AS leader FROM songs
    WHERE song IN (SELECT song FROM songs WHERE spotify_id IS NULL) ORDER BY song, spotify_id IS NULL, row
  )
  UPDATE songs SET leader = leaders.leader FROM leaders
  WHERE songs.song = leaders.song AND spotify_id IS NULL AND songs.leader <> leaders.leader`;

/** Ids of one song lead to each other in a step or two; a file in which they form long chains is not about songs. */
const MAX_JOINS = 8;

/** Songs of the same ISRC are one recording, and so may bring others of their kind together. */
async function joinByIsrc(client: PoolClient): Promise<void> {
  for (let join = 0; join < MAX_JOINS; join += 1) if ((await client.query(JOIN_BY_ISRC)).rowCount === 0) return;
}

const JOIN_BY_ISRC = `
  WITH shared AS (
    SELECT isrc, min(song) AS target FROM songs WHERE isrc IS NOT NULL GROUP BY isrc HAVING min(song) <> max(song)
  ), moves AS (
    SELECT s.song, min(shared.target) AS target FROM songs s JOIN shared USING (isrc) WHERE s.song <> shared.target GROUP BY s.song
  )
  UPDATE songs SET song = moves.target FROM moves WHERE songs.song = moves.song`;
