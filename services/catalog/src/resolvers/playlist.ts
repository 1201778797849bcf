import { field, reference } from '@curator/service-kit';
import type { CatalogContext } from '../context.ts';
import type { Playlist } from '../playlists/playlist.ts';
import { mayRead } from './access.ts';
import { playlistCoverage } from './playlist-coverage.ts';
import { playlistTracks } from './playlist-tracks.ts';

const resolveReference = reference(
  mayRead,
  async ({ id }: { id: string }, { loaders }: CatalogContext) => (await loaders.playlists.load(id)) ?? null,
);

const own = field(mayRead, ({ owner }: Playlist, _args: unknown, _context: CatalogContext) => owner !== '');

const trackCount = field(
  mayRead,
  async ({ id }: Playlist, _args: unknown, { loaders }: CatalogContext) => (await loaders.counts.load(id))?.tracks ?? 0,
);

const usableCount = field(
  mayRead,
  async ({ id }: Playlist, _args: unknown, { loaders }: CatalogContext) => (await loaders.counts.load(id))?.usable ?? 0,
);

export const playlist = field(
  mayRead,
  async (_parent: unknown, { id }: { id: string }, { loaders }: CatalogContext) =>
    (await loaders.playlists.load(id)) ?? null,
);

export const playlistResolvers = {
  __resolveReference: resolveReference,
  own,
  trackCount,
  usableCount,
  tracks: playlistTracks,
  coverage: playlistCoverage,
};
