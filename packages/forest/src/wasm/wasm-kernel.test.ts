import { afterAll, expect, test } from 'vitest';
import { noisySums } from '../../test-data.ts';
import {
  createDataset,
  evaluateCells,
  expandGrid,
  type ForestParameters,
  fitForest,
  fitForestOutOfBag,
} from '../index.ts';
import { installKernel, openKernel } from '../kernel/active-kernel.ts';
import { openTypeScriptKernel } from '../kernel/typescript-kernel.ts';
import { installWasmKernel } from './index.ts';

const data = noisySums(300);
const withGaps = createDataset(
  data.features.map((value, place) => (place % 11 === 3 ? Number.NaN : value)),
  data.labels,
  9,
  {
    optionalFeatures: [...Array(9).keys()],
    weights: Float64Array.from({ length: 300 }, (_, row) => 0.25 + (row % 7) / 3),
  },
);

afterAll(() => installKernel(openTypeScriptKernel));

/** The same with either kernel. */
function withBoth<T>(make: () => T): { typeScript: T; wasm: T } {
  installKernel(openTypeScriptKernel);
  const typeScript = make();
  if (!installWasmKernel()) throw new Error('The WebAssembly kernel is not built: npm run generate builds it.');
  return { typeScript, wasm: make() };
}

/** So many different values that the kernel looks for them in stretches of several words. */
const large = noisySums(3_000);

const parameters: [string, Partial<ForestParameters>][] = [
  ['every threshold', {}],
  ['64 bins', { bins: 64 }],
  ['entropy', { criterion: 'entropy' }],
  ['extra trees', { algorithm: 'extra-trees' }],
  ['limits of depth and size', { maxDepth: 5, minSamplesSplit: 9, minSamplesLeaf: 3 }],
  ['balanced classes', { classWeight: 'balanced', maxFeatures: 9 }],
];

test.each(parameters)('both kernels grow the same forest, bit for bit: %s', (_name, some) => {
  for (const dataset of [data, withGaps]) {
    const all = { nEstimators: 12, maxFeatures: 'sqrt', minSamplesLeaf: 1, ...some } as const;
    const { typeScript, wasm } = withBoth(() => fitForest(dataset, all, 3));
    expect(wasm).toEqual(typeScript);
    expect(wasm.feature.length).toBeGreaterThan(12 * 20);
  }
});

test('both kernels grow the same forest of thousands of different values', () => {
  expect(new Set(large.features.subarray(0, 3_000)).size).toBeGreaterThan(2_048);
  const all = { nEstimators: 5, maxFeatures: 'sqrt', minSamplesLeaf: 1 } as const;
  const { typeScript, wasm } = withBoth(() => fitForest(large, all, 3));
  expect(wasm).toEqual(typeScript);
});

test('both kernels score a grid and the rows out of bag the same', () => {
  const cells = expandGrid({ nEstimators: [5, 20], maxFeatures: ['sqrt', 7], minSamplesLeaf: [1, 2, 5] });
  const search = withBoth(() => evaluateCells(withGaps, cells, { folds: 3, seed: 1 }));
  expect(search.wasm).toEqual(search.typeScript);
  const outOfBag = withBoth(() => fitForestOutOfBag(withGaps, cells[0] as ForestParameters, 1).probabilities);
  expect(outOfBag.wasm).toEqual(outOfBag.typeScript);
});

test('memory that is used again says nothing of what it held, and nobody gets what another still has', () => {
  if (!installWasmKernel()) throw new Error('The WebAssembly kernel is not built: npm run generate builds it.');
  const cells = expandGrid({ nEstimators: [5, 20], maxFeatures: ['sqrt'], minSamplesLeaf: [1, 3] });
  const small = { nEstimators: 7, maxFeatures: 3, minSamplesLeaf: 2, criterion: 'entropy' } as const;
  const large = { nEstimators: 12, maxFeatures: 'sqrt', minSamplesLeaf: 1 } as const;
  const [first, second] = [fitForest(withGaps, small, 1), fitForest(data, large, 2)];
  const scores = evaluateCells(data, cells, { folds: 3, seed: 1 });
  // In every order, over what the others left; and in the middle of a search, which has its memory meanwhile.
  for (let time = 0; time < 3; time += 1) {
    expect(fitForest(data, large, 2)).toEqual(second);
    expect(fitForest(withGaps, small, 1)).toEqual(first);
    let told = 0;
    const onCell = () => {
      told += 1;
      expect(fitForest(data, large, 2)).toEqual(second);
    };
    expect(evaluateCells(data, cells, { folds: 3, seed: 1, onCell })).toEqual(scores);
    expect(told).toBe(cells.length);
  }
});

test('a kernel comes with zeros, is lent to one at a time however often it is given back, and is not far larger than needed', () => {
  if (!installWasmKernel()) throw new Error('The WebAssembly kernel is not built: npm run generate builds it.');
  const bytes = 2 ** 20;
  const first = openKernel(bytes);
  new Uint8Array(first.buffer).fill(255);
  first[Symbol.dispose]();
  const second = openKernel(bytes);
  expect(second.buffer).toBe(first.buffer);
  expect(new Uint8Array(second.buffer, 0, bytes).every((byte) => byte === 0)).toBe(true);
  first[Symbol.dispose]();
  expect(openKernel(bytes).buffer).not.toBe(second.buffer);
  expect(() => first.growTree(1)).toThrow(/given back/);
  openKernel(2 ** 24)[Symbol.dispose]();
  expect(openKernel(bytes).buffer.byteLength).toBe(bytes);
});
