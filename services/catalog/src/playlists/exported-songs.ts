import { FEATURES, type Feature } from '@curator/contracts';
import type { Pool } from '@curator/service-kit';
import { BEST_FEATURES } from '../tracks/best-features.ts';

export type ExportedSong = Record<Feature, number | null> & {
  title: string;
  artists: string[];
  album: string | null;
  releaseDate: string | null;
  durationMs: number | null;
  explicit: boolean | null;
  popularity: number | null;
  genres: string[];
  spotifyId: string | null;
  isrc: string | null;
  key: number | null;
  mode: number | null;
  timeSignature: number | null;
};

const PAGE = 1_000;

const SONGS = `
  SELECT i.position, t.title, t.artists, t.album, t.release_date AS "releaseDate", t.duration_ms AS "durationMs", t.explicit,
    t.popularity, t.genres, t.spotify_id AS "spotifyId", t.isrc,
    ${FEATURES.map((name) => `f.${name}`).join(', ')}, f.key, f.mode, f.time_signature AS "timeSignature"
  FROM playlist_items i JOIN tracks t ON t.id = i.track_id LEFT JOIN LATERAL ${BEST_FEATURES} ON true
  WHERE i.playlist_id = $1 AND NOT i.folded AND i.position > $2 ORDER BY i.position LIMIT ${PAGE}`;

/** A playlist's songs in its order, a page of them in memory at a time. Whether the caller may see it has been asked before. */
export async function* exportedSongs(pool: Pool, playlistId: string): AsyncGenerator<ExportedSong> {
  for (let after = -1; ; ) {
    const { rows } = await pool.query<ExportedSong & { position: number }>(SONGS, [playlistId, after]);
    yield* rows;
    const last = rows.at(-1);
    if (!last || rows.length < PAGE) return;
    after = last.position;
  }
}
