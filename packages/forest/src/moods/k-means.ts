import { checkWhole } from '../checks.ts';
import { InvalidDatasetError } from '../errors.ts';
import { createRandom, type Random } from '../random.ts';
import { type Points, selectPoints, squaredDistance } from './points.ts';

export interface KMeansOptions {
  readonly seed: number;
  /** nRows weights from 0; every row weighs 1 where left out. */
  readonly weights?: Float64Array | undefined;
  /** Starts of which the best is kept, 1 to 1,000; 10 where left out. */
  readonly restarts?: number | undefined;
  /** Most iterations of one start, from 1; 300 where left out. */
  readonly maxIterations?: number | undefined;
}

export interface Clustering {
  /** k points, by descending weight of their clusters; every cluster has at least one row. */
  readonly centres: Points;
  /** Cluster of each row. */
  readonly assignment: Uint8Array;
  /** Weighted sum of squared distances to the centres. */
  readonly inertia: number;
}

export const MAX_CLUSTERS = 255;
const SEEDING_STREAM = 0x6b6d7070;

/**
 * k-means clusters: k-means++ starts (Arthur and Vassilvitskii, 2007), then Lloyd's iterations (1982) until no row changes its
 * cluster; the start of least inertia wins. A cluster that loses all rows gets the one farthest from its centre.
 *
 * @param k clusters, 1 to 255.
 * @throws InvalidParameterError; InvalidDatasetError where fewer than k distinct rows have weight.
 */
export function kMeans(points: Points, k: number, options: KMeansOptions): Clustering {
  const { seed, weights = new Float64Array(points.nRows).fill(1), restarts = 10, maxIterations = 300 } = options;
  checkWhole('k', k, 1, MAX_CLUSTERS);
  checkWhole('restarts', restarts, 1, 1_000);
  checkWhole('maxIterations', maxIterations, 1, 1_000_000);
  let best: Clustering | undefined;
  for (let restart = 0; restart < restarts; restart += 1) {
    const centres = seedCentres(points, weights, k, createRandom(seed, SEEDING_STREAM, k, restart));
    const found = iterate(points, weights, centres, maxIterations);
    if (!best || found.inertia < best.inertia) best = found;
  }
  return byWeight(best as Clustering, weights);
}

/** The nearest centre of each row; equal distances: the lower. */
export function nearestCentres(points: Points, centres: Points): Uint8Array {
  return assign(points, centres).assignment;
}

/** k-means++: each further centre is a row drawn with a chance that grows with its squared distance to the centres so far. */
function seedCentres(points: Points, weights: Float64Array, k: number, random: Random): Points {
  const { values, nRows, nColumns } = points;
  const chosen: number[] = [];
  const shares = weights.slice();
  const distances = new Float64Array(nRows).fill(Number.POSITIVE_INFINITY);
  while (chosen.length < k) {
    const row = drawInProportion(shares, random);
    if (row < 0)
      throw new InvalidDatasetError(`${k} clusters need as many distinct rows; there are only ${chosen.length}.`);
    chosen.push(row);
    for (let other = 0; other < nRows; other += 1) {
      const distance = squaredDistance(values, row * nColumns, values, other * nColumns, nColumns);
      distances[other] = Math.min(distances[other] as number, distance);
      shares[other] = (distances[other] as number) * (weights[other] as number);
    }
  }
  return selectPoints(points, chosen);
}

/** @returns -1 where all shares are 0. */
function drawInProportion(shares: Float64Array, random: Random): number {
  const total = shares.reduce((sum, share) => sum + share, 0);
  if (!(total > 0)) return -1;
  let left = (random.below(2 ** 31) / 2 ** 31) * total;
  let last = -1;
  for (let row = 0; row < shares.length; row += 1) {
    const share = shares[row] as number;
    if (share === 0) continue;
    last = row;
    left -= share;
    if (left < 0) break;
  }
  return last;
}

function iterate(points: Points, weights: Float64Array, start: Points, maxIterations: number): Clustering {
  let centres = start;
  let { assignment, distances } = assign(points, centres);
  for (let iteration = 0; iteration < maxIterations; iteration += 1) {
    fillEmptyClusters(assignment, distances, weights, centres.nRows);
    centres = meansOf(points, weights, assignment, centres);
    const next = assign(points, centres);
    distances = next.distances;
    if (next.assignment.every((cluster, row) => cluster === assignment[row])) break;
    assignment = next.assignment;
  }
  fillEmptyClusters(assignment, distances, weights, centres.nRows);
  const inertia = distances.reduce((sum, distance, row) => sum + distance * (weights[row] as number), 0);
  return { centres, assignment, inertia };
}

function assign(
  { values, nRows, nColumns }: Points,
  centres: Points,
): { assignment: Uint8Array; distances: Float64Array } {
  const assignment = new Uint8Array(nRows);
  const distances = new Float64Array(nRows);
  for (let row = 0; row < nRows; row += 1) {
    let nearest = 0;
    let least = Number.POSITIVE_INFINITY;
    for (let centre = 0; centre < centres.nRows; centre += 1) {
      const distance = squaredDistance(values, row * nColumns, centres.values, centre * nColumns, nColumns);
      if (distance >= least) continue;
      least = distance;
      nearest = centre;
    }
    assignment[row] = nearest;
    distances[row] = least;
  }
  return { assignment, distances };
}

/** Gives an empty cluster the row that is farthest, by weight, from its own centre. */
function fillEmptyClusters(assignment: Uint8Array, distances: Float64Array, weights: Float64Array, k: number): void {
  const counts = new Float64Array(k);
  for (const [row, cluster] of assignment.entries())
    if ((weights[row] as number) > 0) counts[cluster] = (counts[cluster] as number) + 1;
  for (let cluster = 0; cluster < k; cluster += 1) {
    if ((counts[cluster] as number) > 0) continue;
    let farthest = -1;
    let most = 0;
    for (let row = 0; row < assignment.length; row += 1) {
      const distance = (distances[row] as number) * (weights[row] as number);
      if (distance <= most || (counts[assignment[row] as number] as number) < 2) continue;
      most = distance;
      farthest = row;
    }
    if (farthest < 0) continue;
    const from = assignment[farthest] as number;
    counts[from] = (counts[from] as number) - 1;
    counts[cluster] = 1;
    assignment[farthest] = cluster;
    distances[farthest] = 0;
  }
}

/** Weighted means of the clusters' rows; a cluster of no weight keeps its centre. */
function meansOf(points: Points, weights: Float64Array, assignment: Uint8Array, before: Points): Points {
  const { values, nRows, nColumns } = points;
  const means = new Float64Array(before.values.length);
  const totals = new Float64Array(before.nRows);
  for (let row = 0; row < nRows; row += 1) {
    const cluster = assignment[row] as number;
    const weight = weights[row] as number;
    totals[cluster] = (totals[cluster] as number) + weight;
    for (let column = 0; column < nColumns; column += 1) {
      const at = cluster * nColumns + column;
      means[at] = (means[at] as number) + weight * (values[row * nColumns + column] as number);
    }
  }
  for (let at = 0; at < means.length; at += 1) {
    const total = totals[Math.floor(at / nColumns)] as number;
    means[at] = total > 0 ? (means[at] as number) / total : (before.values[at] as number);
  }
  return { ...before, values: means };
}

function byWeight({ centres, assignment, inertia }: Clustering, weights: Float64Array): Clustering {
  const totals = new Float64Array(centres.nRows);
  for (const [row, cluster] of assignment.entries())
    totals[cluster] = (totals[cluster] as number) + (weights[row] as number);
  const order = [...totals.keys()].sort((a, b) => (totals[b] as number) - (totals[a] as number) || a - b);
  const placeOf = Uint8Array.from(totals.keys(), (cluster) => order.indexOf(cluster));
  return {
    centres: selectPoints(centres, order),
    assignment: assignment.map((cluster) => placeOf[cluster] as number),
    inertia,
  };
}
