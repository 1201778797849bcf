import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { noisySums } from '../../../test-data.ts';
import { createDataset } from '../../data/dataset.ts';
import { rocAuc } from '../../metrics/roc-auc.ts';
import { KernelRows } from './kernel-rows.ts';
import { fitPlattScaling } from './platt-scaling.ts';
import { solveDual } from './sequential-minimal-optimization.ts';
import { supportVector } from './support-vector.ts';
import { decisionValues, predictSupportVector } from './support-vector-model.ts';

const data = noisySums(300);

/** scikit-learn 1.9.1, SVC(C=1, gamma='scale', tol=1e-6) on standardised noisySums(300), for the rows of noisySums(5, 99). */
const SCIKIT_LEARN = [0.12077673, 0.48653137, -1.09695552, -0.83280654, 2.07311314];

describe('sequential minimal optimisation', () => {
  const point = fc.record({
    x: fc.tuple(fc.integer({ min: -4, max: 4 }), fc.integer({ min: -4, max: 4 })),
    label: fc.constantFrom(-1, 1),
    bound: fc.constantFrom(0, 0.5, 1, 10),
  });
  const solve = (points: readonly { x: readonly number[]; label: number; bound: number }[], maxBytes: number) => {
    const values = Float64Array.from(points.flatMap(({ x }) => x));
    const kernel = new KernelRows({ values, nRows: points.length, nColumns: 2 }, 0.5, maxBytes);
    const signs = Float64Array.from(points, ({ label }) => label);
    return solveDual(
      kernel,
      signs,
      Float64Array.from(points, ({ bound }) => bound),
      1e-4,
    );
  };

  test('ends where the conditions of Karush, Kuhn and Tucker hold', () => {
    fc.assert(
      fc.property(fc.array(point, { minLength: 1, maxLength: 25 }), (some) => {
        const points = [
          { x: [0, 1] as const, label: 1, bound: 1 },
          { x: [1, 0] as const, label: -1, bound: 1 },
          ...some,
        ];
        const { coefficients, decisions, converged } = solve(points, 2 ** 20);
        expect(converged).toBe(true);
        expect(coefficients.reduce((sum, value) => sum + value, 0)).toBeCloseTo(0, 9);
        for (const [row, { label, bound }] of points.entries()) {
          const alpha = (coefficients[row] as number) * label;
          const margin = (decisions[row] as number) * label;
          expect(alpha).toBeGreaterThanOrEqual(0);
          expect(alpha).toBeLessThanOrEqual(bound);
          if (bound === 0) continue;
          if (alpha < bound) expect(margin).toBeGreaterThan(1 - 1e-3);
          if (alpha > 0) expect(margin).toBeLessThan(1 + 1e-3);
        }
      }),
    );
  });

  test('gives the same with hardly any memory for the kernel', () => {
    const points = Array.from({ length: 60 }, (_, row) => ({
      x: [data.features[row] as number, data.features[600 + row] as number],
      label: data.labels[row] === 1 ? 1 : -1,
      bound: 1,
    }));
    expect(solve(points, 1)).toEqual(solve(points, 2 ** 20));
  });
});

describe('Platt scaling', () => {
  test('is finite and rising for scores that part the labels', () => {
    const labels = Uint8Array.of(0, 0, 0, 1, 1, 1);
    const { coefficients, intercept } = fitPlattScaling(
      Float64Array.of(-3, -2, -1, 1, 2, 3),
      labels,
      new Float64Array(6).fill(1),
    );
    expect(coefficients[0] as number).toBeGreaterThan(0.5);
    expect(coefficients[0] as number).toBeLessThan(10);
    expect(intercept).toBeCloseTo(0, 6);
  });

  test('is level where the best curve would turn the order round', () => {
    const { coefficients, intercept } = fitPlattScaling(
      Float64Array.of(3, 2, 1, -1, -2, -3),
      Uint8Array.of(0, 0, 0, 1, 1, 1),
      new Float64Array(6).fill(1),
    );
    expect(coefficients[0]).toBe(0);
    expect(intercept).toBeCloseTo(0, 12);
  });

  test('says the share of label 1 for scores that are all alike', () => {
    const { coefficients, intercept } = fitPlattScaling(
      new Float64Array(8),
      Uint8Array.of(0, 1, 1, 1, 0, 1, 1, 1),
      new Float64Array(8).fill(1),
    );
    const [rarer, commoner] = [(2 * 1) / 4, (6 * 7) / 8];
    expect(coefficients[0]).toBeCloseTo(0, 6);
    expect(1 / (1 + Math.exp(-intercept))).toBeCloseTo((rarer + commoner) / 8, 6);
  });
});

describe('a support vector machine', () => {
  const model = supportVector().fit(data, 1);

  test('decides as scikit-learn does', () => {
    const decisions = decisionValues(model, noisySums(5, 99).features, 5);
    for (const [row, expected] of SCIKIT_LEARN.entries())
      expect(Math.abs((decisions[row] as number) - expected)).toBeLessThan(2e-3);
    expect(model.gamma).toBeCloseTo(1 / 9, 9);
  });

  test('learns what can be learned, and keeps few rows where that is easy', () => {
    const unseen = noisySums(1_000, 77);
    expect(rocAuc(unseen.labels, predictSupportVector(model, unseen.features, 1_000))).toBeGreaterThan(0.9);
    const easy = createDataset(
      Float32Array.from({ length: 100 }, (_, row) => row),
      data.labels.slice(0, 100).map((_, row) => (row < 50 ? 0 : 1)),
      1,
    );
    expect(supportVector({ c: 100 }).fit(easy, 1).vectors.nRows).toBeLessThan(20);
  });

  test('is not sure of what it has seen only in training', () => {
    // Labels that say nothing: decision values of rows seen would part them well, those out of fold do not.
    const labels = data.labels.map((_, row) => (row * 7 + (row >> 3)) % 2);
    const noise = supportVector({ c: 10 }).fit(createDataset(data.features, labels, 9), 1);
    const probabilities = predictSupportVector(noise, data.features, data.nRows);
    expect(Math.max(...probabilities)).toBeLessThan(0.8);
  });

  test('gives a row that weighs more its say', () => {
    const features = Float32Array.of(0, 0, 0, 0, 1, 1);
    const labels = Uint8Array.of(0, 0, 1, 1, 0, 1);
    const likesZero = (weights: number[]) => {
      const weighted = createDataset(features, labels, 1, { weights: Float64Array.from(weights) });
      return predictSupportVector(supportVector().fit(weighted, 1), Float32Array.of(0), 1)[0] as number;
    };
    expect(likesZero([1, 1, 9, 9, 1, 1])).toBeGreaterThan(likesZero([9, 9, 1, 1, 1, 1]) + 0.2);
  });

  test('needs two rows of each label', () => {
    const lonely = createDataset(Float32Array.of(1, 2, 3), Uint8Array.of(0, 0, 1), 1);
    expect(() => supportVector().fit(lonely, 1)).toThrow(/2 rows of each label/);
  });
});
