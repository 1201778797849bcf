import { describe, expect, test } from 'vitest';
import { noisySums } from '../../test-data.ts';
import { createRandom } from '../random.ts';
import { fitForest } from '../trees/fit-forest.ts';
import { firstTrees } from '../trees/forest.ts';
import { decisionPathContributions } from './decision-path-contributions.ts';
import { featureImportances } from './feature-importances.ts';
import { gaussLegendre } from './gauss-legendre.ts';
import { probabilityOf, randomForest, randomRows, rowOf } from './test-data.ts';

describe('decisionPathContributions', () => {
  test('add up to the probability with the baseline, missing values too', () => {
    const random = createRandom(3);
    const forest = randomForest({ nFeatures: 4, trees: 5, depth: 6, splitPercent: 90 }, random);
    const rows = randomRows(30, 4, random);
    for (let row = 0; row < 30; row += 1) {
      const values = rowOf(rows, row);
      const { baseline, contributions } = decisionPathContributions(forest, values);
      const sum = contributions.reduce((total, part) => total + part, baseline);
      expect(sum).toBeCloseTo(probabilityOf(forest, values), 12);
    }
  });

  test('take a row as the forest does, in float32', () => {
    const forest = randomForest({ nFeatures: 1, trees: 1, depth: 1, splitPercent: 100 }, createRandom(5));
    const threshold = forest.threshold[0] as number;
    const above = threshold + 1e-12;
    expect(decisionPathContributions(forest, [above])).toEqual(decisionPathContributions(forest, [threshold]));
  });

  test('refuse a row of another length', () => {
    const forest = randomForest({ nFeatures: 2, trees: 1, depth: 1, splitPercent: 100 }, createRandom(5));
    expect(() => decisionPathContributions(forest, [1])).toThrow(/2 values, not 1/);
  });
});

describe('featureImportances', () => {
  const data = noisySums(200);
  const parameters = { nEstimators: 8, maxFeatures: 'sqrt', minSamplesLeaf: 2 } as const;

  test('of the first trees know nothing of the others', () => {
    const large = fitForest(data, parameters, 1);
    const small = fitForest(data, { ...parameters, nEstimators: 3 }, 1);
    expect(featureImportances(firstTrees(large, 3))).toEqual(featureImportances(small));
    expect(featureImportances(large)).not.toEqual(featureImportances(small));
  });

  test('are all 0 where no tree has a split', () => {
    const stumps = randomForest({ nFeatures: 3, trees: 2, depth: 0, splitPercent: 100 }, createRandom(1));
    expect(featureImportances(stumps)).toEqual(new Float64Array(3));
  });
});

test.each([1, 2, 3, 8, 25])(
  'gaussLegendre with %i places is exact for polynomials of twice that degree less one',
  (points) => {
    const { places, weights } = gaussLegendre(points);
    for (let degree = 0; degree < 2 * points; degree += 1) {
      const integral = weights.reduce((sum, weight, index) => sum + weight * (places[index] as number) ** degree, 0);
      expect(integral).toBeCloseTo(1 / (degree + 1), 13);
    }
    const beyond = weights.reduce((sum, weight, index) => sum + weight * (places[index] as number) ** (2 * points), 0);
    if (points < 8) expect(beyond).not.toBeCloseTo(1 / (2 * points + 1), 6);
  },
);
