import type { Points } from '../moods/points.ts';
import { type Random, shuffle } from '../random.ts';
import type { DenseLayer } from './neural-network-model.ts';
import type { Tensor, TensorFlow, Variable } from './tensorflow.ts';

export interface TrainingRows {
  readonly points: Points;
  readonly labels: Uint8Array;
  /** 1 on average. */
  readonly weights: Float64Array;
}

export interface TrainingSettings {
  readonly epochs: number;
  readonly batchSize: number;
  readonly learningRate: number;
  readonly weightPenalty: number;
}

interface LayerVariables {
  readonly weights: Variable;
  readonly biases: Variable;
}

interface Batch {
  readonly inputs: Tensor;
  /** One column of labels, one of weights over the batch's rows. */
  readonly labels: Tensor;
  readonly weights: Tensor;
}

/** Trains layers by gradient descent in batches of shuffled rows; all tensors are given back to memory. */
export function trainLayers(
  tensorFlow: TensorFlow,
  layers: readonly DenseLayer[],
  rows: TrainingRows,
  { epochs, batchSize, learningRate, weightPenalty }: TrainingSettings,
  random: Random,
): DenseLayer[] {
  const variables = layers.map((layer) => variablesOf(tensorFlow, layer));
  const optimizer = tensorFlow.train.adam(learningRate);
  const order = Uint32Array.from(rows.labels.keys());
  try {
    for (let epoch = 0; epoch < epochs; epoch += 1) {
      shuffle(order, random);
      for (let start = 0; start < order.length; start += batchSize)
        tensorFlow.tidy(() => {
          const batch = batchOf(tensorFlow, rows, order.subarray(start, start + batchSize));
          optimizer.applyGradients(gradientsOf(tensorFlow, variables, batch, weightPenalty));
        });
    }
    return layers.map((layer, index) => ({ ...layer, ...valuesOf(variables[index] as LayerVariables) }));
  } finally {
    for (const { weights, biases } of variables) {
      weights.dispose();
      biases.dispose();
    }
    optimizer.dispose();
  }
}

function variablesOf(tensorFlow: TensorFlow, { weights, biases, nInputs, nOutputs }: DenseLayer): LayerVariables {
  const make = (values: Float32Array, nRows: number) =>
    tensorFlow.tidy(() => tensorFlow.variable(tensorFlow.tensor2d(values.slice(), [nRows, nOutputs])));
  return { weights: make(weights, nInputs), biases: make(biases, 1) };
}

const valuesOf = ({ weights, biases }: LayerVariables) => ({
  weights: Float32Array.from(weights.dataSync()),
  biases: Float32Array.from(biases.dataSync()),
});

function batchOf(tensorFlow: TensorFlow, { points, labels, weights }: TrainingRows, rows: Uint32Array): Batch {
  const { values, nColumns } = points;
  const inputs = new Float32Array(rows.length * nColumns);
  for (const [place, row] of rows.entries())
    inputs.set(values.subarray(row * nColumns, (row + 1) * nColumns), place * nColumns);
  const column = (ofRow: (row: number) => number) =>
    tensorFlow.tensor2d(Float32Array.from(rows, ofRow), [rows.length, 1]);
  return {
    inputs: tensorFlow.tensor2d(inputs, [rows.length, nColumns]),
    labels: column((row) => labels[row] as number),
    weights: column((row) => (weights[row] as number) / rows.length),
  };
}

/** Back-propagation (Rumelhart, Hinton and Williams, 1986) of the weighted mean logistic loss and penalty × |weights|². */
function gradientsOf(
  tensorFlow: TensorFlow,
  layers: readonly LayerVariables[],
  { inputs, labels, weights }: Batch,
  weightPenalty: number,
): Record<string, Tensor> {
  const { add, matMul, mul, relu, sigmoid, step, sub, sum } = tensorFlow;
  const activations = [inputs];
  const outputs: Tensor[] = [];
  for (const layer of layers) {
    const output = add(matMul(activations.at(-1) as Tensor, layer.weights), layer.biases);
    outputs.push(output);
    activations.push(relu(output));
  }
  const gradients: Record<string, Tensor> = {};
  // Of the loss by the last layer's output.
  let slope = mul(sub(sigmoid(outputs.at(-1) as Tensor), labels), weights);
  for (let index = layers.length - 1; index >= 0; index -= 1) {
    const layer = layers[index] as LayerVariables;
    const penalty = mul(layer.weights, 2 * weightPenalty);
    gradients[layer.weights.name] = add(matMul(activations[index] as Tensor, slope, true), penalty);
    gradients[layer.biases.name] = sum(slope, 0, true);
    if (index > 0) slope = mul(matMul(slope, layer.weights, false, true), step(outputs[index - 1] as Tensor));
  }
  return gradients;
}
