import type { Logger } from '@curator/service-kit';
import { type CatalogClient, CatalogUnavailableError, type CataloguePlace } from './catalog-client.ts';
import type { FeatureColumns } from './feature-columns.ts';
import { createHeldSongs, type HeldSongs } from './held-songs.ts';

/** How old the held copy may be before catalog is asked whether there is a newer one. */
const FRESH_MS = 1_000;

/** The shared catalogue at one version. */
export interface CatalogueVersion extends FeatureColumns {
  version: number;
}

/** @throws CatalogUnavailableError where catalog is away and nothing was read before */
export type ReadCatalogue = () => Promise<CatalogueVersion>;

interface Held {
  place: CataloguePlace;
  songs: HeldSongs;
  current: CatalogueVersion;
}

/** Keeps the shared catalogue's features in memory, and follows its changes. A copy that cannot be checked is better than none. */
export function createCatalogue(client: CatalogClient, logger: Logger): ReadCatalogue {
  let held: Held | undefined;
  let checkedAt = Number.NEGATIVE_INFINITY;
  let check: Promise<CatalogueVersion> | undefined;
  const refresh = async (): Promise<CatalogueVersion> => {
    try {
      held = await followed(client, held);
      checkedAt = performance.now();
    } catch (error) {
      if (!(error instanceof CatalogUnavailableError) || !held) throw error;
      logger.warn({ err: error }, 'the catalogue cannot be checked; the copy in memory is used');
    }
    return held.current;
  };
  return async () => {
    if (held && performance.now() - checkedAt < FRESH_MS) return held.current;
    check ??= refresh().finally(() => {
      check = undefined;
    });
    return check;
  };
}

/** Changes that were only half applied when the feed broke off are told again: the place is kept until all are in. */
async function followed(client: CatalogClient, held: Held | undefined): Promise<Held> {
  const feed = await client.catalogue(held?.place);
  if (!feed) {
    if (!held) throw new CatalogUnavailableError('catalog says that nothing changed, of nothing');
    return held;
  }
  const songs = held && !feed.isWhole ? held.songs : createHeldSongs();
  for await (const batch of feed.batches) songs.apply(batch);
  return { place: feed.place, songs, current: { ...songs.columns(), version: feed.place.version } };
}
