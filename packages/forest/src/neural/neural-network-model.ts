import { type FeatureScaling, scaleFeatures } from '../families/scaling/feature-scaling.ts';
import { sigmoid } from '../families/sigmoid.ts';

/** A layer: out = weights · in + biases. */
export interface DenseLayer {
  readonly nInputs: number;
  readonly nOutputs: number;
  /** nInputs × nOutputs, row-major. */
  readonly weights: Float32Array;
  readonly biases: Float32Array;
}

/** A small feed-forward network: rectified linear units in all layers but the last, whose one output is log-odds. */
export interface NeuralNetworkModel {
  readonly kind: 'neural-network';
  readonly nFeatures: number;
  readonly scaling: FeatureScaling;
  readonly layers: readonly DenseLayer[];
}

/** As Classifier.predict; own arithmetic, so that a trained network needs no other package. */
export function predictNeuralNetwork(model: NeuralNetworkModel, features: Float32Array, nRows: number): Float64Array {
  const { values, nColumns } = scaleFeatures(model.scaling, features, nRows);
  return Float64Array.from({ length: nRows }, (_, row) => {
    const start = row * nColumns;
    const output = model.layers.reduce(
      (input, layer, index) => forward(layer, index > 0 ? input.map((value) => Math.max(0, value)) : input),
      values.subarray(start, start + nColumns),
    );
    return sigmoid(output[0] as number);
  });
}

function forward({ nInputs, nOutputs, weights, biases }: DenseLayer, input: Float64Array): Float64Array {
  const output = Float64Array.from(biases);
  for (let from = 0; from < nInputs; from += 1) {
    const value = input[from] as number;
    for (let to = 0; to < nOutputs; to += 1)
      output[to] = (output[to] as number) + value * (weights[from * nOutputs + to] as number);
  }
  return output;
}
