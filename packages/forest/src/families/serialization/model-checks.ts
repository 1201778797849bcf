import { InvalidModelError } from '../../errors.ts';
import type { Points } from '../../moods/points.ts';
import type { PositiveUnlabelledModel } from '../../negatives/positive-unlabelled-model.ts';
import type { NeuralNetworkModel } from '../../neural/neural-network-model.ts';
import { LEAF } from '../../trees/forest.ts';
import type { AverageModel } from '../average.ts';
import type { BoostedTreesModel } from '../boosting/boosted-trees-model.ts';
import type { ClusteredLogisticModel } from '../clustered-logistic.ts';
import type { ForestModel } from '../forest-family.ts';
import type { LinearModel } from '../linear/logistic-regression.ts';
import type { SplineLogisticModel } from '../linear/spline-logistic.ts';
import type { FeatureScaling } from '../scaling/feature-scaling.ts';
import type { SupportVectorModel } from '../support-vector/support-vector-model.ts';
import type { TrainedModel } from '../trained-model.ts';

/**
 * A model that passes has all its parts, of lengths that fit each other, and cannot send a walk out of bounds or round in circles.
 *
 * @throws InvalidModelError
 */
export function checkModel(value: unknown): TrainedModel {
  const model = value as TrainedModel;
  let isSound = false;
  try {
    isSound = isWhole(model.nFeatures, 1) && isSoundModel(model);
  } catch (cause) {
    if (cause instanceof InvalidModelError) throw cause;
    // A part that is missing shows itself by the attempt to read it.
    throw new InvalidModelError('The model is inconsistent: it lacks a part.', { cause });
  }
  if (!isSound) throw new InvalidModelError('The model is inconsistent: its parts do not fit each other.');
  return model;
}

function isSoundModel(model: TrainedModel): boolean {
  switch (model.kind) {
    case 'forest':
      return isSoundForest(model);
    case 'boosted-trees':
      return areSoundTrees(model);
    case 'support-vector':
      return isSoundSupportVector(model);
    case 'spline-logistic':
      return isSoundSpline(model);
    case 'clustered-logistic':
      return areSoundClusters(model);
    case 'neural-network':
      return isSoundNetwork(model);
    case 'average':
      return isSoundAverage(model);
    case 'positive-unlabelled':
      return isSoundCorrection(model);
    default:
      throw new InvalidModelError(`There is no model of kind ${JSON.stringify((model as { kind: unknown }).kind)}.`);
  }
}

type Floats = Float64Array | Float32Array;
type ArrayOf<T> = abstract new (...args: never[]) => T;

const isWhole = (value: unknown, least: number) => Number.isSafeInteger(value) && (value as number) >= least;
const isNumber = (value: unknown) => Number.isFinite(value);
const has = <T extends ArrayLike<number>>(value: T, type: ArrayOf<T>, length: number) =>
  value instanceof type && value.length === length;
const areFinite = (values: Floats) => values.every((value) => Number.isFinite(value));
const hasNumbers = (value: Float64Array, length: number) => has(value, Float64Array, length) && areFinite(value);
const columnsOf = ({ nFeatures, indicators }: FeatureScaling) => nFeatures + indicators.length;

const isSoundForest = ({ nFeatures, forest }: ForestModel) => forest.nFeatures === nFeatures && forest.roots.length > 0;

function areSoundTrees(model: BoostedTreesModel): boolean {
  const { feature, roots, left, right, base, threshold, missingLeft, value, nFeatures } = model;
  const nodes = feature.length;
  const isSoundNode = (asked: number, node: number) => {
    if (asked === LEAF) return true;
    const children = [left[node] as number, right[node] as number];
    return asked >= 0 && asked < nFeatures && Math.min(...children) > node && Math.max(...children) < nodes;
  };
  return (
    hasNumbers(base, 1) &&
    hasNumbers(value, nodes) &&
    has(threshold, Float32Array, nodes) &&
    has(missingLeft, Uint8Array, nodes) &&
    has(left, Uint32Array, nodes) &&
    has(right, Uint32Array, nodes) &&
    has(roots, Uint32Array, roots.length) &&
    has(feature, Int16Array, nodes) &&
    roots.every((root) => root < nodes) &&
    feature.every(isSoundNode)
  );
}

function isSoundScaling({ nFeatures, medians, indicators, means, deviations }: FeatureScaling): boolean {
  const columns = nFeatures + indicators.length;
  return (
    hasNumbers(medians, nFeatures) &&
    has(indicators, Uint32Array, indicators.length) &&
    indicators.every((feature) => feature < nFeatures) &&
    hasNumbers(means, columns) &&
    hasNumbers(deviations, columns) &&
    deviations.every((deviation) => deviation > 0)
  );
}

const isScalingOf = (scaling: FeatureScaling, { nFeatures }: { readonly nFeatures: number }) =>
  scaling.nFeatures === nFeatures && isSoundScaling(scaling);

const arePoints = ({ values, nRows, nColumns }: Points, expected: number) =>
  isWhole(nRows, 1) && nColumns === expected && hasNumbers(values, nRows * nColumns);

const isLinear = ({ intercept, coefficients }: LinearModel, columns: number) =>
  isNumber(intercept) && hasNumbers(coefficients, columns);

function isSoundSupportVector(model: SupportVectorModel): boolean {
  return (
    isScalingOf(model.scaling, model) &&
    arePoints(model.vectors, columnsOf(model.scaling)) &&
    hasNumbers(model.coefficients, model.vectors.nRows) &&
    isNumber(model.gamma) &&
    isNumber(model.intercept) &&
    isLinear(model.platt, 1)
  );
}

function isSoundSpline(model: SplineLogisticModel): boolean {
  const { starts, knots, scaling } = model;
  if (!isScalingOf(scaling, model) || !has(starts, Uint32Array, columnsOf(scaling) + 1)) return false;
  const counts = Array.from(starts.subarray(1), (end, column) => end - (starts[column] as number));
  const terms = counts.reduce((sum, count) => sum + Math.max(1, count - 1), 0);
  return (
    starts[0] === 0 &&
    counts.every((count) => count === 0 || count >= 3) &&
    hasNumbers(knots, starts.at(-1) as number) &&
    isLinear(model, terms)
  );
}

function areSoundClusters(model: ClusteredLogisticModel): boolean {
  const columns = columnsOf(model.scaling);
  return (
    isScalingOf(model.scaling, model) &&
    arePoints(model.centres, columns) &&
    model.clusters.length === model.centres.nRows &&
    model.clusters.every((cluster) => isLinear(cluster, columns))
  );
}

function isSoundNetwork({ scaling, layers, nFeatures }: NeuralNetworkModel): boolean {
  const follows = (index: number) => layers[index - 1]?.nOutputs ?? columnsOf(scaling);
  return (
    isScalingOf(scaling, { nFeatures }) &&
    layers.at(-1)?.nOutputs === 1 &&
    layers.every(
      ({ nInputs, nOutputs, weights, biases }, index) =>
        nInputs === follows(index) &&
        has(weights, Float32Array, nInputs * nOutputs) &&
        has(biases, Float32Array, nOutputs) &&
        areFinite(weights) &&
        areFinite(biases),
    )
  );
}

function isSoundAverage({ members, nFeatures }: AverageModel): boolean {
  return members.length > 0 && members.every((member) => checkModel(member).nFeatures === nFeatures);
}

function isSoundCorrection({ base, nFeatures, labelFrequency }: PositiveUnlabelledModel): boolean {
  return checkModel(base).nFeatures === nFeatures && labelFrequency > 0 && labelFrequency <= 1;
}
