import type { Pool } from '@curator/service-kit';
import { changingLibrary, checkOwn, takeOver } from './own-playlist.ts';
import { checkTrackIds, ownTracks } from './own-tracks.ts';
import { appendTracks, moveTracks, removeTracks } from './playlist-items.ts';

/** How many of the songs it was about. */
export type Edit = (pool: Pool, listener: string, playlistId: string, trackIds: readonly string[]) => Promise<number>;

export const addToPlaylist: Edit = (pool, listener, playlistId, trackIds) =>
  changingLibrary(pool, listener, async (client) => {
    await checkOwn(client, listener, playlistId);
    const added = await appendTracks(client, playlistId, await ownTracks(client, listener, trackIds));
    if (added > 0) await takeOver(client, playlistId);
    return added;
  });

export const removeFromPlaylist: Edit = (pool, listener, playlistId, trackIds) =>
  changingLibrary(pool, listener, async (client) => {
    await checkOwn(client, listener, playlistId);
    const removed = await removeTracks(client, playlistId, checkTrackIds(trackIds));
    if (removed > 0) await takeOver(client, playlistId);
    return removed;
  });

/** Puts songs before another one of the playlist; at its end where that is null. */
export function reorderPlaylist(
  pool: Pool,
  listener: string,
  playlistId: string,
  trackIds: readonly string[],
  beforeId: string | null,
): Promise<number> {
  return changingLibrary(pool, listener, async (client) => {
    await checkOwn(client, listener, playlistId);
    checkTrackIds(beforeId === null ? [] : [beforeId]);
    const moved = await moveTracks(client, playlistId, checkTrackIds(trackIds), beforeId);
    if (moved > 0) await takeOver(client, playlistId);
    return moved;
  });
}
