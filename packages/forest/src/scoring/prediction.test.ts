import fc from 'fast-check';
import { afterAll, expect, test } from 'vitest';
import { noisySums } from '../../test-data.ts';
import {
  createDataset,
  type Forest,
  type ForestParameters,
  firstTrees,
  fitForest,
  predictProbability,
} from '../index.ts';
import { installKernel } from '../kernel/active-kernel.ts';
import { openTypeScriptKernel } from '../kernel/typescript-kernel.ts';
import { childOf, LEAF } from '../trees/forest.ts';
import { installWasmKernel } from '../wasm/index.ts';
import { blockRows, createScorer } from './scorer.ts';

afterAll(() => installKernel(openTypeScriptKernel));

/** One row after the other down one tree after the other. */
function reference(forest: Forest, features: Float32Array, nRows: number): Float64Array {
  return Float64Array.from({ length: nRows }, (_, row) => {
    let sum = 0;
    for (let node of forest.roots) {
      for (let asked = forest.feature[node] as number; asked !== LEAF; asked = forest.feature[node] as number)
        node = childOf(forest, node, features[asked * nRows + row] as number);
      sum += forest.value[node] as number;
    }
    return sum / forest.roots.length;
  });
}

/** The reference's numbers from the layout of either kernel, and from the function that chooses. */
function expectReference(forest: Forest, features: Float32Array, nRows: number): void {
  const expected = reference(forest, features, nRows);
  installKernel(openTypeScriptKernel);
  expect(createScorer(forest).predict(features, nRows)).toEqual(expected);
  if (!installWasmKernel()) throw new Error('The WebAssembly kernel is not built: npm run generate builds it.');
  expect(createScorer(forest).predict(features, nRows)).toEqual(expected);
  expect(predictProbability(forest, features, nRows)).toEqual(expected);
}

const withGaps = (features: Float32Array) =>
  features.map((value, place) => (place % 11 === 3 || place % 17 === 2 ? Number.NaN : value));
const full = noisySums(300);
const gappy = createDataset(withGaps(full.features), full.labels, 9, { optionalFeatures: [...Array(9).keys()] });
const unseen = noisySums(2_500, 77);
const parameters = { nEstimators: 12, maxFeatures: 'sqrt', minSamplesLeaf: 1 } as const;

test.each<[string, Partial<ForestParameters>]>([
  ['random forest', {}],
  ['extra trees', { algorithm: 'extra-trees' }],
  ['shallow trees', { maxDepth: 2 }],
  ['trees of one leaf', { minSamplesLeaf: 150 }],
  ['one tree', { nEstimators: 1 }],
])('both kernels score as a plain walk does, with and without missing values: %s', (_name, some) => {
  for (const data of [full, gappy]) {
    const forest = fitForest(data, { ...parameters, ...some }, 3);
    for (const features of [unseen.features, withGaps(unseen.features)]) expectReference(forest, features, 2_500);
  }
});

const forest = fitForest(gappy, parameters, 3);
const block = blockRows(9);

test.each([0, 1, 7, 8, 9, block - 1, block, block + 1, 2 * block])('scores %i rows, wherever blocks end', (nRows) => {
  const features = Float32Array.from({ length: nRows * 9 }, (_, place) => ((place * 0.618) % 1) - 0.01);
  expectReference(forest, withGaps(features), nRows);
});

test('a scorer gives the same in every call, whatever was asked before', () => {
  for (const install of [() => installKernel(openTypeScriptKernel), installWasmKernel]) {
    install();
    const [scorer, other] = [createScorer(forest), createScorer(firstTrees(forest, 5))];
    for (const nRows of [2_500, 3, 0, 1_100]) {
      const features = withGaps(unseen.features.slice(0, 9 * nRows));
      expect(scorer.predict(features, nRows)).toEqual(reference(forest, features, nRows));
      expect(other.predict(features, nRows)).toEqual(reference(firstTrees(forest, 5), features, nRows));
    }
  }
});

test('both kernels order numbers as comparison does: zeros, infinities, the smallest and what is missing', () => {
  const special = [0, -0, 1e-45, -1e-45, 1, -1, 3.4e38, -3.4e38, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  const value = fc.oneof(fc.constantFrom(...special, Number.NaN), fc.float());
  const threshold = fc.oneof(fc.constantFrom(...special), fc.float({ noNaN: true }));
  fc.assert(
    fc.property(threshold, fc.constantFrom(0, 1), fc.array(value, { maxLength: 20 }), (limit, missingLeft, values) => {
      const stump: Forest = {
        nFeatures: 1,
        roots: Uint32Array.of(0),
        feature: Int16Array.of(0, LEAF, LEAF),
        threshold: Float32Array.of(limit, 0, 0),
        missingLeft: Uint8Array.of(missingLeft, 0, 0),
        left: Uint32Array.of(1, 0, 0),
        right: Uint32Array.of(2, 0, 0),
        value: Float64Array.of(0.5, 0.25, 1),
        weight: Uint32Array.of(2, 1, 1),
      };
      expectReference(stump, Float32Array.from(values), values.length);
    }),
    { numRuns: 200 },
  );
});

test('rows of the greatest number of features are scored in small blocks', () => {
  const nFeatures = 32_767;
  expect(blockRows(nFeatures)).toBe(8);
  const wide: Forest = {
    nFeatures,
    roots: Uint32Array.of(0),
    feature: Int16Array.of(nFeatures - 1, LEAF, LEAF),
    threshold: Float32Array.of(4, 0, 0),
    missingLeft: new Uint8Array(3),
    left: Uint32Array.of(1, 0, 0),
    right: Uint32Array.of(2, 0, 0),
    value: Float64Array.of(0.5, 0.25, 1),
    weight: Uint32Array.of(2, 1, 1),
  };
  const features = new Float32Array(nFeatures * 9);
  features.set([...Array(9).keys()], (nFeatures - 1) * 9);
  expectReference(wide, features, 9);
});

test('refuses features that are not as many as the rows need', () => {
  expect(() => predictProbability(forest, new Float32Array(10), 1)).toThrow('1 rows of 9 features are needed');
  expect(() => createScorer(forest).predict(new Float32Array(10), 1)).toThrow('1 rows of 9 features are needed');
});
