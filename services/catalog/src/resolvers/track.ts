import { field, reference } from '@curator/service-kit';
import type { CatalogContext } from '../context.ts';
import type { Track } from '../tracks/track.ts';
import { mayRead } from './access.ts';
import { receipts } from './track-receipts.ts';

const resolveReference = reference(
  mayRead,
  async ({ id }: { id: string }, { loaders }: CatalogContext) => (await loaders.tracks.load(id)) ?? null,
);

const features = field(
  mayRead,
  async ({ id }: Track, _args: unknown, { loaders }: CatalogContext) => (await loaders.features.load(id)) ?? null,
);

export const track = field(
  mayRead,
  async (_parent: unknown, { id }: { id: string }, { loaders }: CatalogContext) =>
    (await loaders.tracks.load(id)) ?? null,
);

const sameRecording = field(mayRead, async ({ id, recordingId }: Track, _args: unknown, { loaders }: CatalogContext) =>
  ((await loaders.tracksOfRecording.load(recordingId)) ?? []).filter((track) => track.id !== id),
);

export const trackResolvers = { __resolveReference: resolveReference, sameRecording, features, receipts };
