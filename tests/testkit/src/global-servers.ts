import type { TestProject } from 'vitest/node';
import { startTestServers, type TestServers } from './servers.ts';

declare module 'vitest' {
  interface ProvidedContext {
    servers: Omit<TestServers, typeof Symbol.asyncDispose>;
  }
}

/** One PostgreSQL and one NATS for all files of a tier; each file makes databases of its own. */
export async function setup({ provide }: TestProject): Promise<() => Promise<void>> {
  const { [Symbol.asyncDispose]: dispose, ...servers } = await startTestServers();
  provide('servers', servers);
  return async () => dispose();
}
