import { type CatalogClient, TooManyTracksError } from '../src/catalog/catalog-client.ts';
import type { CatalogueVersion } from '../src/catalog/catalogue.ts';
import type { FeatureColumns } from '../src/catalog/feature-columns.ts';

/** Songs that sound all different. @param first number of the first: those of other numbers are other recordings */
export function songs(count: number, first = 0): FeatureColumns {
  const features = new Float32Array(new SharedArrayBuffer(count * 9 * 4));
  for (let index = 0; index < features.length; index += 1) features[index] = ((index + first) * 0.618) % 1;
  const ids = Array.from({ length: count }, (_, song) => `song-${first + song}`);
  const uuids = ids.map((_, song) => `00000000-0000-4000-8000-${String(first + song).padStart(12, '0')}`);
  return { trackIds: ids, recordingIds: uuids, features, nRows: count };
}

/** Stands for catalog: every playlist holds the same forty songs, and the catalogue has four hundred others. */
export function testCatalog(): { catalog: CatalogClient; readCatalogue: () => Promise<CatalogueVersion> } {
  const catalogue = songs(400, 1_000);
  return {
    catalog: {
      async playlistTracks({ mostTracks = 40 }) {
        if (mostTracks < 40) throw new TooManyTracksError(40);
        return songs(40);
      },
      async checkPlaylists({ mostTracks = 40 }) {
        if (mostTracks < 40) throw new TooManyTracksError(40);
      },
      catalogue: async () => undefined,
    },
    readCatalogue: async () => ({ ...catalogue, version: 1 }),
  };
}
