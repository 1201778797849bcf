import { vi } from 'vitest';

/** Looks until it holds: for what is told by nothing but a row. */
export async function until(check: () => unknown, timeout = 30_000): Promise<void> {
  await vi.waitFor(check, { timeout, interval: 25 });
}
