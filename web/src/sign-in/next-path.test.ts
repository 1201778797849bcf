import { expect, test } from 'vitest';
import { nextPath, signInPath } from './next-path.ts';

test('sign-in leads back to where somebody was', () => {
  expect(signInPath('/trainings/7?x=1')).toBe('/sign-in?next=%2Ftrainings%2F7%3Fx%3D1');
  expect(nextPath('/trainings/7?x=1')).toBe('/trainings/7?x=1');
});

test('sign-in leads to the tastes where nothing else was asked', () => {
  expect(signInPath('/')).toBe('/sign-in');
  expect(nextPath(null)).toBe('/tastes');
  expect(nextPath('/sign-in?next=%2F')).toBe('/tastes');
});

test.each(['https://elsewhere.example', '//elsewhere.example', '/\\elsewhere.example', 'javascript:alert(1)'])(
  'sign-in never leads to %s',
  (next) => {
    expect(nextPath(next)).toBe('/tastes');
  },
);
