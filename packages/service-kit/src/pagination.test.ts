import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decodeCursor, encodeCursor, pageOf, pageSize } from './pagination.ts';

test('a cursor gives back what it was made of', () => {
  fc.assert(
    fc.property(fc.array(fc.oneof(fc.string(), fc.integer())), (values) => {
      expect(decodeCursor(encodeCursor(values), (decoded) => decoded)).toEqual(values);
    }),
  );
});

test('a cursor of somebody’s own making is refused, and none is none', () => {
  const number = (values: unknown) => (Array.isArray(values) && typeof values[0] === 'number' ? values[0] : undefined);
  expect(decodeCursor(null, number)).toBeUndefined();
  for (const forged of ['', '%%', encodeCursor(['text']), Buffer.from('{}').toString('base64url')])
    expect(() => decodeCursor(forged, number)).toThrow(/not a cursor of this list/);
});

test('page sizes have bounds', () => {
  expect([pageSize(undefined, 20), pageSize(0, 20), pageSize(500, 20)]).toEqual([20, 0, 500]);
  for (const size of [-1, 501]) expect(() => pageSize(size, 20)).toThrow(`0 to 500, not ${size}`);
});

test('the row that was asked for beyond the page only tells that there are more', () => {
  const page = pageOf(['a', 'b', 'c'], 2, (node) => `after ${node}`);
  expect(page.edges.map(({ node }) => node)).toEqual(['a', 'b']);
  expect(page.pageInfo).toEqual({ hasNextPage: true, endCursor: 'after b' });
  expect(pageOf([], 2, String).pageInfo).toEqual({ hasNextPage: false, endCursor: null });
});
