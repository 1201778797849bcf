import { randomInt } from 'node:crypto';
import { cp, mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { TestListener } from '@curator/testkit';
import type { Browser, BrowserContext, Page } from 'playwright-core';

const CONDITION_TIMEOUT_MS = 45_000;

/** Somebody at a browser of their own, with nothing kept from before. */
export interface Visit extends AsyncDisposable {
  page: Page;
  /** Puts the listener's session into the browser, as if they had signed in before. */
  signInAs: (listener: TestListener) => Promise<void>;
  /** An error that the browser's console is to tell of in this test. */
  expectError: (message: RegExp) => void;
  /** What went wrong on the page without being expected, and what was expected and did not come. */
  faults: () => string[];
  /** Keeps what is on the page, and what the services logged, in a new folder. @returns the folder */
  keepTrace: (logFolder: string) => Promise<string>;
}

export async function visitSite(browser: Browser, url: string): Promise<Visit> {
  const context = await browser.newContext({
    baseURL: url,
    viewport: { width: 1280, height: 900 },
    locale: 'en-GB',
    reducedMotion: 'reduce',
    // Everybody comes from an address of their own: attempts to sign in from one are limited.
    extraHTTPHeaders: { 'x-forwarded-for': `10.${randomInt(256)}.${randomInt(256)}.${randomInt(1, 255)}` },
  });
  context.setDefaultTimeout(CONDITION_TIMEOUT_MS);
  const page = await context.newPage();
  const errors = watchErrors(page);
  const expected: RegExp[] = [];
  return {
    page,
    signInAs: (listener) => addCookies(context, url, listener.client.headers.cookie ?? ''),
    expectError: (message) => void expected.push(message),
    faults: () => [
      ...errors.filter((error) => !expected.some((pattern) => pattern.test(error))),
      ...expected.filter((pattern) => !errors.some((error) => pattern.test(error))).map((it) => `did not come: ${it}`),
    ],
    keepTrace: (logFolder) => keepTrace(page, errors, logFolder),
    [Symbol.asyncDispose]: () => context.close(),
  };
}

/** Errors that the page's code threw, and those that the browser told: failed requests, violations of the policy. */
function watchErrors(page: Page): string[] {
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(`thrown: ${error.stack ?? error.message}`));
  page.on('console', (message) => {
    if (message.type() === 'error') errors.push(`console: ${message.text()} (${message.location().url})`);
  });
  return errors;
}

async function addCookies(context: BrowserContext, url: string, header: string): Promise<void> {
  const cookies = header.split('; ').map((cookie) => {
    const equals = cookie.indexOf('=');
    return { name: cookie.slice(0, equals), value: cookie.slice(equals + 1), url, httpOnly: true };
  });
  await context.addCookies(cookies);
}

async function keepTrace(page: Page, errors: readonly string[], logFolder: string): Promise<string> {
  const folder = await mkdtemp(path.join(tmpdir(), 'curator-e2e-'));
  await Promise.all([
    page.screenshot({ path: path.join(folder, 'page.png'), fullPage: true }),
    page.content().then((html) => writeFile(path.join(folder, 'page.html'), html)),
    cp(logFolder, path.join(folder, 'logs'), { recursive: true }),
    writeFile(path.join(folder, 'errors.txt'), [page.url(), ...errors, ''].join('\n')),
  ]);
  return folder;
}
