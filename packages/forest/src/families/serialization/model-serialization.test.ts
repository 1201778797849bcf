import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { noisySums } from '../../../test-data.ts';
import { createDataset } from '../../data/dataset.ts';
import { InvalidModelError } from '../../errors.ts';
import { averageOf } from '../average.ts';
import { boostedTrees } from '../boosting/boosted-trees.ts';
import { clusteredLogistic } from '../clustered-logistic.ts';
import { randomForest } from '../forest-family.ts';
import { splineLogistic } from '../linear/spline-logistic.ts';
import { supportVector } from '../support-vector/support-vector.ts';
import type { TrainedModel } from '../trained-model.ts';
import { type PlainArray, packContainer } from './model-container.ts';
import { deserializeModel, serializeModel } from './model-serialization.ts';

const { features, labels } = noisySums(80);
// An indicator column too.
const data = createDataset(
  features.map((value, place) => (place % 97 === 3 && place < 80 ? Number.NaN : value)),
  labels,
  9,
  { optionalFeatures: [0] },
);
const forest = randomForest({ nEstimators: 3 }).fit(data, 1);
const boosted = boostedTrees({ maxRounds: 20 }).fit(data, 1);
const network: TrainedModel = {
  kind: 'neural-network',
  nFeatures: 9,
  scaling: splineLogistic().fit(data, 1).scaling,
  layers: [
    { nInputs: 10, nOutputs: 2, weights: new Float32Array(20).fill(0.5), biases: Float32Array.of(1, 2) },
    { nInputs: 2, nOutputs: 1, weights: Float32Array.of(1, -1), biases: Float32Array.of(0) },
  ],
};
const MODELS: TrainedModel[] = [
  forest,
  boosted,
  supportVector().fit(data, 1),
  splineLogistic().fit(data, 1),
  clusteredLogistic().fit(data, 1),
  network,
  averageOf([randomForest({ nEstimators: 2 }), averageOf([splineLogistic()])]).fit(data, 1),
  { kind: 'positive-unlabelled', nFeatures: 9, base: boosted, labelFrequency: 0.4 },
];

describe.each(MODELS.map((model) => [model.kind, model] as const))('a model of kind %s', (_kind, model) => {
  const bytes = serializeModel(model);

  test('comes back as it was, also out of the middle of a buffer', () => {
    expect(deserializeModel(bytes)).toEqual(model);
    const padded = Buffer.alloc(bytes.length + 5);
    padded.set(bytes, 3);
    expect(deserializeModel(padded.subarray(3, 3 + bytes.length))).toEqual(model);
  });

  test('is refused where one byte is changed, cut short or continued', () => {
    fc.assert(
      fc.property(fc.nat(bytes.length - 1), fc.integer({ min: 1, max: 255 }), (place, change) => {
        const damaged = bytes.slice();
        damaged[place] = (damaged[place] as number) ^ change;
        expect(() => deserializeModel(damaged)).toThrow(InvalidModelError);
        expect(() => deserializeModel(bytes.subarray(0, place))).toThrow(InvalidModelError);
      }),
      { numRuns: 30 },
    );
    expect(() => deserializeModel(Uint8Array.from([...bytes, 0]))).toThrow(InvalidModelError);
  });

  test('is refused where any array is one value short, though the checksum holds', () => {
    const count = arraysOf(model).length;
    for (let place = 0; place < count; place += 1)
      expect(() => deserializeModel(serializeModel(withShortArray(model, place)))).toThrow(InvalidModelError);
  });
});

test('a model of another version is refused by its number', () => {
  const newer = serializeModel(network);
  newer[4] = 9;
  expect(() => deserializeModel(newer)).toThrow(/version 9/);
});

test.each([
  ['a kind that is not known', { ...boosted, kind: 'crystal-ball' }, /crystal-ball/],
  ['no content', null, /lacks a part/],
  ['a child before its parent', { ...boosted, left: boosted.left.map(() => 0) }, /do not fit/],
  ['a feature that is not there', { ...boosted, feature: boosted.feature.map(() => 9) }, /do not fit/],
  ['a step that is not a number', { ...boosted, value: boosted.value.map(() => Number.NaN) }, /do not fit/],
  ['a member of other features', { kind: 'average', nFeatures: 8, members: [boosted] }, /do not fit/],
  ['an array that is not there', { ...boosted, base: { $array: 999 } }, /array 999/],
  [
    'a label frequency of 0',
    { kind: 'positive-unlabelled', nFeatures: 9, base: boosted, labelFrequency: 0 },
    /do not fit/,
  ],
])('a model with %s is refused', (_case, model, message) => {
  expect(() => deserializeModel(serializeModel(model as TrainedModel))).toThrow(message);
});

test('bytes of something else are refused', () => {
  expect(() => deserializeModel(new Uint8Array(100))).toThrow(/not a model/);
  expect(() => deserializeModel(packContainer({ content: 'a song', arrays: [] }))).toThrow(InvalidModelError);
});

/** Arrays of a model but those of forests, which have a check of their own, and but roots: with one less, a tree less is whole. */
function arraysOf(value: unknown): PlainArray[] {
  if (ArrayBuffer.isView(value)) return [value as PlainArray];
  if (typeof value !== 'object' || value === null || ('missingLeft' in value && 'weight' in value)) return [];
  return Object.entries(value).flatMap(([name, own]) => (name === 'roots' ? [] : arraysOf(own)));
}

function withShortArray(model: TrainedModel, place: number): TrainedModel {
  const chosen = arraysOf(model)[place] as PlainArray;
  const replace = (value: unknown): unknown => {
    if (value === chosen) return chosen.length > 0 ? chosen.subarray(0, -1) : Uint32Array.of(99);
    if (Array.isArray(value)) return value.map(replace);
    if (typeof value !== 'object' || value === null || ArrayBuffer.isView(value)) return value;
    return Object.fromEntries(Object.entries(value).map(([name, own]) => [name, replace(own)]));
  };
  return replace(model) as TrainedModel;
}
