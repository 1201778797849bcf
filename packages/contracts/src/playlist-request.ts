import { z } from 'zod';

/** Body of `POST /internal/playlist-tracks.arrow`. */
export const playlistTracksRequestSchema = z.object({
  /** On whose behalf: only playlists that this listener may see are served. */
  listenerId: z.string().min(1),
  playlistIds: z.array(z.uuid()).min(1).max(1000),
  /** More recordings than this are counted and not served; any number where left out. */
  mostTracks: z.int().min(1).optional(),
  /** Only whether the request can be served: nothing is sent. */
  checkOnly: z.boolean().optional(),
});
export type PlaylistTracksRequest = z.infer<typeof playlistTracksRequestSchema>;

export const missingPlaylistsSchema = z.object({ missing: z.array(z.string()) });
export const tooManyTracksSchema = z.object({ tracks: z.int() });
