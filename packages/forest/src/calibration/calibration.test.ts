import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { logLoss } from '../metrics/log-loss.ts';
import { createRandom } from '../random.ts';
import { calibrate } from './calibration.ts';
import { chooseCalibration } from './choose-calibration.ts';
import { fitIsotonicRegression } from './isotonic-regression.ts';
import { logOdds } from './log-odds.ts';
import { fitPlattScaling } from './platt-scaling.ts';

const rows = fc
  .array(fc.record({ label: fc.constantFrom(0, 1), probability: fc.integer({ min: 0, max: 12 }) }), {
    minLength: 2,
    maxLength: 30,
  })
  .filter((of) => new Set(of.map(({ label }) => label)).size === 2);
type Row = { label: number; probability: number };
const labelsOf = (of: readonly Row[]) => Uint8Array.from(of, ({ label }) => label);
const probabilitiesOf = (of: readonly Row[]) => Float64Array.from(of, ({ probability }) => probability / 12);
const everywhere = Float64Array.from({ length: 1_001 }, (_, step) => step / 1_000);

describe.each([
  ['fitPlattScaling', fitPlattScaling],
  ['fitIsotonicRegression', fitIsotonicRegression],
])('%s', (_name, fit) => {
  test('keeps the order and the range of probabilities, and is plain data', () => {
    fc.assert(
      fc.property(rows, (of) => {
        const calibration = fit(labelsOf(of), probabilitiesOf(of));
        const calibrated = calibrate(calibration, everywhere);
        expect(calibrated.every((value) => value >= 0 && value <= 1)).toBe(true);
        expect(calibrated.every((value, index) => index === 0 || value >= (calibrated[index - 1] as number))).toBe(
          true,
        );
        expect(JSON.parse(JSON.stringify(calibration))).toEqual(calibration);
      }),
    );
  });

  test('says the smoothed share of label 1 where all probabilities are equal', () => {
    const calibration = fit(Uint8Array.of(1, 0, 0, 0), new Float64Array(4).fill(0.9));
    // Targets 2/3 and three times 1/5.
    const [low, high] = calibrate(calibration, Float64Array.of(0.9, 0.9));
    expect(low).toBeCloseTo((2 / 3 + 3 / 5) / 4, 6);
    expect(high).toBe(low);
  });

  test('refuses one label only, and what is no probability', () => {
    expect(() => fit(Uint8Array.of(1, 1), Float64Array.of(0.1, 0.2))).toThrow(/both labels/);
    expect(() => fit(Uint8Array.of(1, 0), Float64Array.of(0.1, 1.2))).toThrow(/probability of row 1 is 1.2/);
  });
});

describe('fitPlattScaling', () => {
  /** Cross-entropy against smoothed labels, the thing to make least. */
  const lossOf = (of: readonly Row[], a: number, b: number) => {
    const positives = of.filter(({ label }) => label === 1).length;
    return of.reduce((sum, { label, probability }) => {
      const target = label === 1 ? (positives + 1) / (positives + 2) : 1 / (of.length - positives + 2);
      const p = 1 / (1 + Math.exp(a * logOdds(probability / 12) + b));
      return sum - target * Math.log(p) - (1 - target) * Math.log(1 - p);
    }, 0);
  };

  test('has the least loss of all sigmoids that do not fall', () => {
    fc.assert(
      fc.property(rows, (of) => {
        const { a, b } = fitPlattScaling(labelsOf(of), probabilitiesOf(of));
        const least = lossOf(of, a, b);
        for (const [da, db] of [-1e-3, 0, 1e-3].flatMap((x) => [-1e-3, 0, 1e-3].map((y) => [x, y] as const))) {
          if (a + da > 0) continue;
          expect(lossOf(of, a + da, b + db)).toBeGreaterThanOrEqual(least - 1e-10);
        }
      }),
    );
  });

  test('finds the sigmoid that labels were drawn from', () => {
    const { labels, probabilities } = drawn(40_000, (p) => 1 / (1 + Math.exp(-2 * logOdds(p) + 0.7)));
    const { a, b } = fitPlattScaling(labels, probabilities);
    expect(a).toBeCloseTo(-2, 1);
    expect(b).toBeCloseTo(0.7, 1);
  });

  test('does not turn the order round where the labels do', () => {
    const { a } = fitPlattScaling(Uint8Array.of(1, 1, 0, 0), Float64Array.of(0.1, 0.2, 0.8, 0.9));
    expect(a).toBe(0);
  });

  test('leaves probabilities that hold nearly as they are', () => {
    const { labels, probabilities } = drawn(40_000, (p) => p);
    for (const [step, value] of calibrate(fitPlattScaling(labels, probabilities), everywhere).entries())
      expect(Math.abs(value - step / 1_000)).toBeLessThan(0.01);
  });

  test('settles where the labels are parted completely', () => {
    const { a, b } = fitPlattScaling(Uint8Array.of(0, 0, 1, 1), Float64Array.of(0, 0.4999, 0.5, 1));
    expect(Number.isFinite(a) && Number.isFinite(b)).toBe(true);
  });
});

describe('fitIsotonicRegression', () => {
  test('is the ascending function nearest to the smoothed labels: maximum of minima of means', () => {
    fc.assert(
      fc.property(rows, (of) => {
        const { x, y } = fitIsotonicRegression(labelsOf(of), probabilitiesOf(of));
        const positives = of.filter(({ label }) => label === 1).length;
        const target = (label: number) =>
          label === 1 ? (positives + 1) / (positives + 2) : 1 / (of.length - positives + 2);
        const levels = [...new Set(of.map(({ probability }) => probability))].sort((p, q) => p - q);
        const meanBetween = (low: number, high: number) => {
          const within = of.filter(({ probability }) => probability >= low && probability <= high);
          return within.reduce((sum, { label }) => sum + target(label), 0) / within.length;
        };
        const fitted = levels.map((level) =>
          Math.max(
            ...levels
              .filter((low) => low <= level)
              .map((low) => Math.min(...levels.filter((high) => high >= level).map((high) => meanBetween(low, high)))),
          ),
        );
        const distinct = fitted.filter((value, index) => index === 0 || value - (fitted[index - 1] as number) > 1e-9);
        expect(y).toHaveLength(distinct.length);
        for (const [index, value] of distinct.entries()) expect(y[index]).toBeCloseTo(value, 9);
        expect(x.every((value, index) => index === 0 || value > (x[index - 1] as number))).toBe(true);
      }),
    );
  });

  test('tells apart the probabilities between two block centres, and stays level beyond the ends', () => {
    const calibration = { kind: 'isotonic', x: [0.2, 0.6], y: [0.1, 0.9] } as const;
    const probabilities = Float64Array.of(0, 0.2, 0.3, 0.4, 0.6, 1);
    const expected = [0.1, 0.1, 0.3, 0.5, 0.9, 0.9];
    for (const [index, value] of calibrate(calibration, probabilities).entries())
      expect(value).toBeCloseTo(expected[index] as number, 12);
  });
});

describe('chooseCalibration', () => {
  test.each([
    ['none', 'say the truth', (p: number) => p],
    ['platt', 'are bent as by a sigmoid', (p: number) => 1 / (1 + Math.exp(-3 * logOdds(p)))],
    ['isotonic', 'have a step in the middle of a long flat stretch', (p: number) => (p < 0.8 ? 0.15 : 0.9)],
  ] as const)('takes %s where probabilities %s', (kind, _how, truth) => {
    const { labels, probabilities } = drawn(4_000, truth);
    const { calibration, candidates } = chooseCalibration(labels, probabilities, { seed: 1 });
    expect(calibration.kind).toBe(kind);
    expect(candidates.map((candidate) => candidate.kind)).toEqual(['none', 'platt', 'isotonic']);
    const unseen = drawn(4_000, truth, 99);
    const losses = candidates.find((candidate) => candidate.kind === kind);
    expect(logLoss(unseen.labels, calibrate(calibration, unseen.probabilities))).toBeCloseTo(losses?.logLoss ?? 0, 1);
  });

  test('prefers the simpler where the other gains less than one standard error', () => {
    const { labels, probabilities } = drawn(400, (p) => p, 8);
    const { calibration, candidates } = chooseCalibration(labels, probabilities, { seed: 1 });
    const [none] = candidates;
    expect(none?.excess).toBeGreaterThan(0);
    expect(none?.excess).toBeLessThan(none?.excessStandardError ?? 0);
    expect(calibration).toEqual({ kind: 'none' });
  });

  test('is the same for the same seed, and does not touch what it is given', () => {
    const { labels, probabilities } = drawn(200, (p) => p * p);
    const before = probabilities.slice();
    const choose = (seed: number) => chooseCalibration(labels, probabilities, { seed });
    expect(choose(1)).toEqual(choose(1));
    expect(choose(1)).not.toEqual(choose(2));
    expect(probabilities).toEqual(before);
    expect(calibrate({ kind: 'none' }, probabilities)).not.toBe(probabilities);
  });

  test('refuses more folds than a label has rows', () => {
    expect(() => chooseCalibration(Uint8Array.of(0, 0, 1, 1), new Float64Array(4), { seed: 1 })).toThrow(/5 folds/);
  });
});

/** Uniform probabilities, and labels that come true as often as `truth` says. */
function drawn(nRows: number, truth: (probability: number) => number, seed = 7) {
  const random = createRandom(seed);
  const uniform = () => random.below(2 ** 30) / 2 ** 30;
  const probabilities = Float64Array.from({ length: nRows }, uniform);
  return { probabilities, labels: Uint8Array.from(probabilities, (p) => (uniform() < truth(p) ? 1 : 0)) };
}
