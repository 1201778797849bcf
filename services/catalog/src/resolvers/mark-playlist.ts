import { field } from '@curator/service-kit';
import type { CatalogContext } from '../context.ts';
import { type PlaylistMark, markPlaylist as setMark } from '../playlists/change-playlist.ts';
import { mayWrite } from './access.ts';
import { savedPlaylist } from './playlist-result.ts';

export const markPlaylist = field(
  mayWrite,
  (_parent: unknown, { id, mark = null }: { id: string; mark?: PlaylistMark | null }, context: CatalogContext) =>
    savedPlaylist(context, async () => {
      await setMark(context.pool, context.caller.subject, id, mark);
      return id;
    }),
);
