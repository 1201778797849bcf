import { decodeCursor, encodeCursor, field, pageOf, pageSize } from '@curator/service-kit';
import { z } from 'zod';
import type { CatalogContext } from '../context.ts';
import type { Playlist } from '../playlists/playlist.ts';
import { listEntries } from '../playlists/playlist-tracks.ts';
import { mayRead } from './access.ts';
import type { PageArgs } from './playlists.ts';
import { loadPage } from './track-page.ts';

const cursorSchema = z.tuple([z.int32()]);

export const playlistTracks = field(
  mayRead,
  async ({ id }: Playlist, { first, after }: PageArgs, { pool, loaders }: CatalogContext) => {
    const size = pageSize(first, 50);
    const [position] = decodeCursor(after, (values) => cursorSchema.safeParse(values).data) ?? [0];
    const entries = await listEntries(pool, id, size + 1, position);
    const page = pageOf(entries, size, (entry) => encodeCursor([entry.position]));
    return {
      ...(await loadPage(page, loaders)),
      totalCount: async () => (await loaders.counts.load(id))?.tracks ?? 0,
    };
  },
);
