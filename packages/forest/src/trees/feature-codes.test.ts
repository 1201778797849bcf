import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createDataset, createRandom } from '../index.ts';
import { binValues, rankValues } from './feature-codes.ts';

const floats = fc.array(fc.float({ noNaN: true, noDefaultInfinity: true, min: -50, max: 50 }), {
  minLength: 2,
  maxLength: 60,
});
const datasetOf = (values: readonly number[]) =>
  createDataset(Float32Array.from(values), new Uint8Array(values.length).fill(1, 1), 1, { optionalFeatures: [0] });

test('codes keep the order of values, equal ones share one, and 0 is for the missing', () => {
  fc.assert(
    fc.property(floats, fc.nat(), (values, place) => {
      const given = values.with(place % values.length, Number.NaN);
      const { codes, lowest, highest } = rankValues(datasetOf(given));
      for (const [row, value] of Float32Array.from(given).entries()) {
        if (Number.isNaN(value)) expect(codes[row]).toBe(0);
        else
          for (const table of [lowest, highest]) expect((table[codes[row] as number] as number) === value).toBe(true);
        for (const [other, against] of Float32Array.from(given).entries())
          if (value < against) expect(codes[row]).toBeLessThan(codes[other] as number);
      }
    }),
  );
});

test('bins are at most as many as asked for, keep the order, and hold about equally many rows', () => {
  fc.assert(
    fc.property(floats, fc.integer({ min: 2, max: 9 }), (values, maxBins) => {
      const data = datasetOf(values);
      const rows = Uint32Array.from(values.keys());
      const bins = binValues(rankValues(data), values.length, rows, maxBins);
      expect(bins.stride - 1).toBeLessThanOrEqual(maxBins);
      for (const a of rows)
        for (const b of rows)
          if ((data.features[a] as number) < (data.features[b] as number))
            expect(bins.codes[a]).toBeLessThanOrEqual(bins.codes[b] as number);
    }),
  );
  const many = datasetOf(Array.from({ length: 1_000 }, (_, row) => (row * 37) % 1_000));
  const { codes } = binValues(
    rankValues(many),
    1_000,
    Uint32Array.from({ length: 1_000 }, (_, row) => row),
    8,
  );
  const counts = [...Map.groupBy(codes, (code) => code).values()].map((of) => of.length);
  expect(counts).toHaveLength(8);
  expect(Math.max(...counts) - Math.min(...counts)).toBeLessThanOrEqual(2);
});

test('of more different values than there are codes, neighbours share one', () => {
  const random = createRandom(3);
  // In no order, and on both sides of zero: ranks are made by sorting.
  const values = Float32Array.from({ length: 140_000 }, () => (random.below(2 ** 30) - 2 ** 29) / 7);
  const { codes, stride } = rankValues(datasetOf([...values]));
  expect(stride).toBeGreaterThan(45_000);
  expect(stride).toBeLessThanOrEqual(65_536);
  const inOrder = Uint32Array.from(values.keys()).sort((a, b) => (values[a] as number) - (values[b] as number));
  let wrong = 0;
  for (let place = 1; place < inOrder.length; place += 1)
    if ((codes[inOrder[place] as number] as number) < (codes[inOrder[place - 1] as number] as number)) wrong += 1;
  expect(wrong).toBe(0);
  // 140,000 values on 65,535 codes: three to a code.
  const valuesOf = Array.from({ length: stride }, () => new Set<number>());
  for (const [row, code] of codes.entries()) valuesOf[code]?.add(values[row] as number);
  expect(Math.max(...valuesOf.map(({ size }) => size))).toBe(3);
});
