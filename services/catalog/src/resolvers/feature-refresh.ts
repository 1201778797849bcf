import { field, reference } from '@curator/service-kit';
import type { CatalogContext } from '../context.ts';
import type { FeatureRefresh } from '../features/refresh/feature-refresh.ts';
import { mayRead } from './access.ts';

const resolveReference = reference(
  mayRead,
  async ({ id }: { id: string }, { loaders }: CatalogContext) => (await loaders.refreshes.load(id)) ?? null,
);

export const featureRefresh = field(
  mayRead,
  async (_parent: unknown, { id }: { id: string }, { loaders }: CatalogContext) =>
    (await loaders.refreshes.load(id)) ?? null,
);

const playlist = field(mayRead, async ({ playlistId }: FeatureRefresh, _args: unknown, { loaders }: CatalogContext) =>
  playlistId === null ? null : ((await loaders.playlists.load(playlistId)) ?? null),
);

const done = field(
  mayRead,
  ({ found, incomplete, unknown, skipped }: FeatureRefresh, _args: unknown, _context: CatalogContext) =>
    found + incomplete + unknown + skipped,
);

export const featureRefreshResolvers = { __resolveReference: resolveReference, playlist, done };
