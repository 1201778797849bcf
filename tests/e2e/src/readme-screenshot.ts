// The picture in the README. With `npm start` running:
//   node tests/e2e/src/readme-screenshot.ts http://127.0.0.1:4000/welcome#TOKEN
import { fileURLToPath } from 'node:url';
import { launchBrowser } from './browser.ts';

const file = fileURLToPath(new URL('../../../docs/images/results.png', import.meta.url));
const [link] = process.argv.slice(2);
if (!link) throw new Error('Give the link that `npm start` prints, in quotes: it signs in once.');

await using stack = new AsyncDisposableStack();
const browser = await launchBrowser();
stack.defer(() => browser.close());
const page = await browser.newPage({
  viewport: { width: 1280, height: 900 },
  reducedMotion: 'reduce',
  locale: 'en-GB',
});
await page.goto(link);
await page.getByRole('article').first().getByRole('link').click();
await page.getByRole('region', { name: 'Songs for you' }).getByRole('listitem').first().waitFor();
await page.screenshot({ path: file });
process.stdout.write(`${file}\n`);
