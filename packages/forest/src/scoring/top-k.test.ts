import fc from 'fast-check';
import { expect, test } from 'vitest';
import { topK } from '../index.ts';

test('gives the same as sorting everything, equal scores by index, without what is excluded', () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 0, max: 9 }), { maxLength: 80 }),
      fc.nat(20),
      fc.func(fc.boolean()),
      (values, k, drop) => {
        const excluded = Uint8Array.from(values, (_, index) => (drop(index) ? 1 : 0));
        const sorted = [...values.keys()]
          .filter((index) => excluded[index] === 0)
          .sort((a, b) => (values[b] as number) - (values[a] as number) || a - b);
        expect([...topK(Float64Array.from(values), k, excluded)]).toEqual(sorted.slice(0, k));
      },
    ),
  );
});
