import { InvalidDatasetError } from '../errors.ts';
import { createRandom, shuffle } from '../random.ts';
import { type Points, selectPoints, squaredDistance } from './points.ts';

/**
 * Silhouette of each row, -1..1 (Rousseeuw, 1987): how much nearer its own cluster is on average than the nearest other one;
 * 0 for a row alone in its cluster. Euclidean distances, exact, in time that grows with the square of the rows.
 *
 * @param assignment cluster of each row, 0 to 254.
 * @throws InvalidDatasetError where there are fewer than 2 clusters.
 */
export function silhouetteValues(points: Points, assignment: Uint8Array): Float64Array {
  return silhouettesOf(points, [assignment])[0] as Float64Array;
}

/** Rows beyond which a mean silhouette is that of a sample. */
export const SILHOUETTE_ROWS = 2_000;
const SAMPLE_STREAM = 0x73696c68;

/**
 * The mean silhouette of several clusterings of the same points. Beyond `rowLimit` rows it is the exact one of a sample of so many,
 * the same for all clusterings, distances to rows outside it not counted (as scikit-learn's `sample_size`).
 *
 * @throws InvalidDatasetError where a clustering has fewer than 2 clusters within the sample.
 */
export function meanSilhouettes(
  points: Points,
  assignments: readonly Uint8Array[],
  seed: number,
  rowLimit = SILHOUETTE_ROWS,
): number[] {
  const sample = sampleRows(points.nRows, rowLimit, seed);
  const sampled = assignments.map((assignment) => Uint8Array.from(sample, (row) => assignment[row] as number));
  return silhouettesOf(selectPoints(points, sample), sampled).map(
    (values) => values.reduce((sum, value) => sum + value, 0) / values.length,
  );
}

/** All rows where these are at most so many, or so many drawn at random; ascending. */
export function sampleRows(nRows: number, rowLimit: number, seed: number): Uint32Array {
  const rows = Uint32Array.from({ length: nRows }, (_, row) => row);
  if (nRows > rowLimit) shuffle(rows, createRandom(seed, SAMPLE_STREAM));
  return rows.subarray(0, rowLimit).sort();
}

/** All clusterings at once: distances cost most and are the same for all. */
function silhouettesOf(points: Points, assignments: readonly Uint8Array[]): Float64Array[] {
  const { values, nRows, nColumns } = points;
  const counts = assignments.map(countClusters);
  const silhouettes = assignments.map(() => new Float64Array(nRows));
  const sums = counts.map(({ length }) => new Float64Array(length));
  const distances = new Float64Array(nRows);
  for (let row = 0; row < nRows; row += 1) {
    for (let other = 0; other < nRows; other += 1)
      distances[other] = Math.sqrt(squaredDistance(values, row * nColumns, values, other * nColumns, nColumns));
    for (const [index, assignment] of assignments.entries()) {
      const ofCluster = (sums[index] as Float64Array).fill(0);
      for (let other = 0; other < nRows; other += 1) {
        const cluster = assignment[other] as number;
        ofCluster[cluster] = (ofCluster[cluster] as number) + (distances[other] as number);
      }
      (silhouettes[index] as Float64Array)[row] = silhouetteOf(
        assignment[row] as number,
        ofCluster,
        counts[index] as Float64Array,
      );
    }
  }
  return silhouettes;
}

function countClusters(assignment: Uint8Array): Float64Array {
  const counts = new Float64Array(assignment.reduce((most, cluster) => Math.max(most, cluster), 0) + 1);
  for (const cluster of assignment) counts[cluster] = (counts[cluster] as number) + 1;
  if (counts.filter((count) => count > 0).length < 2)
    throw new InvalidDatasetError('A silhouette needs rows in at least 2 clusters.');
  return counts;
}

function silhouetteOf(own: number, sums: Float64Array, counts: Float64Array): number {
  const others = (counts[own] as number) - 1;
  if (others === 0) return 0;
  const within = (sums[own] as number) / others;
  let nearest = Number.POSITIVE_INFINITY;
  for (let cluster = 0; cluster < counts.length; cluster += 1)
    if (cluster !== own && (counts[cluster] as number) > 0)
      nearest = Math.min(nearest, (sums[cluster] as number) / (counts[cluster] as number));
  const greater = Math.max(within, nearest);
  return greater === 0 ? 0 : (nearest - within) / greater;
}
