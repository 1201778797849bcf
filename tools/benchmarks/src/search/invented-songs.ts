import { FEATURE_RANGES, FEATURES, type Feature } from '@curator/contracts';
import { songKey } from '../../../../services/catalog/src/identity/song-key.ts';
import { type Random, seededRandom } from '../../../../services/catalog/src/sample/random.ts';
import { inventedArtist, inventedTitle } from './invented-words.ts';

export interface InventedSong {
  id: string;
  title: string;
  artist: string;
  searchText: string;
  year: number;
  popularity: number | null;
  genre: string;
  explicit: boolean;
  features: Readonly<Record<Feature, number>>;
}

/** Has a few songs. */
export const LISTENER = 'listener';
/** Has many, which are nobody else's. */
export const STRANGER = 'stranger';

const SEED = 20_261;
const GENRES = 200;

/** The same songs for the same numbers, whenever and wherever; they are counted from `firstNumber`. */
export function* inventedSongs(count: number, firstNumber = 0): Generator<InventedSong> {
  const random = seededRandom(SEED + firstNumber);
  const artists = Math.max(10, Math.floor(count / 10));
  for (let number = firstNumber + 1; number <= firstNumber + count; number += 1) {
    const title = inventedTitle(random);
    // A few artists have very many songs, as it is.
    const artist = inventedArtist(Math.floor(artists * random.uniform() ** 2));
    const genre = Math.floor(GENRES * random.uniform() ** 2);
    yield {
      id: `00000000-0000-7000-8000-${number.toString(16).padStart(12, '0')}`,
      ...{ title, artist, searchText: `${songKey(title)} ${songKey(artist)}` },
      year: 1950 + Math.floor(75 * Math.sqrt(random.uniform())),
      // Most songs are heard by nobody; of a few it is not known.
      popularity: random.uniform() < 0.02 ? null : Math.min(100, Math.floor(Math.abs(random.normal()) * 22)),
      genre: `genre ${genre}`,
      explicit: random.uniform() < 0.08,
      features: featuresOf(random, genre),
    };
  }
}

/** Songs of a genre are alike. */
function featuresOf(random: Random, genre: number): Record<Feature, number> {
  return Object.fromEntries(
    FEATURES.map((feature, index) => {
      const { min, max } = FEATURE_RANGES[feature];
      const centre = 0.15 + 0.7 * (((genre * (index + 3) * 37) % 101) / 101);
      const share = Math.min(0.9999, Math.max(0.0001, centre + random.normal() * 0.15));
      return [feature, Number((min + share * (max - min)).toPrecision(4))];
    }),
  ) as Record<Feature, number>;
}
