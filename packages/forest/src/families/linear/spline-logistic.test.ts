import { describe, expect, test } from 'vitest';
import { createDataset } from '../../data/dataset.ts';
import { rocAuc } from '../../metrics/roc-auc.ts';
import { createRandom } from '../../random.ts';
import { placeKnots, splineBasis } from './natural-spline.ts';
import { predictSplineLogistic, splineLogistic } from './spline-logistic.ts';

const asPoints = (values: readonly number[]) => ({
  values: Float64Array.from(values),
  nRows: values.length,
  nColumns: 1,
});
const uniform = Array.from({ length: 101 }, (_, place) => place / 100);
const knots = placeKnots(asPoints(uniform), new Float64Array(101).fill(1), 5);
const termsAt = (value: number) => [...splineBasis(asPoints([value]), knots).values];

describe('natural cubic splines', () => {
  test('have knots at quantiles and a column for each but one', () => {
    expect([...knots.knots]).toEqual([0.05, 0.27, 0.5, 0.73, 0.95]);
    expect(termsAt(0.3)).toHaveLength(4);
  });

  test('are straight lines beyond the outer knots', () => {
    for (const start of [-3, 2]) {
      const [a, b, c] = [termsAt(start), termsAt(start + 0.5), termsAt(start + 1)];
      for (const [term, value] of b.entries())
        expect(value).toBeCloseTo(((a[term] as number) + (c[term] as number)) / 2, 10);
    }
  });

  test('bend between the knots, without a kink at any of them', () => {
    const step = 1e-3;
    const curvature = (at: number) => {
      const [a, b, c] = [termsAt(at - step), termsAt(at), termsAt(at + step)];
      return b.map((value, term) => ((a[term] as number) - 2 * value + (c[term] as number)) / step ** 2);
    };
    expect(Math.max(...curvature(0.6).map(Math.abs))).toBeGreaterThan(0.5);
    for (const knot of knots.knots) {
      const [before, after] = [curvature(knot - 2 * step), curvature(knot + 2 * step)];
      for (const [term, value] of before.entries()) expect(Math.abs(value - (after[term] as number))).toBeLessThan(0.2);
    }
  });

  test('stay straight for a column of two values', () => {
    const binary = asPoints([0, 1, 0, 1, 1]);
    const none = placeKnots(binary, new Float64Array(5).fill(1), 5);
    expect([...none.starts]).toEqual([0, 0]);
    expect([...splineBasis(binary, none).values]).toEqual([0, 1, 0, 1, 1]);
  });
});

describe('logistic regression on splines', () => {
  /** Liked is what lies in the middle of one feature: no straight line says that. */
  const sweetSpot = (nRows: number, seed: number) => {
    const random = createRandom(seed);
    const features = Float32Array.from({ length: 2 * nRows }, () => random.below(1_000) / 1_000);
    const labels = Uint8Array.from({ length: nRows }, (_, row) =>
      Math.abs((features[row] as number) - 0.5) < 0.2 ? 1 : 0,
    );
    return createDataset(features, labels, 2);
  };

  test('learns a sweet spot', () => {
    const unseen = sweetSpot(500, 2);
    const model = splineLogistic().fit(sweetSpot(300, 1), 1);
    expect(rocAuc(unseen.labels, predictSplineLogistic(model, unseen.features, 500))).toBeGreaterThan(0.97);
  });

  test('sees that a value is missing', () => {
    const { features, labels } = sweetSpot(200, 1);
    // Missing nearly always where it is liked, also in the feature that says nothing.
    for (const [row, label] of labels.entries()) if (label === 1 && row % 4 > 0) features[200 + row] = Number.NaN;
    const model = splineLogistic().fit(createDataset(features, labels, 2, { optionalFeatures: [1] }), 1);
    const [missing, there] = predictSplineLogistic(model, Float32Array.of(0.35, 0.35, Number.NaN, 0.5), 2);
    expect(missing as number).toBeGreaterThan((there as number) + 0.1);
  });

  test.each([
    [{ nKnots: 2 }, /nKnots/],
    [{ penalty: 0 }, /penalty/],
  ])('refuses options out of range', (options, message) => {
    expect(() => splineLogistic(options)).toThrow(message);
  });
});
