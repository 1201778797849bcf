import { type Browser, chromium } from 'playwright-core';

const FLAGS = [
  ...['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--no-first-run'],
  ...['--disable-component-update', '--disable-sync'],
];

/** The Chromium that the set-up has found. */
export function launchBrowser(env = process.env): Promise<Browser> {
  const executablePath = env.CURATOR_CHROMIUM_BIN ?? env.CHROMIUM_BIN ?? '/usr/bin/chromium';
  return chromium.launch({ executablePath, args: FLAGS });
}
