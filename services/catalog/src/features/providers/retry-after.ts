import { DAY_MS } from './feature-provider.ts';

/** Where a refusal names no time. */
const UNSAID_MS = 30_000;
const SHORTEST_MS = 1_000;
/** A day has been seen; what is longer is looked at again after a week. */
const LONGEST_MS = 7 * DAY_MS;

/** Of a Retry-After header: seconds, or a date. */
export function retryAfterOf(header: string | null, nowMs: number): number {
  const text = header?.trim() ?? '';
  const waitMs = /^\d+(\.\d+)?$/.test(text) ? Number(text) * 1_000 : Date.parse(text) - nowMs;
  if (Number.isNaN(waitMs)) return UNSAID_MS;
  return Math.min(LONGEST_MS, Math.max(SHORTEST_MS, waitMs));
}
