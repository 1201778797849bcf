import { FEATURES, type Feature } from '@curator/contracts';

export interface Genre {
  name: string;
  /** What its songs sound like on the average, in the units of the features. */
  centre: Readonly<Record<Feature, number>>;
}

/** Columns in canonical order: acousticness, danceability, energy, instrumentalness, liveness, loudness, speechiness, tempo, valence. */
const CENTRES: Readonly<Record<string, readonly number[]>> = {
  'dusk pop': [0.22, 0.64, 0.6, 0.01, 0.14, -7, 0.06, 112, 0.42],
  'granite folk': [0.72, 0.5, 0.34, 0.03, 0.13, -11, 0.04, 108, 0.4],
  'copper swing': [0.6, 0.6, 0.45, 0.06, 0.2, -10, 0.06, 124, 0.68],
  'neon march': [0.06, 0.6, 0.82, 0.05, 0.2, -5, 0.07, 128, 0.5],
  'tide drift': [0.78, 0.3, 0.2, 0.75, 0.11, -18, 0.04, 92, 0.2],
  'ember metal': [0.02, 0.4, 0.92, 0.12, 0.22, -5, 0.09, 134, 0.32],
  'paper house': [0.07, 0.76, 0.74, 0.5, 0.11, -7.5, 0.06, 123, 0.55],
  'velvet trap': [0.2, 0.76, 0.58, 0.01, 0.15, -7, 0.24, 136, 0.4],
  'orbit disco': [0.12, 0.74, 0.76, 0.06, 0.14, -6.5, 0.05, 118, 0.74],
  'harbour soul': [0.42, 0.62, 0.5, 0.01, 0.14, -8.5, 0.07, 102, 0.58],
  'glass minimal': [0.3, 0.66, 0.46, 0.78, 0.1, -12, 0.05, 120, 0.28],
  'thunder punk': [0.03, 0.46, 0.9, 0.01, 0.26, -4.5, 0.08, 150, 0.58],
};

export const GENRES: readonly Genre[] = Object.entries(CENTRES).map(([name, values]) => ({
  name,
  centre: Object.fromEntries(FEATURES.map((feature, index) => [feature, values[index] ?? 0])) as Record<
    Feature,
    number
  >,
}));

/** What moves a song away from its genre's centre, in several features at once: so do the features of real songs hang together. */
export interface Character {
  /** Loud and fast against quiet and acoustic. */
  drive: number;
  /** Light and danceable against dark. */
  cheer: number;
}

/** How far drive, cheer and chance move a feature: on a logistic scale for those from 0 to 1, else in the feature's unit. */
export const MOVEMENT: Readonly<Record<Feature, { drive: number; cheer: number; chance: number }>> = {
  acousticness: { drive: -0.8, cheer: 0, chance: 0.9 },
  danceability: { drive: -0.05, cheer: 0.35, chance: 0.4 },
  energy: { drive: 0.6, cheer: 0.1, chance: 0.35 },
  instrumentalness: { drive: 0, cheer: -0.4, chance: 1.3 },
  liveness: { drive: 0.2, cheer: 0, chance: 0.6 },
  loudness: { drive: 1.4, cheer: 0.2, chance: 1.3 },
  speechiness: { drive: 0.1, cheer: 0.1, chance: 0.5 },
  tempo: { drive: 5, cheer: 2, chance: 14 },
  valence: { drive: 0.05, cheer: 0.6, chance: 0.5 },
};
