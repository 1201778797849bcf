import type { Database } from '../database.ts';

export interface Playlist {
  id: string;
  owner: string;
  name: string;
  createdAt: Date;
  mark: string | null;
}

const select = { id: true, owner: true, name: true, createdAt: true, mark: true } as const;

/** Whose playlists a listener may see: the shared ones and their own. */
const visibleTo = (listener: string) => ({ owner: { in: ['', listener] } });

/** Those of the playlists that the listener may see. */
export function findPlaylists(database: Database, listener: string, ids: readonly string[]): Promise<Playlist[]> {
  return database.playlist.findMany({ where: { id: { in: [...ids] }, ...visibleTo(listener) }, select });
}

/** The playlists that came from these sources, by source. */
export async function findPlaylistsOfSources(
  database: Database,
  listener: string,
  sourceIds: readonly string[],
): Promise<Map<string, Playlist[]>> {
  const rows = await database.playlist.findMany({
    where: { sourceId: { in: [...sourceIds] }, ...visibleTo(listener) },
    select: { ...select, sourceId: true },
    orderBy: [{ name: 'asc' }, { id: 'asc' }],
  });
  return Map.groupBy(rows, ({ sourceId }) => sourceId ?? '');
}
