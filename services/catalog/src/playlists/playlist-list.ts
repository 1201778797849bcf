import type { Pool } from '@curator/service-kit';
import type { Playlist } from './playlist.ts';

/** Where a page begins: behind the playlist with these values. */
export type PlaylistPosition = readonly [shared: boolean, createdMs: number, name: string, id: string];

export type ListedPlaylist = Playlist & { position: PlaylistPosition };

/** A listener's own playlists first, newest first; then the catalogue's, which come in one go, by name. */
const QUERY = `
  WITH listed AS (
    SELECT id, owner, name, created_at, mark, owner = '' AS shared, (extract(epoch FROM created_at) * 1000)::bigint AS created_ms
    FROM playlists WHERE owner = ANY($1)
  )
  SELECT id, owner, name, created_at AS "createdAt", mark, shared, created_ms FROM listed
  WHERE $3::boolean IS NULL OR (shared, -created_ms, name, id) > ($3::boolean, -($4::bigint), $5::text, $6::uuid)
  ORDER BY shared, created_ms DESC, name, id LIMIT $2`;

/** @param owners '' for the catalogue's, else listeners' ids. */
export async function listPlaylists(
  pool: Pool,
  owners: readonly string[],
  limit: number,
  after: PlaylistPosition | undefined,
): Promise<ListedPlaylist[]> {
  const { rows } = await pool.query<Playlist & { shared: boolean; created_ms: number }>(QUERY, [
    owners,
    limit,
    ...(after ?? [null, null, null, null]),
  ]);
  return rows.map(({ shared, created_ms, ...playlist }) => ({
    ...playlist,
    position: [shared, created_ms, playlist.name, playlist.id],
  }));
}

export async function countPlaylists(pool: Pool, owners: readonly string[]): Promise<number> {
  const { rows } = await pool.query<{ count: number }>(
    'SELECT count(*) AS count FROM playlists WHERE owner = ANY($1)',
    [owners],
  );
  return rows[0]?.count ?? 0;
}
