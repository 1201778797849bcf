import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { accuracy } from './accuracy.ts';
import { brierScore } from './brier-score.ts';
import { expectedCalibrationError } from './expected-calibration-error.ts';
import { logLoss } from './log-loss.ts';
import { reliabilityCurve } from './reliability-curve.ts';

const rows = fc.array(
  fc.record({
    label: fc.constantFrom(0, 1),
    probability: fc.integer({ min: 0, max: 20 }).map((step) => step / 20),
    weight: fc.integer({ min: 0, max: 3 }),
  }),
  { minLength: 1, maxLength: 40 },
);
type Row = { label: number; probability: number; weight: number };
const labelsOf = (of: readonly Row[]) => Uint8Array.from(of, ({ label }) => label);
const probabilitiesOf = (of: readonly Row[]) => Float64Array.from(of, ({ probability }) => probability);

test('accuracy counts a probability of exactly one half as a no', () => {
  expect(accuracy(Uint8Array.of(1, 0, 1, 0), Float64Array.of(0.5, 0.5, 0.9, 0.6))).toBe(0.5);
});

test.each([
  ['accuracy', accuracy],
  ['logLoss', logLoss],
  ['brierScore', brierScore],
])('%s takes a weight as that many equal rows', (_name, metric) => {
  const weighty = rows.filter((of) => of.some(({ weight }) => weight > 0));
  fc.assert(
    fc.property(weighty, (of) => {
      const repeated = of.flatMap((row) => Array.from({ length: row.weight }, () => row));
      const weights = Float64Array.from(of, ({ weight }) => weight);
      expect(metric(labelsOf(of), probabilitiesOf(of), weights)).toBeCloseTo(
        metric(labelsOf(repeated), probabilitiesOf(repeated)),
        12,
      );
    }),
  );
});

describe('logLoss', () => {
  test('is the mean of minus the logarithm of what the label was given', () => {
    expect(logLoss(Uint8Array.of(1, 0), Float64Array.of(0.8, 0.4))).toBeCloseTo(-(Math.log(0.8) + Math.log(0.6)) / 2);
    expect(logLoss(Uint8Array.of(1, 0), Float64Array.of(0.5, 0.5))).toBeCloseTo(Math.LN2, 15);
  });

  test('clips certainties: a wrong one costs 34.5, or as little as epsilon allows', () => {
    expect(logLoss(Uint8Array.of(0), Float64Array.of(1))).toBeCloseTo(34.54, 2);
    expect(logLoss(Uint8Array.of(1), Float64Array.of(0), undefined, 0.01)).toBeCloseTo(-Math.log(0.01), 12);
  });

  test('does not count a row of no weight, however wrong', () => {
    expect(logLoss(Uint8Array.of(0, 1), Float64Array.of(1, 1), Float64Array.of(0, 1), 0)).toBe(0);
  });

  test('refuses what is no probability, and an epsilon of a half', () => {
    expect(() => logLoss(Uint8Array.of(0, 1), Float64Array.of(0.5, 1.5))).toThrow(/probability of row 1 is 1.5/);
    expect(() => logLoss(Uint8Array.of(0), Float64Array.of(0.5), undefined, 0.5)).toThrow(/epsilon/);
  });
});

test('brierScore is the mean squared distance', () => {
  expect(brierScore(Uint8Array.of(1, 0, 1), Float64Array.of(0.5, 0, 0.9))).toBeCloseTo((0.25 + 0 + 0.01) / 3, 12);
});

describe('reliabilityCurve', () => {
  test('puts about as many rows in each bin where probabilities are all different', () => {
    const probabilities = Float64Array.from({ length: 103 }, (_, row) => (row / 103) ** 2);
    const curve = reliabilityCurve(new Uint8Array(103), probabilities, { bins: 10 });
    expect(curve.map(({ count }) => count).every((count) => count === 10 || count === 11)).toBe(true);
    expect(curve).toHaveLength(10);
  });

  test('puts a probability in the bin of its tenth with equal widths, 1 in the last', () => {
    const curve = reliabilityCurve(Uint8Array.of(0, 1, 1, 1), Float64Array.of(0.05, 0.15, 0.95, 1), {
      strategy: 'equalWidth',
    });
    expect(curve.map(({ count }) => count)).toEqual([1, 1, 2]);
    expect(curve[2]).toEqual({ count: 2, meanProbability: 0.975, fractionPositive: 1 });
  });

  test.each(['equalMass', 'equalWidth'] as const)('keeps every row once, whatever their order (%s)', (strategy) => {
    fc.assert(
      fc.property(rows, fc.integer({ min: 1, max: 12 }), (of, bins) => {
        const curve = reliabilityCurve(labelsOf(of), probabilitiesOf(of), { bins, strategy });
        const backwards = of.toReversed();
        expect(reliabilityCurve(labelsOf(backwards), probabilitiesOf(backwards), { bins, strategy })).toEqual(curve);
        expect(curve.reduce((sum, { count }) => sum + count, 0)).toBe(of.length);
        expect(curve.reduce((sum, { count, fractionPositive }) => sum + count * fractionPositive, 0)).toBeCloseTo(
          of.filter(({ label }) => label === 1).length,
          9,
        );
      }),
    );
  });

  test('puts equal probabilities in the bin of their middle rank', () => {
    const curve = reliabilityCurve(Uint8Array.of(0, 1, 0, 1, 1), Float64Array.of(0.1, 0.2, 0.2, 0.2, 0.2), { bins: 2 });
    expect(curve.map(({ count }) => count)).toEqual([1, 4]);
  });

  test('refuses no bin', () => {
    expect(() => reliabilityCurve(Uint8Array.of(0), Float64Array.of(0.5), { bins: 0 })).toThrow(/bins/);
  });
});

describe('expectedCalibrationError', () => {
  test('is 0 where each probability holds, and the distance where all are off by the same', () => {
    const labels = Uint8Array.from({ length: 100 }, (_, row) => (row % 4 === 0 ? 1 : 0));
    expect(expectedCalibrationError(labels, new Float64Array(100).fill(0.25))).toBe(0);
    expect(expectedCalibrationError(labels, new Float64Array(100).fill(0.65))).toBeCloseTo(0.4, 12);
  });

  test('weighs bins by their rows', () => {
    const labels = Uint8Array.of(0, 0, 0, 1);
    const probabilities = Float64Array.of(0.1, 0.1, 0.1, 0.6);
    expect(expectedCalibrationError(labels, probabilities, { bins: 2 })).toBeCloseTo((3 * 0.1 + 0.4) / 4, 12);
  });
});
