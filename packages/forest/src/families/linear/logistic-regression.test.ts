import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { noisySums } from '../../../test-data.ts';
import { fitFeatureScaling, scaleFeatures } from '../scaling/feature-scaling.ts';
import { sigmoid } from '../sigmoid.ts';
import { solvePositiveDefinite } from './cholesky.ts';
import { fitLogisticRegression, linearPredictor } from './logistic-regression.ts';

const ones = (n: number) => new Float64Array(n).fill(1);

/** scikit-learn 1.9.1, LogisticRegression(C=0.5, tol=1e-10), on the standardised features of noisySums(300). */
const SCIKIT_LEARN = {
  intercept: -0.63973147,
  coefficients: [
    0.017255628818379658, 0.18231732707254636, 2.5191714349617613, -0.2670695481931409, 0.07501208116507618,
    -0.08503261602754011, 0.3932998236639669, 0.002796472003276825, 2.3057823472459344,
  ],
};

describe('logistic regression', () => {
  test('finds what scikit-learn finds', () => {
    const data = noisySums(300);
    const points = scaleFeatures(fitFeatureScaling(data, ones(300), true), data.features, 300);
    const { intercept, coefficients } = fitLogisticRegression(points, data.labels, ones(300), 2);
    expect(intercept).toBeCloseTo(SCIKIT_LEARN.intercept, 6);
    for (const [place, value] of SCIKIT_LEARN.coefficients.entries()) expect(coefficients[place]).toBeCloseTo(value, 5);
  });

  const rows = fc.array(
    fc.record({
      x: fc.tuple(fc.integer({ min: -8, max: 8 }), fc.integer({ min: -8, max: 8 })),
      label: fc.constantFrom(0, 1),
      weight: fc.integer({ min: 1, max: 3 }),
    }),
    { minLength: 1, maxLength: 20 },
  );
  /** Rows of both labels. */
  const twoLabels = rows.map((some) => [
    { x: [1, 0] as const, label: 0, weight: 1 },
    { x: [0, 2] as const, label: 1, weight: 1 },
    ...some,
  ]);
  const fit = (some: readonly { x: readonly number[]; label: number; weight: number }[], penalty: number) =>
    fitLogisticRegression(
      { values: Float64Array.from(some.flatMap(({ x }) => x)), nRows: some.length, nColumns: 2 },
      Uint8Array.from(some, ({ label }) => label),
      Float64Array.from(some, ({ weight }) => weight),
      penalty,
    );

  test('ends where the slope of the penalised loss is 0, separable or not', () => {
    fc.assert(
      fc.property(twoLabels, fc.constantFrom(0.01, 1, 100), (some, penalty) => {
        const model = fit(some, penalty);
        const slopes = [0, 0, 0];
        for (const { x, label, weight } of some) {
          const error = weight * (sigmoid(linearPredictor(model, Float64Array.from(x), 0)) - label);
          for (const [place, value] of [1, ...x].entries()) slopes[place] = (slopes[place] as number) + error * value;
        }
        expect(slopes[0]).toBeCloseTo(0, 3);
        for (const [column, value] of model.coefficients.entries())
          expect((slopes[column + 1] as number) + penalty * value).toBeCloseTo(0, 3);
      }),
    );
  });

  test('takes a row of weight 2 for two rows', () => {
    fc.assert(
      fc.property(twoLabels, (some) => {
        const repeated = some.flatMap((row) => Array.from({ length: row.weight }, () => ({ ...row, weight: 1 })));
        const [weighted, doubled] = [fit(some, 1), fit(repeated, 1)];
        expect(weighted.intercept).toBeCloseTo(doubled.intercept, 4);
        for (const [place, value] of doubled.coefficients.entries())
          expect(weighted.coefficients[place]).toBeCloseTo(value, 4);
      }),
    );
  });
});

describe('the solver of positive definite systems', () => {
  test('gives back the x that made b', () => {
    const number = fc.integer({ min: -5, max: 5 });
    fc.assert(
      fc.property(
        fc.array(number, { minLength: 9, maxLength: 9 }),
        fc.array(number, { minLength: 3, maxLength: 3 }),
        (m, x) => {
          // M Mᵀ + 1 is positive definite.
          const at = (row: number, column: number) =>
            [0, 1, 2].reduce(
              (sum, k) => sum + (m[row * 3 + k] as number) * (m[column * 3 + k] as number),
              row === column ? 1 : 0,
            );
          const a = Float64Array.from({ length: 9 }, (_, place) => at(Math.floor(place / 3), place % 3));
          const b = Float64Array.from({ length: 3 }, (_, row) =>
            x.reduce((sum, value, column) => sum + at(row, column) * value, 0),
          );
          expect(solvePositiveDefinite(a, b)).toBe(true);
          for (const [place, value] of x.entries()) expect(b[place]).toBeCloseTo(value, 6);
        },
      ),
    );
  });

  test('says where a matrix is not positive definite', () => {
    expect(solvePositiveDefinite(Float64Array.of(1, 2, 2, 1), Float64Array.of(1, 1))).toBe(false);
  });
});
