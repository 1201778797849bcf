import { checkWhole } from '../checks.ts';
import type { Dataset } from '../data/dataset.ts';
import { COMPLEXITY, type ModelFamily } from '../families/classifier.ts';
import { checkWithin } from '../families/number-checks.ts';
import { fitFeatureScaling, scaleFeatures } from '../families/scaling/feature-scaling.ts';
import { weighRows } from '../families/weighted-rows.ts';
import { createRandom, type Random } from '../random.ts';
import type { DenseLayer, NeuralNetworkModel } from './neural-network-model.ts';
import { loadTensorFlow, type TensorFlow } from './tensorflow.ts';
import { trainLayers } from './train-layers.ts';

export interface NeuralNetworkOptions {
  /** Units of each hidden layer, 1 to 256 each, 1 to 4 layers; one layer of 16 where left out. */
  readonly hiddenUnits?: readonly number[] | undefined;
  /** How often all rows are seen, 1 to 10,000; 60 where left out. */
  readonly epochs?: number | undefined;
  /** Adam's step, 1e-5 to 1; 0.01 where left out. */
  readonly learningRate?: number | undefined;
  /** Rows of a step, from 1; 64 where left out. */
  readonly batchSize?: number | undefined;
  /** Penalty on squared weights beside the mean loss, 0 to 1; 0.001 where left out. */
  readonly weightPenalty?: number | undefined;
}

const WEIGHT_STREAM = 0x6e657572;

/**
 * Loads TensorFlow.js and gives a family of small feed-forward networks: standardised features, rectified linear units, logistic
 * loss, Adam (Kingma and Ba, 2015). First weights (He et al., 2015) and the order of rows come from the seed, so the same rows,
 * options and seed give the same network; TensorFlow.js's own random numbers are not used. Missing values are the median, with a
 * column of their own for being missing. A trained network says its probabilities without TensorFlow.js.
 *
 * @throws InvalidParameterError on options out of range; MissingPackageError where TensorFlow.js is not installed.
 */
export async function loadNeuralNetwork(options: NeuralNetworkOptions = {}): Promise<ModelFamily<NeuralNetworkModel>> {
  const { hiddenUnits = [16], epochs = 60, learningRate = 0.01, batchSize = 64, weightPenalty = 0.001 } = options;
  checkWhole('hiddenUnits.length', hiddenUnits.length, 1, 4);
  for (const units of hiddenUnits) checkWhole('hiddenUnits', units, 1, 256);
  checkWhole('epochs', epochs, 1, 10_000);
  checkWithin('learningRate', learningRate, 1e-5, 1);
  checkWhole('batchSize', batchSize, 1, 2 ** 20);
  checkWithin('weightPenalty', weightPenalty, 0, 1);
  const tensorFlow = await loadTensorFlow();
  const settings = { hiddenUnits, epochs, learningRate, batchSize, weightPenalty };
  return {
    name: 'neural-network',
    complexity: COMPLEXITY.neuralNetwork,
    fit: (dataset, seed) => fitNeuralNetwork(tensorFlow, dataset, settings, seed),
  };
}

function fitNeuralNetwork(
  tensorFlow: TensorFlow,
  dataset: Dataset,
  settings: Required<{ [Name in keyof NeuralNetworkOptions]: NonNullable<NeuralNetworkOptions[Name]> }>,
  seed: number,
): NeuralNetworkModel {
  const { features, labels, weights, nRows, nFeatures } = weighRows(dataset);
  const scaling = fitFeatureScaling({ features, nRows, nFeatures }, weights, true);
  const points = scaleFeatures(scaling, features, nRows);
  const random = createRandom(seed, WEIGHT_STREAM);
  const layers = initialLayers([points.nColumns, ...settings.hiddenUnits, 1], random);
  const trained = trainLayers(tensorFlow, layers, { points, labels, weights }, settings, random);
  return { kind: 'neural-network', nFeatures, scaling, layers: trained };
}

/** Uniform weights of variance 2 / inputs, biases of 0. */
function initialLayers(sizes: readonly number[], random: Random): DenseLayer[] {
  return sizes.slice(1).map((nOutputs, index) => {
    const nInputs = sizes[index] as number;
    const bound = Math.sqrt(6 / nInputs);
    const weights = Float32Array.from(
      { length: nInputs * nOutputs },
      () => bound * (random.below(2 ** 24) / 2 ** 23 - 1),
    );
    return { nInputs, nOutputs, weights, biases: new Float32Array(nOutputs) };
  });
}
