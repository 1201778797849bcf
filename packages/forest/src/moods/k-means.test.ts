import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { noisySums } from '../../test-data.ts';
import { fitFeatureScaling, scaleFeatures } from '../families/scaling/feature-scaling.ts';
import { chooseClusters } from './choose-clusters.ts';
import { kMeans, nearestCentres } from './k-means.ts';
import { type Points, squaredDistance } from './points.ts';
import { meanSilhouettes, silhouetteValues } from './silhouette.ts';

const data = noisySums(300);
const points = scaleFeatures(fitFeatureScaling(data, new Float64Array(300).fill(1), false), data.features, 300);

/** Groups of 30 around corners far apart. */
function groups(k: number): Points {
  const noise = (place: number) => ((place * 7919) % 100) / 100;
  const values = Float64Array.from({ length: 60 * k }, (_, place) => {
    const group = (place >> 1) % k;
    return noise(place) + (place % 2 === 0 ? 10 * group : 10 * (group % 2));
  });
  return { values, nRows: 30 * k, nColumns: 2 };
}

const line = (values: readonly number[]): Points => ({
  values: Float64Array.from(values),
  nRows: values.length,
  nColumns: 1,
});

describe('k-means', () => {
  test('finds as tight clusters as scikit-learn does', () => {
    // KMeans(3, n_init=50) of scikit-learn 1.9.1 on the same rows.
    expect(kMeans(points, 3, { seed: 1, restarts: 50 }).inertia).toBeLessThan(2251.582 * 1.002);
  });

  test('is the same for the same seed', () => {
    expect(kMeans(points, 5, { seed: 4 })).toEqual(kMeans(points, 5, { seed: 4 }));
  });

  test('ends with every row at its nearest centre, and every centre in the middle of its rows', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.integer({ min: 0, max: 30 }), fc.integer({ min: 1, max: 3 })), {
          minLength: 12,
          maxLength: 60,
        }),
        fc.integer({ min: 1, max: 4 }),
        fc.nat(9),
        (rows, k, seed) => {
          const values = rows.map(([value]) => value);
          fc.pre(new Set(values).size >= k);
          const weights = Float64Array.from(rows, ([, weight]) => weight);
          const { centres, assignment } = kMeans(line(values), k, { seed, weights, restarts: 2 });
          for (let cluster = 0; cluster < k; cluster += 1) {
            const members = [...assignment.keys()].filter((row) => assignment[row] === cluster);
            const weight = members.reduce((sum, row) => sum + (weights[row] as number), 0);
            const sum = members.reduce((total, row) => total + (weights[row] as number) * (values[row] as number), 0);
            expect(weight).toBeGreaterThan(0);
            expect(centres.values[cluster]).toBeCloseTo(sum / weight, 9);
          }
          const nearest = nearestCentres(line(values), centres);
          for (const [row, value] of values.entries()) {
            // Between equal distances either centre will do.
            const distanceTo = (cluster: number | undefined) =>
              Math.abs(value - (centres.values[cluster as number] as number));
            expect(distanceTo(assignment[row])).toBeCloseTo(distanceTo(nearest[row]), 9);
          }
        },
      ),
    );
  });

  test('numbers clusters by weight', () => {
    const { centres } = kMeans(line([0, 0.1, 5, 9, 9.1, 9.2]), 3, { seed: 1 });
    expect([...centres.values].map(Math.round)).toEqual([9, 0, 5]);
  });

  test('fills a cluster that all rows left', () => {
    // Rows of no weight are never centres, and copies of one row leave all but one of theirs empty.
    const { assignment } = kMeans(line([0, 0, 0, 1, 1, 50]), 3, { seed: 2 });
    expect(new Set(assignment).size).toBe(3);
    expect(() => kMeans(line([0, 0, 0, 1, 1]), 3, { seed: 2 })).toThrow(/only 2/);
    expect(() => kMeans(line([1, 2]), 0, { seed: 2 })).toThrow(/k must be/);
  });
});

describe('the silhouette', () => {
  test('is what scikit-learn says', () => {
    // silhouette_samples and silhouette_score of scikit-learn 1.9.1, clusters by row modulo 3.
    const values = silhouetteValues(
      points,
      Uint8Array.from({ length: 300 }, (_, row) => row % 3),
    );
    expect(values[0]).toBeCloseTo(0.04996498, 6);
    expect(values[1]).toBeCloseTo(0.00282128, 6);
    expect(values[2]).toBeCloseTo(-0.01599474, 6);
    expect(values.reduce((sum, value) => sum + value, 0) / 300).toBeCloseTo(-0.007264807789776838, 8);
  });

  test('is by definition how much nearer the own cluster is', () => {
    const rows = fc.array(fc.tuple(fc.integer({ min: 0, max: 9 }), fc.nat(2)), { minLength: 2, maxLength: 15 });
    fc.assert(
      fc.property(rows, (pairs) => {
        const assignment = Uint8Array.from(pairs, ([, cluster]) => cluster);
        fc.pre(new Set(assignment).size >= 2);
        const some = line(pairs.map(([value]) => value));
        const silhouettes = silhouetteValues(some, assignment);
        for (const row of assignment.keys())
          expect(silhouettes[row]).toBeCloseTo(byDefinition(some, assignment, row), 9);
      }),
    );
  });

  test('of a sample is near that of all, the same each time, and of all where these are few', () => {
    const many = groups(60);
    const { assignment } = kMeans(many, 3, { seed: 1 });
    const [all] = meanSilhouettes(many, [assignment], 1, many.nRows);
    const [sampled] = meanSilhouettes(many, [assignment], 1, 500);
    const exact = silhouetteValues(many, assignment);
    expect(all).toBeCloseTo(exact.reduce((sum, value) => sum + value, 0) / exact.length, 12);
    expect(sampled).not.toBe(all);
    expect(Math.abs((sampled as number) - (all as number))).toBeLessThan(0.05);
    expect(meanSilhouettes(many, [assignment], 1, 500)).toEqual([sampled]);
  });

  test('needs two clusters', () => {
    expect(() => silhouetteValues(line([1, 2]), new Uint8Array(2))).toThrow(/2 clusters/);
  });
});

describe('the number of clusters', () => {
  test.each([2, 3, 5])('is found where there are %i groups', (k) => {
    const { centres, silhouettes } = chooseClusters(groups(k), { seed: 1 });
    expect(centres.nRows).toBe(k);
    expect(silhouettes.map((tried) => tried.k)).toEqual([2, 3, 4, 5, 6, 7, 8]);
  });

  test('is chosen on a sample where rows are many, and all rows are then clustered', () => {
    const many = groups(3);
    const { centres, assignment, silhouettes } = chooseClusters(many, { seed: 1, silhouetteRows: 40 });
    expect(centres.nRows).toBe(3);
    expect(assignment).toEqual(kMeans(many, 3, { seed: 1 }).assignment);
    expect(silhouettes[1]?.silhouette).not.toBe(chooseClusters(many, { seed: 1 }).silhouettes[1]?.silhouette);
  });

  test('is at most that of distinct rows', () => {
    const { silhouettes } = chooseClusters(line([1, 1, 2, 2, 9]), { seed: 1 });
    expect(silhouettes.map(({ k }) => k)).toEqual([2, 3]);
    expect(() => chooseClusters(line([1, 1]), { seed: 1 })).toThrow(/distinct rows/);
  });
});

function byDefinition({ values }: Points, assignment: Uint8Array, row: number): number {
  const meanTo = (cluster: number) => {
    const others = [...assignment.keys()].filter((other) => other !== row && assignment[other] === cluster);
    const distance = (other: number) => Math.sqrt(squaredDistance(values, row, values, other, 1));
    return others.reduce((sum, other) => sum + distance(other), 0) / others.length;
  };
  const own = assignment[row] as number;
  const within = meanTo(own);
  if (Number.isNaN(within)) return 0;
  const nearest = Math.min(...[...new Set(assignment)].filter((cluster) => cluster !== own).map(meanTo));
  return Math.max(within, nearest) === 0 ? 0 : (nearest - within) / Math.max(within, nearest);
}
