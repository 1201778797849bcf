import { field } from '@curator/service-kit';
import type { CatalogContext } from '../context.ts';
import type { Coverage } from '../features/coverage.ts';
import type { Playlist } from '../playlists/playlist.ts';
import { mayRead } from './access.ts';

const OF_NOTHING: Coverage = {
  ...{ tracks: 0, withFeatures: 0, trainable: 0, bySource: [], missing: 0, askable: 0, knownUnknown: 0, withoutId: 0 },
};

export const playlistCoverage = field(
  mayRead,
  async ({ id }: Playlist, _args: unknown, { loaders }: CatalogContext) =>
    (await loaders.coverage.load(id)) ?? OF_NOTHING,
);
