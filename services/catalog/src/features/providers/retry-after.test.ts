import { expect, test } from 'vitest';
import { retryAfterOf } from './retry-after.ts';

const NOW = Date.parse('2026-11-27T12:00:00Z');

test.each([
  ['30', 30_000],
  ['86400', 86_400_000],
  ['Fri, 27 Nov 2026 12:05:00 GMT', 300_000],
  // Never at once, never for ever, and half a minute where nothing that is known is said.
  ['0', 1_000],
  ['Fri, 27 Nov 2026 11:00:00 GMT', 1_000],
  ['99999999', 7 * 86_400_000],
  ['soon', 30_000],
  [null, 30_000],
])('Retry-After: %s', (header, waitMs) => {
  expect(retryAfterOf(header, NOW)).toBe(waitMs);
});
