import { expect, test } from 'vitest';
import { createTakenNames } from './taken-names.ts';

test('takes every name once, and hardly ever thinks of a free one that it is taken', () => {
  const names = createTakenNames(200_000);
  let free = 0;
  for (let number = 0; number < 200_000; number += 1) if (names.take(`The Amber Attic/Song ${number}`)) free += 1;
  // Of 200,000 numbers of 32 bits about five are equal to another one.
  expect(free).toBeGreaterThan(199_970);
  for (let number = 0; number < 200_000; number += 1) expect(names.take(`The Amber Attic/Song ${number}`)).toBe(false);
});
