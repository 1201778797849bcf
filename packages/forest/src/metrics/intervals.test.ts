import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createRandom } from '../random.ts';
import { averagePrecision } from './average-precision.ts';
import { bootstrapInterval } from './bootstrap-interval.ts';
import { correctedResampledInterval } from './corrected-resampled-interval.ts';
import { rocAucDifference, rocAucInterval } from './delong-interval.ts';
import { normalQuantile, normalUpperTail } from './normal-distribution.ts';
import { rocAuc } from './roc-auc.ts';
import { studentQuantile } from './student-distribution.ts';
import { accuracyInterval, wilsonInterval } from './wilson-interval.ts';

describe('the distributions agree with printed tables', () => {
  test.each([
    [0.975, 1.959963984540054],
    [0.995, 2.5758293035489],
    [0.5, 0],
    [0.025, -1.959963984540054],
    [0.999999, 4.753424308823],
  ])('normal quantile of %d', (p, x) => expect(normalQuantile(p)).toBeCloseTo(x, 10));

  test.each([
    [0, 0.5],
    [1.96, 0.0249978951482204],
    [-1, 0.841344746068543],
    [6, 9.86587645037698e-10],
  ])('normal upper tail of %d', (x, chance) => expect(normalUpperTail(x) / chance).toBeCloseTo(1, 8));

  test.each([
    [1, 12.7062047361747],
    [2, 4.30265272974946],
    [4, 2.77644510519779],
    [9, 2.2621571627982],
    [49, 2.00957523712924],
  ])('Student quantile of 0.975 with %d degrees of freedom', (degrees, t) => {
    expect(studentQuantile(0.975, degrees)).toBeCloseTo(t, 8);
    expect(studentQuantile(0.025, degrees)).toBeCloseTo(-t, 8);
  });
});

describe('wilsonInterval', () => {
  test('is the published example: 8 of 10', () => {
    const { low, high } = wilsonInterval(8, 10);
    expect(low).toBeCloseTo(0.4902, 4);
    expect(high).toBeCloseTo(0.9433, 4);
  });

  test('stays within 0..1, holds the share, and narrows with rows', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 500 }), fc.nat(500), (trials, any) => {
        const successes = any % (trials + 1);
        const { low, high, estimate } = wilsonInterval(successes, trials);
        expect(low).toBeGreaterThanOrEqual(0);
        expect(high).toBeLessThanOrEqual(1);
        expect(low <= estimate && estimate <= high && low < high).toBe(true);
        const more = wilsonInterval(4 * successes, 4 * trials);
        expect(more.high - more.low).toBeLessThan(high - low);
      }),
    );
  });

  test('refuses more successes than trials, and a level of 1', () => {
    expect(() => wilsonInterval(3, 2)).toThrow(/successes/);
    expect(() => wilsonInterval(1, 2, 1)).toThrow(/level/);
  });

  test('of accuracy counts the rows that are right', () => {
    const interval = accuracyInterval(Uint8Array.of(1, 0, 1, 0), Float64Array.of(0.9, 0.1, 0.2, 0.3));
    expect(interval).toEqual(wilsonInterval(3, 4));
  });
});

const scored = fc
  .array(fc.record({ label: fc.constantFrom(0, 1), a: fc.nat(8), b: fc.nat(8) }), { minLength: 4, maxLength: 30 })
  .filter((rows) => [0, 1].every((label) => rows.filter((row) => row.label === label).length >= 2));
type Row = { label: number; a: number; b: number };
const labelsOf = (rows: readonly Row[]) => Uint8Array.from(rows, ({ label }) => label);
const scoresOf = (rows: readonly Row[], of: 'a' | 'b') => Float64Array.from(rows, (row) => row[of]);

/** Covariance of two areas by the definition of DeLong et al., over all pairs of rows. */
function covariance(rows: readonly Row[], first: 'a' | 'b', second: 'a' | 'b'): number {
  const groups = [1, 0].map((label) => rows.filter((row) => row.label === label)) as [Row[], Row[]];
  const heaviside = (p: Row, n: Row, of: 'a' | 'b') => (p[of] > n[of] ? 1 : p[of] === n[of] ? 0.5 : 0);
  const average = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
  const components = (of: 'a' | 'b') => [
    groups[0].map((p) => average(groups[1].map((n) => heaviside(p, n, of)))),
    groups[1].map((n) => average(groups[0].map((p) => heaviside(p, n, of)))),
  ];
  const [left, right] = [components(first), components(second)];
  return [0, 1].reduce((sum, group) => {
    const [x, y] = [left[group] as number[], right[group] as number[]];
    const products = x.map((value, index) => (value - average(x)) * ((y[index] as number) - average(y)));
    return sum + products.reduce((total, product) => total + product, 0) / (x.length - 1) / x.length;
  }, 0);
}

describe('rocAucInterval', () => {
  test('has the area and the standard error of DeLong over all pairs', () => {
    fc.assert(
      fc.property(scored, (rows) => {
        const { estimate, standardError, low, high } = rocAucInterval(labelsOf(rows), scoresOf(rows, 'a'));
        expect(estimate).toBeCloseTo(rocAuc(labelsOf(rows), scoresOf(rows, 'a')), 12);
        expect(standardError ** 2).toBeCloseTo(covariance(rows, 'a', 'a'), 12);
        expect(low).toBeCloseTo(Math.max(0, estimate - 1.959963984540054 * standardError), 9);
        expect(high).toBeCloseTo(Math.min(1, estimate + 1.959963984540054 * standardError), 9);
      }),
    );
  });

  test('holds the true area about as often as it says', () => {
    // Uniform scores, those of label 1 squared roots: the true area is 2/3.
    const random = createRandom(11);
    const uniform = () => random.below(2 ** 30) / 2 ** 30;
    const labels = Uint8Array.from({ length: 80 }, (_, row) => row % 2);
    const trials = 600;
    let held = 0;
    for (let trial = 0; trial < trials; trial += 1) {
      const scores = Float64Array.from(labels, (label) => (label === 1 ? Math.sqrt(uniform()) : uniform()));
      const { low, high } = rocAucInterval(labels, scores);
      if (low <= 2 / 3 && 2 / 3 <= high) held += 1;
    }
    expect(held / trials).toBeGreaterThan(0.92);
    expect(held / trials).toBeLessThan(0.98);
  });

  test('refuses a label that has one row', () => {
    expect(() => rocAucInterval(Uint8Array.of(0, 0, 1), Float64Array.of(1, 2, 3))).toThrow(/at least 2 rows/);
  });
});

describe('rocAucDifference', () => {
  test('has the difference and the standard error of DeLong over all pairs', () => {
    fc.assert(
      fc.property(scored, (rows) => {
        const [labels, a, b] = [labelsOf(rows), scoresOf(rows, 'a'), scoresOf(rows, 'b')];
        const { estimate, standardError, pValue } = rocAucDifference(labels, a, b);
        expect(estimate).toBeCloseTo(rocAuc(labels, a) - rocAuc(labels, b), 12);
        const variance = covariance(rows, 'a', 'a') + covariance(rows, 'b', 'b') - 2 * covariance(rows, 'a', 'b');
        expect(standardError ** 2).toBeCloseTo(variance, 12);
        expect(pValue >= 0 && pValue <= 1).toBe(true);
      }),
    );
  });

  test('finds no difference between a score and itself, and some where one is noise', () => {
    const labels = Uint8Array.from({ length: 100 }, (_, row) => row % 2);
    const good = Float64Array.from(labels, (label, row) => label + ((row * 7) % 13) / 10);
    const noise = Float64Array.from(labels, (_, row) => (row * 37) % 101);
    expect(rocAucDifference(labels, good, good)).toEqual({
      estimate: 0,
      standardError: 0,
      low: 0,
      high: 0,
      pValue: 1,
    });
    const { low, pValue } = rocAucDifference(labels, good, noise);
    expect(low).toBeGreaterThan(0);
    expect(pValue).toBeLessThan(0.001);
  });
});

describe('bootstrapInterval', () => {
  const labels = Uint8Array.from({ length: 200 }, (_, row) => (row % 5 === 0 ? 1 : 0));
  const scores = Float64Array.from(labels, (label, row) => label + ((row * 29) % 31) / 10);

  test('is near DeLong for ROC AUC, and the same for the same seed', () => {
    const delong = rocAucInterval(labels, scores);
    const interval = bootstrapInterval(labels, scores, rocAuc, { seed: 3, resamples: 2_000 });
    expect(interval.estimate).toBe(rocAuc(labels, scores));
    expect(interval.standardError / delong.standardError).toBeCloseTo(1, 1);
    expect(Math.abs(interval.low - delong.low)).toBeLessThan(0.02);
    expect(Math.abs(interval.high - delong.high)).toBeLessThan(0.02);
    const again = () => bootstrapInterval(labels, scores, averagePrecision, { seed: 4, resamples: 50 });
    expect(again()).toEqual(again());
    expect(again()).not.toEqual(bootstrapInterval(labels, scores, averagePrecision, { seed: 5, resamples: 50 }));
  });

  test('draws as many rows of each label as there are', () => {
    const counts = new Set<number>();
    bootstrapInterval(labels, scores, (of) => counts.add(of.reduce((sum, label) => sum + label, 0)).size, { seed: 1 });
    expect([...counts]).toEqual([40]);
  });

  test('refuses one label and a single resample', () => {
    expect(() => bootstrapInterval(Uint8Array.of(1), Float64Array.of(1), () => 0, { seed: 1 })).toThrow(/both labels/);
    expect(() => bootstrapInterval(labels, scores, rocAuc, { seed: 1, resamples: 1 })).toThrow(/resamples/);
  });
});

describe('correctedResampledInterval', () => {
  test('widens the plain standard error by the overlap of training sets', () => {
    const values = [0.8, 0.82, 0.79, 0.85, 0.84];
    const { estimate, standardError, low, high } = correctedResampledInterval(values, 1 / 4);
    expect(estimate).toBeCloseTo(0.82, 12);
    const variance = values.reduce((sum, value) => sum + (value - 0.82) ** 2, 0) / 4;
    expect(standardError).toBeCloseTo(Math.sqrt(variance * (1 / 5 + 1 / 4)), 12);
    expect(high - estimate).toBeCloseTo(2.77644510519779 * standardError, 9);
    expect(estimate - low).toBeCloseTo(high - estimate, 12);
  });

  test('refuses one split, a value that is not finite, and no test rows', () => {
    expect(() => correctedResampledInterval([0.5], 0.25)).toThrow(/at least 2 splits/);
    expect(() => correctedResampledInterval([0.5, Number.NaN], 0.25)).toThrow(/split 1/);
    expect(() => correctedResampledInterval([0.5, 0.6], 0)).toThrow(/testToTraining/);
  });
});
