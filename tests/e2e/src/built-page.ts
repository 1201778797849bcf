import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const page = fileURLToPath(new URL('../../../web/dist/index.html', import.meta.url));

/** Fails the tier before anything is started where there is no page to look at. */
export function setup(): void {
  if (existsSync(page)) return;
  throw new Error(
    `The page is not built: there is no ${page}. Run \`npm test -- --tier e2e\`, which builds it, or \`npm start\` once.`,
  );
}
