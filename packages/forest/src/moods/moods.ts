import { type FeatureScaling, fitFeatureScaling, scaleFeatures } from '../families/scaling/feature-scaling.ts';
import { type ChooseClustersOptions, chooseClusters } from './choose-clusters.ts';
import { nearestCentres } from './k-means.ts';
import type { Points } from './points.ts';

/** Groups of songs that are alike. Plain data; apply it to any songs with `assignMoods`. */
export interface Moods {
  readonly nFeatures: number;
  /** Mean and deviation of the songs that all are measured against. */
  readonly scaling: FeatureScaling;
  /** k × nFeatures z-scores: how many deviations above all songs' mean a group's centre lies. */
  readonly centres: Points;
  /** Songs in each group, descending. */
  readonly sizes: Uint32Array;
  /** Mean silhouette for each number of groups that was tried. */
  readonly silhouettes: readonly { readonly k: number; readonly silhouette: number }[];
}

/** What sets a group apart in one feature. */
export interface MoodTrait {
  readonly feature: number;
  readonly zScore: number;
}

/**
 * Groups songs by k-means on standardised features, as many groups as the silhouette says. Missing values lie at the median.
 *
 * @param features column-major, nFeatures × nRows.
 * @param options as chooseClusters; `allSongs` is the scaling of a larger collection that z-scores are to be against, where the
 *   songs grouped are only a part of it.
 * @throws InvalidParameterError; InvalidDatasetError where there are too few distinct songs.
 */
export function fitMoods(
  features: Float32Array,
  nRows: number,
  nFeatures: number,
  { allSongs, ...options }: ChooseClustersOptions & { readonly allSongs?: FeatureScaling | undefined },
): Moods {
  const weights = options.weights ?? new Float64Array(nRows).fill(1);
  const scaling = allSongs ?? fitFeatureScaling({ features, nRows, nFeatures }, weights, false);
  const { centres, assignment, silhouettes } = chooseClusters(scaleFeatures(scaling, features, nRows), options);
  const sizes = new Uint32Array(centres.nRows);
  for (const cluster of assignment) sizes[cluster] = (sizes[cluster] as number) + 1;
  return { nFeatures, scaling, centres, sizes, silhouettes };
}

/**
 * The group of each song.
 *
 * @throws InvalidDatasetError where the lengths do not fit.
 */
export function assignMoods({ scaling, centres }: Moods, features: Float32Array, nRows: number): Uint8Array {
  return nearestCentres(scaleFeatures(scaling, features, nRows), centres);
}

/** For each group its features by how far they lie from the mean of all songs: the first few make its name. */
export function moodTraits({ centres }: Moods): MoodTrait[][] {
  const { values, nRows, nColumns } = centres;
  return Array.from({ length: nRows }, (_, cluster) =>
    Array.from({ length: nColumns }, (_, feature) => ({
      feature,
      zScore: values[cluster * nColumns + feature] as number,
    })).sort((a, b) => Math.abs(b.zScore) - Math.abs(a.zScore) || a.feature - b.feature),
  );
}
