import { mkdirSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import { unpackDebianPackage } from './debian-package.mjs';
import { downloadNatsRelease, natsVersion } from './nats-release.mjs';
import { findOnPath, isProgram } from './programs.mjs';
import { runCommand } from './run-command.mjs';
import { SetupError } from './setup-error.mjs';
import { timed } from './step.mjs';

/** Full path of a nats-server that runs: the user's own, or one fetched into the home folder. */
export async function findNatsServer(home, env = process.env) {
  if (env.NATS_SERVER_BIN) return checkGiven(env.NATS_SERVER_BIN);
  const fetched = path.join(home, 'bin', 'nats-server');
  for (const candidate of [findOnPath(['nats-server'], env), fetched]) {
    if (candidate && isProgram(candidate) && (await runs(candidate))) return candidate;
  }
  await timed('Fetching nats-server', () => fetchInto(home, fetched));
  return fetched;
}

async function checkGiven(file) {
  if (isProgram(file) && (await runs(file))) return file;
  throw new SetupError(
    `NATS_SERVER_BIN names ${file}, which is not a nats-server that runs.`,
    'Correct it, or unset it to have one fetched.',
  );
}

async function runs(file) {
  const { ok, output } = await runCommand(file, ['--version'], { timeoutMs: 10_000 });
  return ok && /nats-server: v2\./.test(output);
}

/** Tries each source in a folder of its own and moves the program into place only when it runs. */
async function fetchInto(home, target) {
  const logFile = path.join(home, 'logs', 'nats-server.log');
  const failures = [];
  mkdirSync(path.dirname(target), { recursive: true });
  for (const [source, fetchProgram] of sources) {
    const folder = mkdtempSync(path.join(home, 'fetch-'));
    try {
      const program = await fetchProgram(folder, { home, logFile });
      if (!(await runs(program))) throw new Error('what was fetched does not run on this system');
      renameSync(program, target);
      return;
    } catch (error) {
      failures.push(`  ${source}: ${reasonOf(error)}`);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  }
  throw new SetupError(
    `nats-server was not found and could not be fetched:\n${failures.join('\n')}`,
    'Install it (Debian, Ubuntu: apt-get install nats-server; macOS: brew install nats-server), or name one in NATS_SERVER_BIN, ' +
      `or a running server in NATS_URL. Details are in ${logFile}.`,
  );
}

const sources = [
  [`release ${natsVersion}`, (folder) => downloadNatsRelease(folder)],
  ['Debian package', (folder, context) => unpackDebianPackage('nats-server', 'nats-server', folder, context)],
];

function reasonOf(error) {
  return error.cause?.code ?? error.cause?.message ?? error.message;
}
