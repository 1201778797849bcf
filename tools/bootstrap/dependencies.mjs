import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { assertFreeSpace } from './disk-space.mjs';
import { fingerprint, foldersIn } from './fingerprint.mjs';
import { installFailure } from './install-failure.mjs';
import { pinnedNode, root } from './paths.mjs';
import { runCommand } from './run-command.mjs';
import { SetupError } from './setup-error.mjs';
import { step } from './step.mjs';

const installedMb = 1800;

/** Brings the dependencies by the pinned pnpm, and with them the pinned Node. */
export async function installDependencies(home) {
  await step({
    title: 'Installing dependencies',
    stampFile: path.join(home, 'stamps', 'dependencies'),
    inputs: dependencyFingerprint(),
    isPresent: () => existsSync(path.join(root, 'node_modules', '.modules.yaml')) && runsPinnedNode(),
    run: () => install(path.join(home, 'logs', 'install.log')),
  });
}

/** Changes whenever another set of packages would be installed. */
export function dependencyFingerprint() {
  const packages = ['packages', 'services', 'tests', 'tools'].flatMap((group) =>
    foldersIn(path.join(root, group)).map((name) => path.join(group, name, 'package.json')),
  );
  return fingerprint(root, ['pnpm-lock.yaml', 'pnpm-workspace.yaml', 'package.json', 'web/package.json', ...packages]);
}

async function install(logFile) {
  if (!existsSync(path.join(root, 'node_modules', '.modules.yaml'))) await assertFreeSpace(root, installedMb);
  rmSync(logFile, { force: true });
  await pnpm(['install', '--frozen-lockfile', '--config.confirmModulesPurge=false'], logFile);
  if (runsPinnedNode()) return;
  await pnpm(['rebuild', 'node'], logFile); // its install script, cut short once, is not run again by install
  if (!runsPinnedNode()) {
    throw new SetupError(
      `The pinned Node was installed but does not run: ${pinnedNode}`,
      `This happens on systems without glibc (Alpine) or of another architecture. The full output is in ${logFile}.`,
    );
  }
}

async function pnpm(args, logFile) {
  const version = pinnedPnpm();
  // Few and quick retries: without a network this should say so in seconds.
  const retries = {
    npm_config_fetch_retries: '2',
    npm_config_fetch_retry_mintimeout: '1000',
    npm_config_fetch_retry_maxtimeout: '5000',
  };
  const env = { ...process.env, ...retries, CI: 'true', npm_config_update_notifier: 'false' };
  const pnpmRetries = [
    '--config.fetchRetries=2',
    '--config.fetchRetryMintimeout=1000',
    '--config.fetchRetryMaxtimeout=5000',
  ];
  const { ok, output } = await runCommand('npx', ['--yes', '--prefer-offline', version, ...args, ...pnpmRetries], {
    cwd: root,
    env,
    logFile,
  });
  if (ok) return;
  if (/not found/.test(output) && /guard: .*npx/.test(output)) {
    throw new SetupError(
      'npx was not found.',
      'Install Node together with npm (https://nodejs.org), then run the command again.',
    );
  }
  throw installFailure(output, { folder: root, logFile });
}

/** The package manager that package.json names, as in `pnpm@12.21.0`. */
function pinnedPnpm() {
  const { packageManager } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'));
  const pinned = /^pnpm@[\d.]+/.exec(packageManager ?? '')?.[0];
  if (!pinned) throw new SetupError('package.json does not name the pinned pnpm in "packageManager".');
  return pinned;
}

function runsPinnedNode() {
  try {
    return execFileSync(pinnedNode, ['--version'], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    }).startsWith('v24.');
  } catch {
    return false; // not there, or not for this system
  }
}
