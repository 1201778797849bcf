import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { noisySums } from '../../test-data.ts';
import { createRandom } from '../random.ts';
import { predictProbability } from '../scoring/prediction.ts';
import { fitForest } from '../trees/fit-forest.ts';
import { childOf, type Forest, LEAF } from '../trees/forest.ts';
import type { FeatureRows } from './feature-rows.ts';
import { interventionalShap } from './interventional-shap.ts';
import { pathDependentShap } from './path-dependent-shap.ts';
import { shapleyByEnumeration } from './shapley-by-enumeration.ts';
import { predict, probabilityOf, randomForest, randomRows, rowOf } from './test-data.ts';

const shapes = fc.record({
  nFeatures: fc.integer({ min: 1, max: 5 }),
  trees: fc.integer({ min: 1, max: 4 }),
  depth: fc.integer({ min: 0, max: 9 }),
  splitPercent: fc.constantFrom(60, 85, 100),
});
const seeds = fc.nat(2 ** 31);

/** What the forest says of the row where only features of the coalition (a bit each) are known: by definition, recursively. */
function pathDependentValue(forest: Forest, row: Float32Array, coalition: number): number {
  const { feature, left, right, value, weight } = forest;
  const expectation = (node: number): number => {
    const asked = feature[node] as number;
    if (asked === LEAF) return value[node] as number;
    if ((coalition >> asked) & 1) return expectation(childOf(forest, node, row[asked] as number));
    const [a, b] = [left[node] as number, right[node] as number];
    const [toA, toB] = [weight[a] as number, weight[b] as number];
    const share = toA + toB > 0 ? toA / (toA + toB) : 0.5;
    return share * expectation(a) + (1 - share) * expectation(b);
  };
  return forest.roots.reduce((sum, root) => sum + expectation(root), 0) / forest.roots.length;
}

function interventionalValue(forest: Forest, row: Float32Array, background: FeatureRows, coalition: number): number {
  let sum = 0;
  for (let other = 0; other < background.nRows; other += 1) {
    const mixed = rowOf(background, other).map((value, feature) =>
      (coalition >> feature) & 1 ? (row[feature] as number) : value,
    );
    sum += probabilityOf(forest, mixed);
  }
  return sum / background.nRows;
}

/** The Shapley value by its first definition: what a feature adds on arrival, averaged over all orders of arrival. */
function shapleyByOrders(nFeatures: number, worthOf: (coalition: number) => number): Float64Array {
  const values = Array.from({ length: 2 ** nFeatures }, (_, coalition) => worthOf(coalition));
  const sums = new Float64Array(nFeatures);
  let orders = 0;
  const arrive = (coalition: number, added: readonly number[]) => {
    if (added.length === nFeatures) {
      orders += 1;
      let before = 0;
      for (const feature of added) {
        const after = before | (1 << feature);
        sums[feature] = (sums[feature] as number) + (values[after] as number) - (values[before] as number);
        before = after;
      }
      return;
    }
    for (let feature = 0; feature < nFeatures; feature += 1)
      if (!((coalition >> feature) & 1)) arrive(coalition | (1 << feature), [...added, feature]);
  };
  arrive(0, []);
  return sums.map((sum) => sum / orders);
}

function expectNear(actual: Float64Array, expected: Float64Array): void {
  expect(actual).toHaveLength(expected.length);
  for (const [index, value] of expected.entries())
    expect(Math.abs((actual[index] as number) - value)).toBeLessThan(1e-9);
}

const column = (contributions: Float64Array, nRows: number, row: number) =>
  contributions.filter((_, index) => index % nRows === row);

describe('any forest, with features that repeat on a path, branches without rows and missing values', () => {
  test('pathDependentShap is the Shapley value over all orders', () => {
    fc.assert(
      fc.property(shapes, seeds, (shape, seed) => {
        const random = createRandom(seed);
        const forest = randomForest(shape, random);
        const rows = randomRows(2, shape.nFeatures, random);
        const { baseline, contributions } = pathDependentShap(forest, rows.features, 2);
        for (const row of [0, 1]) {
          const values = rowOf(rows, row);
          const expected = shapleyByOrders(shape.nFeatures, (of) => pathDependentValue(forest, values, of));
          expectNear(column(contributions, 2, row), expected);
        }
        expect(baseline).toBeCloseTo(pathDependentValue(forest, rowOf(rows, 0), 0), 12);
      }),
    );
  });

  test('interventionalShap, and shapleyByEnumeration of its scores, are the Shapley value over all orders', () => {
    fc.assert(
      fc.property(shapes, seeds, fc.integer({ min: 1, max: 4 }), (shape, seed, nBackground) => {
        const random = createRandom(seed);
        const forest = randomForest(shape, random);
        const rows = randomRows(2, shape.nFeatures, random);
        const background = randomRows(nBackground, shape.nFeatures, random);
        const { baseline, contributions } = interventionalShap(forest, rows.features, 2, background);
        for (const row of [0, 1]) {
          const values = rowOf(rows, row);
          const expected = shapleyByOrders(shape.nFeatures, (of) =>
            interventionalValue(forest, values, background, of),
          );
          expectNear(column(contributions, 2, row), expected);
          const enumerated = shapleyByEnumeration(predict(forest), values, background);
          expectNear(enumerated.contributions, expected);
          expect(enumerated.baseline).toBeCloseTo(baseline, 12);
        }
      }),
    );
  });
});

test('both are the Shapley value where a path asks for more features than patterns are kept for', () => {
  const random = createRandom(8);
  const forest = randomForest({ nFeatures: 14, trees: 2, depth: 45, splitPercent: 100, oneSided: true }, random);
  for (const root of forest.roots) expect(new Set(forest.feature.subarray(root, root + 91)).size).toBeGreaterThan(13);
  const rows = randomRows(2, 14, random);
  const background = randomRows(2, 14, random);
  const byPath = pathDependentShap(forest, rows.features, 2).contributions;
  const interventional = interventionalShap(forest, rows.features, 2, background).contributions;
  for (const row of [0, 1]) {
    const values = rowOf(rows, row);
    expectNear(
      column(byPath, 2, row),
      shapleyBySizes(14, (of) => pathDependentValue(forest, values, of)),
    );
    expectNear(
      column(interventional, 2, row),
      shapleyBySizes(14, (of) => interventionalValue(forest, values, background, of)),
    );
  }
});

describe('a path of forty different features', () => {
  // A chain: at node f, feature f known to be high goes on, else a leaf.
  const nFeatures = 40;
  const nodes = Array.from({ length: 2 * nFeatures + 1 }, (_, node) => node);
  const isSplit = (node: number) => node % 2 === 0 && node < 2 * nFeatures;
  const chain: Forest = {
    nFeatures,
    roots: Uint32Array.of(0),
    feature: Int16Array.from(nodes, (node) => (isSplit(node) ? node / 2 : LEAF)),
    threshold: new Float32Array(nodes.length).fill(0.5),
    missingLeft: new Uint8Array(nodes.length),
    left: Uint32Array.from(nodes, (node) => (isSplit(node) ? node + 1 : 0)),
    right: Uint32Array.from(nodes, (node) => (isSplit(node) ? node + 2 : 0)),
    value: Float64Array.from(nodes, (node) => (node === 2 * nFeatures ? 1 : 0)),
    // Of a node's rows half go either way.
    weight: new Uint32Array(nodes.length).fill(1),
  };
  const high = new Float32Array(nFeatures).fill(1);

  test('shares evenly between them', () => {
    const { contributions, baseline } = pathDependentShap(chain, high, 1);
    for (const contribution of contributions) expect(contribution).toBeCloseTo((1 - baseline) / nFeatures, 12);
    const background = { features: new Float32Array(nFeatures), nRows: 1, nFeatures };
    for (const contribution of interventionalShap(chain, high, 1, background).contributions)
      expect(contribution).toBeCloseTo(1 / nFeatures, 12);
  });

  test('gives all to the fortieth where the background lacks only that', () => {
    const background = { features: high.with(39, 0), nRows: 1, nFeatures };
    const { baseline, contributions } = interventionalShap(chain, high, 1, background);
    expect(baseline).toBe(0);
    expect(contributions).toEqual(new Float64Array(nFeatures).with(39, 1));
  });
});

describe('a forest that was trained', () => {
  const data = noisySums(300);
  const forest = fitForest(data, { nEstimators: 12, maxFeatures: 'sqrt', minSamplesLeaf: 1 }, 3);
  const probabilities = predictProbability(forest, data.features, data.nRows);
  const background: FeatureRows = { ...noisySums(20, 9), nRows: 20 };

  test.each([
    ['pathDependentShap', () => pathDependentShap(forest, data.features, data.nRows)],
    ['interventionalShap', () => interventionalShap(forest, data.features, data.nRows, background)],
  ])('%s and its baseline add up to the probability of every row', (_name, explain) => {
    const { baseline, contributions } = explain();
    for (let row = 0; row < data.nRows; row += 1) {
      const sum = column(contributions, data.nRows, row).reduce((total, part) => total + part, baseline);
      expect(Math.abs(sum - (probabilities[row] as number))).toBeLessThan(1e-12);
    }
  });

  test('both agree with all coalitions of its nine features, and give noise little', () => {
    const row = rowOf(data, 5);
    const byPath = pathDependentShap(forest, row, 1).contributions;
    const interventional = interventionalShap(forest, row, 1, background).contributions;
    expectNear(
      byPath,
      shapleyBySizes(9, (of) => pathDependentValue(forest, row, of)),
    );
    expectNear(
      interventional,
      shapleyBySizes(9, (of) => interventionalValue(forest, row, background, of)),
    );
    expectNear(interventional, shapleyByEnumeration(predict(forest), row, background).contributions);
    const total = (of: Float64Array) => {
      const mean = Float64Array.from({ length: 9 }, (_, feature) =>
        of.subarray(feature * data.nRows, (feature + 1) * data.nRows).reduce((sum, value) => sum + Math.abs(value), 0),
      );
      return [...mean.keys()].sort((a, b) => (mean[b] as number) - (mean[a] as number)).slice(0, 2);
    };
    expect(total(pathDependentShap(forest, data.features, data.nRows).contributions).sort()).toEqual([2, 8]);
  });

  test('refuses rows and backgrounds of another width', () => {
    expect(() => pathDependentShap(forest, new Float32Array(8), 1)).toThrow(/not 8/);
    expect(() => interventionalShap(forest, new Float32Array(9), 1, { ...background, nFeatures: 8 })).toThrow(
      /not of 8/,
    );
    expect(() =>
      interventionalShap(forest, new Float32Array(9), 1, { features: new Float32Array(), nRows: 0, nFeatures: 9 }),
    ).toThrow(/At least one row/);
  });
});

/** The same value by coalition sizes, where there are too many orders to go through. */
function shapleyBySizes(nFeatures: number, worthOf: (coalition: number) => number): Float64Array {
  const values = Array.from({ length: 2 ** nFeatures }, (_, coalition) => worthOf(coalition));
  const factorial = (n: number): number => (n < 2 ? 1 : n * factorial(n - 1));
  return Float64Array.from({ length: nFeatures }, (_, feature) =>
    values.reduce((sum, value, coalition) => {
      if ((coalition >> feature) & 1) return sum;
      const size = coalition.toString(2).replaceAll('0', '').length;
      const weight = (factorial(size) * factorial(nFeatures - size - 1)) / factorial(nFeatures);
      return sum + weight * ((values[coalition | (1 << feature)] as number) - value);
    }, 0),
  );
}
