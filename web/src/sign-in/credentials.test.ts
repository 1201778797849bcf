import { expect, test } from 'vitest';
import { accountProblem, checkEmail, checkNewPassword } from './credentials.ts';

test('an e-mail address needs both its sides', () => {
  expect(checkEmail(' ada@example.org ')).toBeNull();
  expect(checkEmail('ada@')).toMatch(/e-mail address/);
});

test('a new password has 10 to 128 characters', () => {
  expect(checkNewPassword('123456789')).toMatch(/at least 10/);
  expect(checkNewPassword('1234567890')).toBeNull();
  expect(checkNewPassword('x'.repeat(129))).toMatch(/at most 128/);
});

test('refusals are told in words, and an unreachable service is not blamed on the password', () => {
  expect(accountProblem({ status: 401, code: 'INVALID_EMAIL_OR_PASSWORD' })).toMatch(/do not belong together/);
  expect(accountProblem({ status: 429 })).toMatch(/Wait a minute/);
  expect(accountProblem({ status: 503 })).toMatch(/cannot be reached/);
});
