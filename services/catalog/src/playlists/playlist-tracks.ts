import type { Pool } from '@curator/service-kit';

export interface PlaylistEntry {
  trackId: string;
  position: number;
}

/** Entries in the playlist's order, from behind `after`. */
export async function listEntries(
  pool: Pool,
  playlistId: string,
  limit: number,
  after: number,
): Promise<PlaylistEntry[]> {
  const { rows } = await pool.query<PlaylistEntry>(
    `SELECT track_id AS "trackId", position FROM playlist_items
     WHERE playlist_id = $1 AND NOT folded AND position > $2 ORDER BY position LIMIT $3`,
    [playlistId, after, limit],
  );
  return rows;
}
