import { sharedStack } from '@curator/testkit';
import { test as bare, expect } from 'vitest';
import { launchBrowser } from './browser.ts';
import { visitSite } from './visit.ts';

/**
 * A test with a browser on the tier's platform. It fails where the page told of an error that was not expected; what the page
 * of a failed test showed and what the services logged is kept, and the report says where.
 */
export const test = bare
  // biome-ignore lint/correctness/noEmptyPattern: vitest reads from it what a fixture needs
  .extend('browser', { scope: 'file' }, async ({}, { onCleanup }) => {
    const browser = await launchBrowser();
    onCleanup(() => browser.close());
    return browser;
  })
  .extend('visit', async ({ browser, task }, { onCleanup }) => {
    const { url, logFolder } = sharedStack();
    const visit = await visitSite(browser, url);
    onCleanup(async () => {
      await using _ = visit;
      const faults = visit.faults();
      if (task.result?.state === 'fail' || faults.length > 0)
        process.stderr.write(`What the page of "${task.name}" showed is kept in ${await visit.keepTrace(logFolder)}\n`);
      expect(faults).toEqual([]);
    });
    return visit;
  });
