import { FEATURES } from '@curator/contracts';
import type { PoolClient } from '@curator/service-kit';

/** Copies of one recording differ in length by fades and silence; 3 s tells it from another version. */
const SAME_DURATION_MS = 3_000;
const FEATURE_COLUMNS = [...FEATURES, 'key', 'mode', 'time_signature'].join(', ');

export interface MergeOptions {
  owner: string;
  sourceId: string;
  /** Name of the playlist where the file is one. */
  fileName: string;
  grouping: 'playlist' | 'genre' | 'file';
}

export interface MergeCounts {
  tracks: number;
  newTracks: number;
  duplicates: number;
  withoutFeatures: number;
}

/** Brings the staged rows into the tables: whole sets at a time, in the transaction of the caller. */
export async function mergeStaging(client: PoolClient, options: MergeOptions): Promise<MergeCounts> {
  // Two imports that bring the same new song would each make a recording of it.
  await client.query(`SELECT pg_advisory_xact_lock(hashtext('recordings'))`);
  await client.query(SONGS);
  await client.query('ANALYZE songs');
  await client.query(KNOWN_BY_ID);
  await client.query(KNOWN_BY_NAME);
  await client.query(NEW_RECORDINGS);
  await client.query(NEW_IDS);
  const tracks = await client.query<{ is_new: boolean }>(TRACKS, [options.owner]);
  const features = await client.query<{ complete: boolean }>(FEATURE_ROWS, [options.owner, options.sourceId]);
  await mergePlaylists(client, options);
  const { rows } = await client.query<{ staged: number }>('SELECT count(*) AS staged FROM staging');
  return {
    tracks: tracks.rows.length,
    newTracks: tracks.rows.filter(({ is_new }) => is_new).length,
    duplicates: (rows[0]?.staged ?? 0) - tracks.rows.length,
    withoutFeatures: features.rows.filter(({ complete }) => !complete).length,
  };
}

/**
 * The recordings of the file: rows of one Spotify id are one, and so are those of the same title and main artist whose
 * lengths follow each other within 3 s (gaps and islands).
 */
const SONGS = `
  CREATE TEMPORARY TABLE songs ON COMMIT DROP AS
  WITH per_id AS (
    SELECT coalesce(spotify_id, 'line:' || line) AS id, min(line) AS line FROM staging GROUP BY 1
  ), ordered AS (
    SELECT p.id, s.*, s.duration_ms - lag(s.duration_ms) OVER same_name AS gap, row_number() OVER same_name AS place
    FROM per_id p JOIN staging s ON s.line = p.line
    WINDOW same_name AS (PARTITION BY s.title_key, s.artist_key ORDER BY s.duration_ms NULLS FIRST, s.line)
  ), islands AS (
    SELECT *, sum(CASE WHEN place = 1 OR gap > ${SAME_DURATION_MS} THEN 1 ELSE 0 END)
      OVER (ORDER BY title_key, artist_key, duration_ms NULLS FIRST, line) AS song
    FROM ordered
  )
  SELECT song, id, line, spotify_id, isrc, title_key, artist_key, duration_ms, NULL::uuid AS recording_id, false AS is_new
  FROM islands`;

const KNOWN_BY_ID = `
  UPDATE songs SET recording_id = known.recording_id
  FROM (
    SELECT s.song, min(r.recording_id::text)::uuid AS recording_id
    FROM songs s JOIN recording_ids r ON (r.kind, r.value) IN (('spotify', s.spotify_id), ('isrc', s.isrc))
    GROUP BY s.song
  ) known WHERE known.song = songs.song`;

const KNOWN_BY_NAME = `
  UPDATE songs SET recording_id = known.id
  FROM (
    SELECT DISTINCT ON (s.song) s.song, r.id
    FROM songs s JOIN recordings r USING (title_key, artist_key)
    WHERE s.recording_id IS NULL AND coalesce(abs(r.duration_ms - s.duration_ms) <= ${SAME_DURATION_MS}, true)
    ORDER BY s.song, abs(r.duration_ms - s.duration_ms) NULLS LAST, r.id
  ) known WHERE known.song = songs.song`;

const NEW_RECORDINGS = `
  WITH fresh AS (
    SELECT song, gen_random_uuid() AS id, min(title_key) AS title_key, min(artist_key) AS artist_key, min(duration_ms) AS duration_ms
    FROM songs WHERE recording_id IS NULL GROUP BY song
  ), made AS (
    INSERT INTO recordings (id, title_key, artist_key, duration_ms)
    SELECT id, title_key, artist_key, duration_ms FROM fresh
  )
  UPDATE songs SET recording_id = fresh.id, is_new = true FROM fresh WHERE fresh.song = songs.song`;

const NEW_IDS = `
  INSERT INTO recording_ids (kind, value, recording_id)
  SELECT 'spotify', spotify_id, recording_id FROM songs WHERE spotify_id IS NOT NULL
  UNION ALL
  SELECT DISTINCT ON (isrc) 'isrc', isrc, recording_id FROM songs WHERE isrc IS NOT NULL
  ON CONFLICT DO NOTHING`;

/** Row by which a recording is described: its first in the file. */
const FIRST_ROWS = `
  SELECT DISTINCT ON (songs.recording_id) songs.recording_id, songs.is_new, staging.*
  FROM songs JOIN staging ON staging.line = songs.line
  ORDER BY songs.recording_id, staging.line`;

const TRACKS = `
  WITH first_rows AS (${FIRST_ROWS}), genres AS (
    SELECT songs.recording_id, array_agg(DISTINCT genre ORDER BY genre) AS genres
    FROM staging JOIN songs ON songs.id = coalesce(staging.spotify_id, 'line:' || staging.line), unnest(staging.genres) AS genre
    GROUP BY 1
  ), merged AS (
    INSERT INTO tracks (recording_id, owner, title, artists, album, release_date, duration_ms, explicit, popularity, genres, spotify_id, search_text)
    SELECT f.recording_id, $1, f.title, f.artists, f.album, f.release_date, f.duration_ms, f.explicit, f.popularity,
      coalesce(g.genres, '{}'), f.spotify_id, f.title_key || ' ' || lower(array_to_string(f.artists, ' '))
    FROM first_rows f LEFT JOIN genres g USING (recording_id)
    ON CONFLICT (recording_id, owner) DO UPDATE SET
      title = excluded.title, artists = excluded.artists, album = excluded.album, release_date = excluded.release_date,
      duration_ms = excluded.duration_ms, explicit = excluded.explicit, popularity = excluded.popularity,
      genres = excluded.genres, spotify_id = excluded.spotify_id, search_text = excluded.search_text
    RETURNING recording_id
  )
  SELECT f.is_new FROM merged JOIN first_rows f USING (recording_id)`;

const FEATURE_ROWS = `
  INSERT INTO audio_features (track_id, source_id, ${FEATURE_COLUMNS})
  SELECT t.id, $2, ${FEATURE_COLUMNS.replace(/(\w+)/g, 'f.$1')}
  FROM (${FIRST_ROWS}) f JOIN tracks t ON t.recording_id = f.recording_id AND t.owner = $1
  ON CONFLICT (track_id, source_id) DO UPDATE SET
    ${[...FEATURES, 'key', 'mode', 'time_signature'].map((name) => `${name} = excluded.${name}`).join(', ')}
  RETURNING complete`;

/** What a row's playlist is, by the kind of file: its key in the file, and its name. */
const PLAYLIST_OF = {
  playlist: { key: `coalesce(playlist_id, playlist_name)`, name: 'playlist_name', from: 'staging' },
  genre: { key: 'genre', name: 'genre', from: 'staging, unnest(staging.genres) AS genre' },
  file: { key: `'file'`, name: '$2::text', from: 'staging' },
} as const;

async function mergePlaylists(
  client: PoolClient,
  { owner, sourceId, fileName, grouping }: MergeOptions,
): Promise<void> {
  const { key, name, from } = PLAYLIST_OF[grouping];
  const fallback = grouping === 'file' ? name : `coalesce(${name}, $2::text)`;
  await client.query(
    `CREATE TEMPORARY TABLE members ON COMMIT DROP AS
     SELECT coalesce(${key}, 'file') AS external_key, ${fallback} AS name, songs.recording_id, staging.line
     FROM ${from.replace('staging', "staging JOIN songs ON songs.id = coalesce(staging.spotify_id, 'line:' || staging.line)")}
     WHERE $1::text IS NOT NULL`.replace(', unnest', ' CROSS JOIN LATERAL unnest'),
    [owner, fileName],
  );
  await client.query(
    `INSERT INTO playlists (owner, source_id, external_key, name)
     SELECT $1, $2, external_key, min(name) FROM members GROUP BY external_key
     ON CONFLICT (source_id, external_key) DO UPDATE SET name = excluded.name`,
    [owner, sourceId],
  );
  // A file brought again is the playlist as it is now.
  await client.query('DELETE FROM playlist_items USING playlists p WHERE p.id = playlist_id AND p.source_id = $1', [
    sourceId,
  ]);
  await client.query(
    `INSERT INTO playlist_items (playlist_id, position, track_id)
     SELECT p.id, row_number() OVER (PARTITION BY p.id ORDER BY m.line), t.id
     FROM (SELECT external_key, recording_id, min(line) AS line FROM members GROUP BY 1, 2) m
     JOIN playlists p ON p.source_id = $2 AND p.external_key = m.external_key
     JOIN tracks t ON t.recording_id = m.recording_id AND t.owner = $1`,
    [owner, sourceId],
  );
}
