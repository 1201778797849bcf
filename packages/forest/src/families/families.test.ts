import { describe, expect, test } from 'vitest';
import { noisySums } from '../../test-data.ts';
import { createDataset, type Dataset, selectRows } from '../data/dataset.ts';
import { InvalidDatasetError } from '../errors.ts';
import { rocAuc } from '../metrics/roc-auc.ts';
import { averageOf } from './average.ts';
import { boostedTrees } from './boosting/boosted-trees.ts';
import { clusteredLogistic } from './clustered-logistic.ts';
import { extraTrees, randomForest } from './forest-family.ts';
import { splineLogistic } from './linear/spline-logistic.ts';
import { serializeModel } from './serialization/model-serialization.ts';
import { supportVector } from './support-vector/support-vector.ts';
import { classifierOf, predictModel, type TrainedModel } from './trained-model.ts';

const small = { nEstimators: 30 };
const FAMILIES = [
  splineLogistic(),
  clusteredLogistic(),
  randomForest(small),
  extraTrees(small),
  boostedTrees(),
  supportVector(),
  averageOf([randomForest(small), splineLogistic()]),
].map((family) => [family.name, family] as const);

const data = noisySums(250);
const unseen = noisySums(400, 77);
const withWeights = (weights: Float64Array): Dataset => createDataset(data.features, data.labels, 9, { weights });

/** Bit for bit, and without a difference of thousands of lines where not. */
const areSame = (a: TrainedModel, b: TrainedModel) => Buffer.from(serializeModel(a)).equals(serializeModel(b));

describe.each(FAMILIES)('%s', (_name, family) => {
  const model = family.fit(data, 1);

  test('learns, and says probabilities', () => {
    const { nFeatures, predict } = classifierOf(model);
    const probabilities = predict(unseen.features, unseen.nRows);
    expect(nFeatures).toBe(9);
    expect(rocAuc(unseen.labels, probabilities)).toBeGreaterThan(0.87);
    expect(probabilities.every((probability) => probability >= 0 && probability <= 1)).toBe(true);
  });

  test('gives the same model for the same rows and seed, bit for bit', () => {
    expect(areSame(family.fit(data, 1), model)).toBe(true);
  });

  test('says of a row the same whatever rows come with it', () => {
    const one = selectRows(unseen, Uint32Array.of(17));
    const among = predictModel(model, unseen.features, unseen.nRows);
    expect(predictModel(model, one.features, 1)[0]).toBe(among[17]);
  });

  test('goes by weights relative to each other', () => {
    const weights = Float64Array.from(data.labels, (_, row) => 1 + (row % 3));
    const weighted = family.fit(withWeights(weights), 1);
    expect(areSame(weighted, model)).toBe(false);
    const eightfold = family.fit(withWeights(weights.map((weight) => weight * 8)), 1);
    expect(areSame(eightfold, weighted)).toBe(true);
  });

  test('takes no notice of rows without weight', () => {
    const weights = Float64Array.from(data.labels, (_, row) => (row % 5 === 0 ? 0 : 1));
    const rows = Uint32Array.from(weights.keys().filter((row) => weights[row] === 1));
    expect(areSame(family.fit(withWeights(weights), 1), family.fit(selectRows(data, rows), 1))).toBe(true);
  });

  test('learns from rows with missing values, also that they are missing', () => {
    const features = data.features.slice();
    for (const [row, label] of data.labels.entries())
      if (label === 1 ? row % 2 === 0 : row % 11 === 0) features[row] = Number.NaN;
    const partly = family.fit(createDataset(features, data.labels, 9, { optionalFeatures: [0] }), 1);
    const without = unseen.features.slice();
    without.fill(Number.NaN, 0, unseen.nRows);
    const mean = (values: Float64Array) => values.reduce((sum, value) => sum + value, 0) / values.length;
    const there = mean(predictModel(partly, unseen.features, unseen.nRows));
    expect(mean(predictModel(partly, without, unseen.nRows))).toBeGreaterThan(there + 0.02);
  });

  test('refuses features of another length, and rows of one label', () => {
    expect(() => predictModel(model, new Float32Array(17), 2)).toThrow(InvalidDatasetError);
    const liked = createDataset(data.features, new Uint8Array(data.nRows).fill(1), 9);
    expect(() => family.fit(liked, 1)).toThrow(/both labels/);
  });
});

test('an average says the mean of what its members say', () => {
  const members = [splineLogistic(), boostedTrees()];
  const [spline, boosted] = members.map((member) => predictModel(member.fit(data, 3), unseen.features, unseen.nRows));
  const average = predictModel(averageOf(members).fit(data, 3), unseen.features, unseen.nRows);
  for (const [row, probability] of average.entries())
    expect(probability).toBeCloseTo(((spline?.[row] as number) + (boosted?.[row] as number)) / 2, 12);
  expect(() => averageOf([])).toThrow(/at least one member/);
});

describe('clustered logistic regression', () => {
  test('bends where one line cannot: liked in the middle of one group and outside that of another', () => {
    // Two groups far apart in the second feature; the first feature means the opposite in each.
    const nRows = 200;
    const group = (row: number) => row % 2;
    const first = Float32Array.from({ length: nRows }, (_, row) => ((row * 37) % 101) / 101);
    const second = Float32Array.from({ length: nRows }, (_, row) => 10 * group(row) + (row % 7) / 10);
    const labels = Uint8Array.from(first, (value, row) => (value > 0.5 === (group(row) === 1) ? 1 : 0));
    const dataset = createDataset(Float32Array.from([...first, ...second]), labels, 2);
    const areaOf = (family: ReturnType<typeof clusteredLogistic | typeof splineLogistic>) =>
      rocAuc(labels, predictModel(family.fit(dataset, 1), dataset.features, nRows));
    expect(areaOf(clusteredLogistic())).toBeGreaterThan(0.98);
    expect(areaOf(splineLogistic())).toBeLessThan(0.7);
  });

  test('says the smoothed share in a group of one label', () => {
    const features = Float32Array.from({ length: 40 }, (_, row) => (row < 10 ? 100 + (row % 3) : (row * 7) % 10));
    const labels = Uint8Array.from({ length: 40 }, (_, row) => (row < 10 || row % 2 === 0 ? 1 : 0));
    const model = clusteredLogistic({ maxClusters: 2 }).fit(createDataset(features, labels, 1), 1);
    expect(predictModel(model, Float32Array.of(101), 1)[0]).toBeCloseTo(11 / 12, 12);
  });
});
