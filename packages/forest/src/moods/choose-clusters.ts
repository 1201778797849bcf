import { checkWhole } from '../checks.ts';
import { InvalidDatasetError } from '../errors.ts';
import { type Clustering, type KMeansOptions, kMeans, MAX_CLUSTERS } from './k-means.ts';
import { type Points, selectPoints } from './points.ts';
import { meanSilhouettes, SILHOUETTE_ROWS, sampleRows } from './silhouette.ts';

export interface ChooseClustersOptions extends KMeansOptions {
  /** Fewest clusters, from 2; 2 where left out. */
  readonly minClusters?: number | undefined;
  /** Most clusters, to 255; 8 where left out. */
  readonly maxClusters?: number | undefined;
  /** Rows on which the number of clusters is chosen, from 2; 2,000 where left out. */
  readonly silhouetteRows?: number | undefined;
}

export interface ChosenClusters extends Clustering {
  /** Mean silhouette for each number of clusters that was tried. */
  readonly silhouettes: readonly { readonly k: number; readonly silhouette: number }[];
}

/**
 * k-means with the number of clusters of greatest mean silhouette; equal ones: the fewer. Numbers above that of distinct rows are
 * left out. Where there are more than `silhouetteRows` rows, the number is chosen on a sample of so many, and all rows are then
 * clustered once with it.
 *
 * @throws InvalidParameterError; InvalidDatasetError where there are fewer distinct rows than minClusters.
 */
export function chooseClusters(points: Points, options: ChooseClustersOptions): ChosenClusters {
  const { minClusters = 2, maxClusters = 8, silhouetteRows = SILHOUETTE_ROWS, seed, weights } = options;
  checkWhole('minClusters', minClusters, 2, MAX_CLUSTERS);
  checkWhole('maxClusters', maxClusters, minClusters, MAX_CLUSTERS);
  checkWhole('silhouetteRows', silhouetteRows, 2, 2 ** 31);
  const rows = sampleRows(points.nRows, silhouetteRows, seed);
  const sample = selectPoints(points, rows);
  const sampleWeights = weights && Float64Array.from(rows, (row) => weights[row] as number);
  const tried = clusterings(sample, minClusters, maxClusters, { ...options, weights: sampleWeights });
  const assignments = tried.map(({ assignment }) => assignment);
  const silhouettes = meanSilhouettes(sample, assignments, seed, silhouetteRows).map((silhouette, index) => ({
    k: minClusters + index,
    silhouette,
  }));
  const best = silhouettes.reduce((chosen, one) => (one.silhouette > chosen.silhouette ? one : chosen));
  const chosen = tried[best.k - minClusters] as Clustering;
  return { ...(rows.length === points.nRows ? chosen : kMeans(points, best.k, options)), silhouettes };
}

/** One for each number of clusters, up to that of distinct rows. */
function clusterings(points: Points, from: number, to: number, options: KMeansOptions): Clustering[] {
  const found: Clustering[] = [];
  for (let k = from; k <= to; k += 1) {
    try {
      found.push(kMeans(points, k, options));
    } catch (error) {
      // Too few distinct rows for k is no fault unless it is so for the fewest clusters.
      if (!(error instanceof InvalidDatasetError) || found.length === 0) throw error;
      break;
    }
  }
  return found;
}
