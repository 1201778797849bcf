import { CombinedGraphQLErrors } from '@apollo/client';
import { expect, test } from 'vitest';
import { isUnauthenticated, problemText, readErrors } from './problem.ts';

const answered = (message: string, code: string) =>
  new CombinedGraphQLErrors({ errors: [{ message, extensions: { code } }] });

test('an ended sign-in is told from other errors', () => {
  expect(isUnauthenticated(answered('Sign in.', 'UNAUTHENTICATED'))).toBe(true);
  expect(isUnauthenticated(answered('Not yours.', 'FORBIDDEN'))).toBe(false);
  expect(isUnauthenticated(new TypeError('Failed to fetch'))).toBe(false);
});

test('the gateway’s own words are shown, and ours where it could not be reached', () => {
  expect(problemText(answered('The part called trainer went away.', 'SERVICE_UNAVAILABLE'))).toBe(
    'The part called trainer went away.',
  );
  expect(problemText(new TypeError('Failed to fetch'))).toMatch(/cannot be reached/);
});

test('a body that is not of ours holds no errors', () => {
  expect(readErrors('<html>502</html>')).toEqual([]);
  expect(readErrors('{"errors":[{"message":"No.","extensions":{"code":"FORBIDDEN"}}]}')).toEqual([
    { message: 'No.', code: 'FORBIDDEN' },
  ]);
});
