import fc from 'fast-check';
import { expect, test } from 'vitest';
import { noisySums } from '../../test-data.ts';
import { deserializeForest, type Forest, fitForest, InvalidModelError, serializeForest } from '../index.ts';

const forest = fitForest(noisySums(80), { nEstimators: 5, maxFeatures: 'sqrt', minSamplesLeaf: 2 }, 1);
const bytes = serializeForest(forest);

test('a forest comes back as it was, also out of the middle of a buffer', () => {
  expect(deserializeForest(bytes)).toEqual(forest);
  const padded = new Uint8Array(bytes.length + 7);
  padded.set(bytes, 3);
  expect(deserializeForest(padded.subarray(3, 3 + bytes.length))).toEqual(forest);
  // As drivers give bytes: a Buffer inside a pool, whose slice() is no copy.
  expect(deserializeForest(Buffer.from(padded.buffer, 3, bytes.length))).toEqual(forest);
});

test('bytes of which one is changed, or that are cut short or continued, are refused', () => {
  fc.assert(
    fc.property(fc.nat(bytes.length - 1), fc.integer({ min: 1, max: 255 }), (place, change) => {
      const damaged = bytes.slice();
      damaged[place] = (damaged[place] as number) ^ change;
      expect(() => deserializeForest(damaged)).toThrow(InvalidModelError);
      expect(() => deserializeForest(bytes.subarray(0, place))).toThrow(InvalidModelError);
    }),
  );
  expect(() => deserializeForest(Uint8Array.from([...bytes, 0]))).toThrow(/not whole/);
});

test('a forest of another format version is refused by its number', () => {
  const newer = bytes.slice();
  newer[4] = 9;
  expect(() => deserializeForest(newer)).toThrow(/version 9/);
});

test.each([
  ['a side for missing values that is none', (broken: Forest) => broken.missingLeft.fill(200)],
  ['a child of two parents', (broken: Forest) => broken.right.set(broken.left)],
  ['two trees with one root', (broken: Forest) => broken.roots.fill(0)],
])('a forest with %s is refused', (_name, damage) => {
  const broken = structuredClone(forest);
  damage(broken);
  expect(() => deserializeForest(serializeForest(broken))).toThrow(/inconsistent/);
});
