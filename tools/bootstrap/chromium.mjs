import { existsSync } from 'node:fs';
import path from 'node:path';
import { lastLines } from './install-failure.mjs';
import { pinnedNode, root } from './paths.mjs';
import { findOnPath, isProgram, isRoot } from './programs.mjs';
import { runCommand } from './run-command.mjs';
import { SetupError } from './setup-error.mjs';
import { timed } from './step.mjs';

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
const macChrome = '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome';

/** Full path of a Chromium that runs, for the end-to-end tests. */
export async function findChromium(home, env = process.env) {
  if (env.CHROMIUM_BIN) return checkGiven(env.CHROMIUM_BIN);
  const present = (await firstThatRuns(installedBrowsers(env))) ?? (await playwrightBrowser(home));
  if (present) return present;
  return timed('Installing Chromium', () => install(home, env));
}

async function checkGiven(file) {
  if (isProgram(file) && (await runs(file))) return file;
  throw new SetupError(
    `CHROMIUM_BIN names ${file}, which is not a browser that runs.`,
    'Correct it, or unset it to have one found.',
  );
}

async function install(home, env) {
  const logFile = path.join(home, 'logs', 'chromium.log');
  const failures = [];
  for (const [source, installFrom, find] of [
    ['apt', installByApt, () => firstThatRuns(installedBrowsers(env))],
    ["Playwright's download", installByPlaywright, () => playwrightBrowser(home)],
  ]) {
    const failure = await installFrom(home, logFile);
    const found = failure ? undefined : await find();
    if (found) return found;
    failures.push(`  ${source}: ${failure ?? 'what it installed does not run'}`);
  }
  throw new SetupError(
    `The end-to-end tests need a browser; none was found and none could be installed:\n${failures.join('\n')}`,
    'Install Chromium or Chrome, or name one in CHROMIUM_BIN, or leave these tests out: npm test -- --no-browser. ' +
      `Details are in ${logFile}.`,
  );
}

/** @returns {Promise<string | undefined>} why it did not work, if it did not */
async function installByApt(_home, logFile) {
  if (!findOnPath(['apt-get'])) return 'this system has no apt-get';
  if (!isRoot()) return 'needs root (run: sudo apt-get install chromium)';
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  for (const args of [['update'], ['install', '-y', '--no-install-recommends', 'chromium']]) {
    const { ok, output } = await runCommand('apt-get', args, { env, logFile, timeoutMs: 600_000 });
    if (!ok) return `apt-get ${args[0]} failed: ${lastLines(output, 1).trim()}`;
  }
  return undefined;
}

async function installByPlaywright(home, logFile) {
  const folder = playwrightFolder();
  if (!folder) return 'playwright-core is not among the dependencies';
  const args = [path.join(folder, 'cli.js'), 'install', 'chromium'];
  const { ok, output } = await runCommand(pinnedNode, args, {
    env: playwrightEnvironment(home),
    logFile,
    timeoutMs: 600_000,
  });
  return ok
    ? undefined
    : (/ENOTFOUND|ECONNREFUSED|EAI_AGAIN|ETIMEDOUT/.exec(output)?.[0] ?? lastLines(output, 1).trim());
}

async function playwrightBrowser(home) {
  const folder = playwrightFolder();
  if (!folder) return undefined;
  const script = `process.stdout.write(require(${JSON.stringify(folder)}).chromium.executablePath())`;
  const { ok, output } = await runCommand(pinnedNode, ['-e', script], { env: playwrightEnvironment(home) });
  return ok ? firstThatRuns([output.trim()]) : undefined;
}

function playwrightFolder() {
  const places = ['tests/e2e', 'tests/testkit', 'tools/checks', '.'];
  return places
    .map((place) => path.join(root, place, 'node_modules', 'playwright-core'))
    .find((folder) => existsSync(folder));
}

function playwrightEnvironment(home) {
  return { ...process.env, PLAYWRIGHT_BROWSERS_PATH: path.join(home, 'browsers') };
}

function installedBrowsers(env) {
  return [...names.map((name) => findOnPath([name], env)), macChrome].filter((file) => file && isProgram(file));
}

async function firstThatRuns(files) {
  for (const file of files) {
    if (isProgram(file) && (await runs(file))) return file;
  }
  return undefined;
}

/** Ubuntu's chromium-browser is only a pointer to a snap: being there does not mean that it runs. */
async function runs(file) {
  const { ok, output } = await runCommand(file, ['--version'], { timeoutMs: 30_000 });
  return ok && /Chrom/.test(output);
}
