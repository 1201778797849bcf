import { createRequire } from 'node:module';
import { describe, expect, test } from 'vitest';
import { noisySums } from '../../test-data.ts';
import { createDataset } from '../data/dataset.ts';
import { predictModel } from '../families/trained-model.ts';
import { rocAuc } from '../metrics/roc-auc.ts';
import { loadNeuralNetwork } from './neural-network.ts';
import { predictNeuralNetwork } from './neural-network-model.ts';
import { loadTensorFlow, MissingPackageError } from './tensorflow.ts';

const { resolve } = createRequire(import.meta.url);
const isInstalled = ['@tensorflow/tfjs-core', '@tensorflow/tfjs-backend-cpu'].every((name) => {
  try {
    return resolve(name) !== '';
  } catch {
    return false;
  }
});

test('a network that is not loaded says which packages it lacks', async () => {
  const broken = loadTensorFlow(() => Promise.reject(new Error('not found')));
  await expect(broken).rejects.toThrow(MissingPackageError);
  await expect(broken).rejects.toThrow('@tensorflow/tfjs-core and @tensorflow/tfjs-backend-cpu');
});

test('options out of range are refused before anything is loaded', async () => {
  await expect(loadNeuralNetwork({ hiddenUnits: [] })).rejects.toThrow(/hiddenUnits/);
  await expect(loadNeuralNetwork({ epochs: 0 })).rejects.toThrow(/epochs/);
});

test('a network multiplies, adds, and cuts off below 0 between layers', () => {
  const scaling = {
    nFeatures: 1,
    medians: Float64Array.of(0),
    indicators: new Uint32Array(),
    means: Float64Array.of(1),
    deviations: Float64Array.of(2),
  };
  const layers = [
    { nInputs: 1, nOutputs: 2, weights: Float32Array.of(1, -1), biases: Float32Array.of(0, 0.5) },
    { nInputs: 2, nOutputs: 1, weights: Float32Array.of(2, 4), biases: Float32Array.of(-1) },
  ];
  // 5 is scaled to 2: units 2 and -1.5, which is cut to 0; log-odds 2 × 2 - 1.
  const [probability] = predictNeuralNetwork(
    { kind: 'neural-network', nFeatures: 1, scaling, layers },
    Float32Array.of(5),
    1,
  );
  expect(probability).toBeCloseTo(1 / (1 + Math.exp(-3)), 12);
});

describe.skipIf(!isInstalled)('a neural network (needs @tensorflow/tfjs-core and @tensorflow/tfjs-backend-cpu)', () => {
  const data = noisySums(200);

  test('learns, the same for the same seed and another for another', async () => {
    const family = await loadNeuralNetwork({ epochs: 30 });
    const unseen = noisySums(500, 77);
    const model = family.fit(data, 1);
    expect(rocAuc(unseen.labels, predictModel(model, unseen.features, unseen.nRows))).toBeGreaterThan(0.9);
    expect(family.fit(data, 1)).toEqual(model);
    expect(family.fit(data, 2)).not.toEqual(model);
  });

  test('has the layers asked for, and goes by weights', async () => {
    const family = await loadNeuralNetwork({ epochs: 5, hiddenUnits: [4, 3] });
    const weights = Float64Array.from(data.labels, (label) => (label === 1 ? 20 : 1));
    const weighted = family.fit(createDataset(data.features, data.labels, 9, { weights }), 1);
    const mean = (values: Float64Array) => values.reduce((sum, value) => sum + value, 0) / values.length;
    expect(weighted.layers.map(({ nOutputs }) => nOutputs)).toEqual([4, 3, 1]);
    expect(mean(predictModel(weighted, data.features, 200))).toBeGreaterThan(
      mean(predictModel(family.fit(data, 1), data.features, 200)) + 0.1,
    );
  });
});
