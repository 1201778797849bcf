import { expect, test } from 'vitest';
import { noisySums } from '../test-data.ts';
import {
  calibrate,
  chooseCell,
  chooseSimplestCell,
  createDataset,
  drawNegatives,
  evaluateCells,
  firstTrees,
  fitForest,
  fitForestOutOfBag,
  fitMap,
  InvalidDatasetError,
  InvalidParameterError,
  predictModel,
  runTournament,
  selectRows,
  splineLogistic,
  stratifiedFolds,
} from './index.ts';

const data = noisySums(60);
const cell = { nEstimators: 3, maxFeatures: 'sqrt', minSamplesLeaf: 1 } as const;
const forest = fitForest(data, cell, 1);
const oneLabel = createDataset(data.features, data.labels, 9, {
  weights: Float64Array.from(data.labels, (label) => 1 - label),
});
const wrong = (value: unknown) => value as never;
const withInfinity = data.features.with(61, Number.POSITIVE_INFINITY);

test.each([
  [
    'features of another type',
    () => createDataset(wrong(new Float64Array(540)), data.labels, 9),
    /features must be a Float32Array/,
  ],
  ['features as a list', () => createDataset(wrong([1, 2]), wrong([0, 1]), 1), /features must be a Float32Array/],
  [
    'labels of another type',
    () => createDataset(data.features, wrong(new Int32Array(60)), 9),
    /labels must be a Uint8Array/,
  ],
  [
    'weights of another type',
    () => createDataset(data.features, data.labels, 9, { weights: wrong([1]) }),
    /weights must be a Float64Array/,
  ],
  ['a row that is not there', () => selectRows(data, Uint32Array.of(3, 99)), /no row 99: rows are 0 to 59/],
  ['no row at all', () => fitForest(selectRows(data, new Uint32Array()), cell, 1), /no row to learn from/],
  ['a label that weighs nothing', () => fitForest(oneLabel, cell, 1), /has label 1/],
  ['the same out of bag', () => fitForestOutOfBag(oneLabel, cell, 1), /has label 1/],
  ['the same in a search', () => evaluateCells(oneLabel, [cell], { folds: 3, seed: 1 }), /has label 1/],
  ['a map of what is infinite', () => fitMap(withInfinity, 60, 9), /Feature 1 of row 1 is Infinity/],
  [
    'weights of a map that are none',
    () => fitMap(data.features, 60, 9, new Float64Array(60).fill(Number.NaN)),
    /weight of row 0/,
  ],
  ['what is no probability', () => calibrate({ kind: 'none' }, Float64Array.of(0.5, 2)), /probability of row 1 is 2/],
  [
    'an infinite feature of a model that adds',
    () => predictModel(splineLogistic().fit(data, 1), withInfinity, 60),
    /Infinity/,
  ],
])('%s: refused, saying where', (_what, act, message) => {
  expect(act).toThrow(InvalidDatasetError);
  expect(act).toThrow(message);
});

test.each([
  ['no tree', () => firstTrees(forest, 0), /nEstimators must be a whole number from 1 to 3/],
  ['more trees than there are', () => firstTrees(forest, 4), /from 1 to 3, not 4/],
  ['a broken stream', () => fitForest(data, cell, 1, 1.5), /stream must be/],
  [
    'a broken seed of a draw',
    () => drawNegatives(wrong([]), wrong(['a']), { seed: 1.5, bag: 0, ratio: 1 }),
    /seed must be/,
  ],
  [
    'a broken seed of a tournament',
    () => runTournament(data, [splineLogistic()], stratifiedFolds(data.labels, 3, 1), wrong({})),
    /seed must be/,
  ],
  [
    'an unknown calibration',
    () => calibrate(wrong({ kind: 'magic' }), Float64Array.of(0.5)),
    /kind must be none or platt or isotonic/,
  ],
  ['an unknown score', () => chooseCell([], wrong('auc')), /score must be rocAuc or accuracy/],
  ['an unknown score for the simplest', () => chooseSimplestCell([], wrong('auc')), /score must be/],
])('%s: refused, naming the parameter', (_what, act, message) => {
  expect(act).toThrow(InvalidParameterError);
  expect(act).toThrow(message);
});
