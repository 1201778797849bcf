import path from 'node:path';
import { inject } from 'vitest';
import type { TestProject } from 'vitest/node';
import { startStack } from './stack.ts';
import { type TestAccounts, testAccounts } from './test-accounts.ts';
import { testSongs } from './test-songs.ts';

interface SharedStack {
  url: string;
  /** By name: auth, catalog, trainer. */
  serviceUrls: Record<string, string>;
  authEnv: Record<string, string>;
  /** What its services have logged; gone after the tier. */
  logFolder: string;
}

declare module 'vitest' {
  interface ProvidedContext {
    stack: SharedStack;
  }
}

/** The catalogue that everybody can be recommended from: one playlist of 400 songs. */
export const SHARED_PLAYLIST = 'Shared';

/** One platform for all files of a tier: tests that break nothing share it, each with listeners of its own. */
export async function setup({ provide }: TestProject): Promise<() => Promise<void>> {
  const { platform, url, newOperator, [Symbol.asyncDispose]: dispose } = await startStack();
  const operator = await newOperator();
  const songs = testSongs([{ playlist: SHARED_PLAYLIST, count: 400, mood: 0.5 }]);
  await operator.client.importFile(songs, { kind: 'CATALOGUE', replace: '1', fileName: 'shared.csv' });
  const serviceUrls = Object.fromEntries([...platform.services.values()].map((service) => [service.name, service.url]));
  provide('stack', { url, serviceUrls, authEnv: platform.authEnv, logFolder: path.join(platform.home, 'logs') });
  return async () => dispose();
}

/** The tier's platform. */
export function sharedStack(): SharedStack & TestAccounts {
  const stack = inject('stack');
  return { ...stack, ...testAccounts(stack) };
}
