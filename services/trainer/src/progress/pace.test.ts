import { expect, test } from 'vitest';
import { Pace } from './pace.ts';

/** Notes a piece done at each of these seconds, the first being number 0; returns what is said at the last. */
function said(seconds: readonly number[], total: number): number | undefined {
  const pace = new Pace();
  let left: number | undefined;
  for (const [done, second] of seconds.entries()) left = pace.note(done, total, second * 1_000);
  return left;
}

test('nothing is said before a second has passed and a piece is done', () => {
  expect(said([0], 10)).toBeUndefined();
  expect(said([0, 0.5], 10)).toBeUndefined();
  expect(said([0, 2], 10)).toBe(18);
});

test('a watcher who comes late hears of the pace since', () => {
  const pace = new Pace();
  pace.note(90, 100, 0);
  expect(pace.note(92, 100, 4_000)).toBe(16);
});

test('after more workers came, what was slow is forgotten', () => {
  const slow = Array.from({ length: 10 }, (_, piece) => 10 * piece);
  const fast = Array.from({ length: 35 }, (_, piece) => 91 + piece);
  expect(said([...slow, ...fast], 100)).toBeCloseTo(56, -1);
});

test('where nothing is done any more, the time left grows', () => {
  const pace = new Pace();
  pace.note(0, 10, 0);
  expect(pace.note(5, 10, 5_000)).toBe(5);
  expect(pace.note(5, 10, 20_000)).toBe(20);
});

test('nothing left takes no time', () => {
  expect(said([0, 1, 2], 2)).toBe(0);
});
