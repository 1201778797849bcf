import { defineConfig } from 'vitest/config';

const rooms = '{packages,services,tools,web,k8s}';
const real = ['**/node_modules/**', '**/dist/**', '**/generated/**'];

/** Tiers by suffix and folder: what a test needs to run is seen from where it lies. */
export default defineConfig({
  // graphql refuses to be loaded twice, once as a module and once as CommonJS.
  resolve: { alias: [{ find: /^graphql$/, replacement: 'graphql/index.js' }] },
  test: {
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: [`${rooms}/**/*.test.{ts,tsx}`],
          exclude: [...real, '**/*.integration.test.ts'],
        },
      },
      {
        extends: true,
        test: {
          name: 'integration',
          include: ['{packages,services,tools}/**/*.integration.test.ts', 'tests/{integration,testkit}/**/*.test.ts'],
          exclude: real,
          globalSetup: 'tests/testkit/src/global-servers.ts',
          testTimeout: 60_000,
          hookTimeout: 120_000,
          maxWorkers: 2,
        },
      },
      {
        extends: true,
        test: {
          name: 'faults',
          include: ['tests/faults/**/*.test.ts'],
          exclude: real,
          testTimeout: 180_000,
          // They measure times and use every core.
          fileParallelism: false,
        },
      },
      {
        extends: true,
        test: {
          name: 'federation',
          include: ['tests/federation/**/*.test.ts'],
          exclude: real,
          globalSetup: 'tests/testkit/src/global-stack.ts',
          testTimeout: 60_000,
          hookTimeout: 180_000,
          fileParallelism: false,
        },
      },
      {
        extends: true,
        test: {
          name: 'e2e',
          include: ['tests/e2e/**/*.test.ts'],
          exclude: real,
          globalSetup: ['tests/e2e/src/built-page.ts', 'tests/testkit/src/global-stack.ts'],
          testTimeout: 120_000,
          hookTimeout: 180_000,
          fileParallelism: false,
        },
      },
    ],
  },
});
