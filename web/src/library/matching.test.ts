import { expect, test } from 'vitest';
import { isLike, uniqueById } from './matching.ts';

test('names match words in any order, whatever case and accents', () => {
  expect(isLike('Été à la plage', 'plage ete')).toBe(true);
  expect(isLike('Pop Remix', 'rock')).toBe(false);
  expect(isLike('Anything', '')).toBe(true);
});

test('the first of those that share an id stays, in its place', () => {
  const items = [
    { id: 'a', from: 1 },
    { id: 'b', from: 1 },
    { id: 'a', from: 2 },
  ];
  expect(uniqueById(items)).toEqual([
    { id: 'a', from: 1 },
    { id: 'b', from: 1 },
  ]);
});
