import type { Pool } from '@curator/service-kit';
import { IS_USABLE } from '../tracks/best-features.ts';

export interface PlaylistCounts {
  tracks: number;
  /** Those with all nine features. */
  usable: number;
}

const QUERY = `
  SELECT i.playlist_id AS id, count(*) AS tracks, count(*) FILTER (WHERE ${IS_USABLE}) AS usable
  FROM playlist_items i JOIN tracks t ON t.id = i.track_id
  WHERE i.playlist_id = ANY($1::uuid[]) AND NOT i.folded GROUP BY i.playlist_id`;

/** Counts by playlist id; an empty playlist is not among them. Whether the caller may see the playlists has been asked before. */
export async function countTracks(pool: Pool, playlistIds: readonly string[]): Promise<Map<string, PlaylistCounts>> {
  const { rows } = await pool.query<PlaylistCounts & { id: string }>(QUERY, [playlistIds]);
  return new Map(rows.map(({ id, tracks, usable }) => [id, { tracks, usable }]));
}
