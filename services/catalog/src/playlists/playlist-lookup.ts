import type { Pool } from '@curator/service-kit';
import type { Playlist } from './playlist.ts';

const MAX_MATCHES = 100;
const MAX_NEAREST = 5;

export interface PlaylistLookup {
  matches: Playlist[];
  /** Filled only where nothing matches. */
  nearest: Playlist[];
}

const COLUMNS = 'id, owner, name, created_at AS "createdAt", mark';

/** An id first, else the exact name, else the name in another case: the best of the three kinds that is there. */
const MATCHES = `
  WITH found AS (
    SELECT *, CASE WHEN id::text = lower($2) THEN 0 WHEN name = $2 THEN 1 ELSE 2 END AS kind
    FROM playlists WHERE owner IN ('', $1) AND (id::text = lower($2) OR lower(name) = lower($2))
  )
  SELECT ${COLUMNS} FROM found WHERE kind = (SELECT min(kind) FROM found)
  ORDER BY owner = '', created_at DESC, id LIMIT ${MAX_MATCHES}`;

const NEAREST = `
  SELECT ${COLUMNS} FROM playlists WHERE owner IN ('', $1)
  ORDER BY similarity(lower(name), lower($2)) DESC, owner = '', name, id LIMIT ${MAX_NEAREST}`;

/** Playlists that a listener means by what they typed. */
export async function lookUpPlaylists(pool: Pool, listener: string, nameOrId: string): Promise<PlaylistLookup> {
  if (nameOrId.includes('\0')) return { matches: [], nearest: [] }; // which PostgreSQL refuses
  const matches = (await pool.query<Playlist>(MATCHES, [listener, nameOrId])).rows;
  if (matches.length > 0) return { matches, nearest: [] };
  return { matches, nearest: (await pool.query<Playlist>(NEAREST, [listener, nameOrId])).rows };
}
