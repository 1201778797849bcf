import { existsSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import { filesBelow, fingerprint } from './fingerprint.mjs';
import { lastLines } from './install-failure.mjs';
import { pinnedNode, root } from './paths.mjs';
import { runCommand } from './run-command.mjs';
import { SetupError } from './setup-error.mjs';
import { step } from './step.mjs';

/** Builds the page into web/dist: aside, then swapped, so that a gateway that serves it has a whole one at any time. */
export async function buildPage(home) {
  const web = path.join(root, 'web');
  if (!existsSync(path.join(web, 'vite.config.ts'))) return;
  const sources = filesBelow(web, ['node_modules', 'dist', '.dist-new', '.dist-old', 'coverage', '.vite']);
  await step({
    title: 'Building the page',
    stampFile: path.join(home, 'stamps', 'page'),
    inputs: fingerprint(web, [...sources, path.join('..', 'pnpm-lock.yaml')]),
    isPresent: () => existsSync(path.join(web, 'dist', 'index.html')),
    run: () => build(web, path.join(home, 'logs', 'page.log')),
  });
}

async function build(web, logFile) {
  const env = { ...process.env, PATH: `${path.dirname(pinnedNode)}${path.delimiter}${process.env.PATH}` };
  const [dist, built, old] = ['dist', '.dist-new', '.dist-old'].map((name) => path.join(web, name));
  const args = ['node_modules/vite/bin/vite.js', 'build', '--outDir', built, '--emptyOutDir'];
  const { ok, output } = await runCommand(pinnedNode, args, { cwd: web, env, logFile });
  if (!ok) throw new SetupError(`The page could not be built.\n${lastLines(output)}`, `See ${logFile}.`);
  rmSync(old, { recursive: true, force: true });
  if (existsSync(dist)) renameSync(dist, old);
  renameSync(built, dist);
  rmSync(old, { recursive: true, force: true });
}
