import { InvalidDatasetError } from '../errors.ts';
import { checkWhole } from '../trees/parameters.ts';
import { type Clustering, type KMeansOptions, kMeans, MAX_CLUSTERS } from './k-means.ts';
import type { Points } from './points.ts';
import { meanSilhouettes, SILHOUETTE_ROWS } from './silhouette.ts';

export interface ChooseClustersOptions extends KMeansOptions {
  /** Fewest clusters, from 2; 2 where left out. */
  readonly minClusters?: number | undefined;
  /** Most clusters, to 255; 8 where left out. */
  readonly maxClusters?: number | undefined;
  /** Rows that the silhouette looks at, from 2; 2,000 where left out. */
  readonly silhouetteRows?: number | undefined;
}

export interface ChosenClusters extends Clustering {
  /** Mean silhouette for each number of clusters that was tried. */
  readonly silhouettes: readonly { readonly k: number; readonly silhouette: number }[];
}

/**
 * k-means with the number of clusters of greatest mean silhouette; equal ones: the fewer. Numbers above that of distinct rows are
 * left out.
 *
 * @throws InvalidParameterError; InvalidDatasetError where there are fewer distinct rows than minClusters.
 */
export function chooseClusters(points: Points, options: ChooseClustersOptions): ChosenClusters {
  const { minClusters = 2, maxClusters = 8, silhouetteRows = SILHOUETTE_ROWS } = options;
  checkWhole('minClusters', minClusters, 2, MAX_CLUSTERS);
  checkWhole('maxClusters', maxClusters, minClusters, MAX_CLUSTERS);
  checkWhole('silhouetteRows', silhouetteRows, 2, 2 ** 31);
  const tried: { k: number; clustering: Clustering }[] = [];
  for (let k = minClusters; k <= maxClusters; k += 1) {
    const clustering = clusterUnlessTooFew(points, k, options);
    if (!clustering) break;
    tried.push({ k, clustering });
  }
  if (tried.length === 0) throw new InvalidDatasetError(`${minClusters} clusters need as many distinct rows.`);
  const means = meanSilhouettes(
    points,
    tried.map(({ clustering }) => clustering.assignment),
    options.seed,
    silhouetteRows,
  );
  const best = means.reduce((chosen, mean, index) => (mean > (means[chosen] as number) ? index : chosen), 0);
  const silhouettes = tried.map(({ k }, index) => ({ k, silhouette: means[index] as number }));
  return { ...(tried[best] as { clustering: Clustering }).clustering, silhouettes };
}

function clusterUnlessTooFew(points: Points, k: number, options: KMeansOptions): Clustering | undefined {
  try {
    return kMeans(points, k, options);
  } catch (error) {
    if (error instanceof InvalidDatasetError) return undefined;
    throw error;
  }
}
