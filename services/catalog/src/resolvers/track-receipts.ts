import { field } from '@curator/service-kit';
import type { CatalogContext } from '../context.ts';
import type { Receipt } from '../features/receipts/receipts.ts';
import type { AudioFeatures } from '../tracks/audio-features.ts';
import type { Track } from '../tracks/track.ts';
import { mayRead } from './access.ts';

export const receipts = field(
  mayRead,
  async ({ id }: Track, _args: unknown, { loaders }: CatalogContext) => (await loaders.receipts.load(id)) ?? [],
);

type Shown = AudioFeatures & Partial<Receipt>;

/** A track's features are those of the receipt that was chosen. */
const chosen = field(mayRead, (features: Shown, _args: unknown, _context: CatalogContext) => features.chosen ?? true);

const reason = field(mayRead, async (features: Shown, _args: unknown, { loaders }: CatalogContext) => {
  if (features.reason !== undefined) return features.reason;
  const all = await loaders.receipts.load(features.trackId);
  return all?.find((receipt) => receipt.chosen)?.reason ?? '';
});

export const audioFeaturesResolvers = { chosen, reason };
