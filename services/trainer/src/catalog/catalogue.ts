import type { Logger } from '@curator/service-kit';
import { type CatalogClient, CatalogUnavailableError } from './catalog-client.ts';
import { type FeatureColumns, rowsBySound } from './feature-columns.ts';

/** How old the held copy may be before catalog is asked whether there is a newer one. */
const FRESH_MS = 1_000;

/** The shared catalogue at one version. */
export interface CatalogueVersion extends FeatureColumns {
  version: number;
  /** See `rowsBySound`; sorted once for all trainings. */
  bySound: Uint32Array;
}

/** @throws CatalogUnavailableError where catalog is away and nothing was read before */
export type ReadCatalogue = () => Promise<CatalogueVersion>;

/** Keeps the shared catalogue's features in memory. A copy that cannot be checked is better than none. */
export function createCatalogue(client: CatalogClient, logger: Logger): ReadCatalogue {
  let held: CatalogueVersion | undefined;
  let checkedAt = Number.NEGATIVE_INFINITY;
  let check: Promise<CatalogueVersion> | undefined;
  const refresh = async (): Promise<CatalogueVersion> => {
    try {
      const newer = await client.catalogue(held?.version);
      if (newer) held = { ...newer.columns, version: newer.version, bySound: rowsBySound(newer.columns) };
      checkedAt = performance.now();
    } catch (error) {
      if (!(error instanceof CatalogUnavailableError) || !held) throw error;
      logger.warn({ err: error }, 'the catalogue cannot be checked; the copy in memory is used');
    }
    if (!held) throw new CatalogUnavailableError('catalog says that nothing changed, of nothing');
    return held;
  };
  return async () => {
    if (held && performance.now() - checkedAt < FRESH_MS) return held;
    check ??= refresh().finally(() => {
      check = undefined;
    });
    return check;
  };
}
