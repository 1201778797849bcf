import type { Pool } from '@curator/service-kit';

export interface Track {
  id: string;
  recordingId: string;
  title: string;
  artists: string[];
  album: string | null;
  releaseDate: string | null;
  durationMs: number | null;
  explicit: boolean | null;
  popularity: number | null;
  genres: string[];
  spotifyId: string | null;
  mergedBy: string | null;
  mergedAt: Date | null;
}

const COLUMNS = `
  id, recording_id AS "recordingId", title, artists, album, release_date AS "releaseDate", duration_ms AS "durationMs",
  explicit, popularity, genres, spotify_id AS "spotifyId", merged_by AS "mergedBy",
  merged_at AS "mergedAt"`;

/** Those of the tracks that the listener may see: the shared ones and their own. */
export async function findTracks(pool: Pool, listener: string, ids: readonly string[]): Promise<Track[]> {
  const { rows } = await pool.query<Track>(
    `SELECT ${COLUMNS} FROM tracks WHERE id = ANY($1::uuid[]) AND owner IN ('', $2)`,
    [ids, listener],
  );
  return rows;
}

/** Of each recording the tracks that the listener may see, in order of their ids. */
export async function findTracksOfRecordings(
  pool: Pool,
  listener: string,
  recordingIds: readonly string[],
): Promise<Map<string, Track[]>> {
  const { rows } = await pool.query<Track>(
    `SELECT ${COLUMNS} FROM tracks WHERE recording_id = ANY($1::uuid[]) AND owner IN ('', $2) ORDER BY owner, id`,
    [recordingIds, listener],
  );
  return Map.groupBy(rows, ({ recordingId }) => recordingId);
}
