import { Buffer } from 'node:buffer';
import type { Locator, Page } from 'playwright-core';

/** Drops a file onto the library's page. @returns what the page tells of this file */
export async function dropFile(page: Page, name: string, content: string): Promise<Locator> {
  const file = { name, mimeType: 'text/csv', buffer: Buffer.from(content) };
  await page.getByLabel(/^Bring a playlist/).drop({ files: file });
  return page.getByRole('group', { name: `File ${name}` });
}
