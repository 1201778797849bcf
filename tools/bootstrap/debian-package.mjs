import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { filesBelow } from './fingerprint.mjs';
import { findOnPath } from './programs.mjs';
import { runCommand } from './run-command.mjs';

/** Fetches a package with apt and unpacks it into the folder, without root and without installing; returns the program in it. */
export async function unpackDebianPackage(packageName, program, folder, { home, logFile }) {
  if (!findOnPath(['apt-get']) || !findOnPath(['dpkg-deb'])) throw new Error('this system has no apt-get');
  const settings = privateState(path.join(home, 'apt'));
  const run = async (command, args, cwd = folder) => {
    const { ok, output } = await runCommand(command, args, { cwd, logFile, timeoutMs: 300_000 });
    if (!ok) throw new Error(`${command} ${args.at(-1)} failed: ${firstError(output)}`);
  };
  await run('apt-get', [...settings, 'update']);
  await run('apt-get', [...settings, 'download', packageName]);
  const archive = readdirSync(folder).find((name) => name.endsWith('.deb'));
  if (!archive) throw new Error(`apt-get downloaded no ${packageName}`);
  await run('dpkg-deb', ['-x', archive, 'unpacked']);
  const unpacked = path.join(folder, 'unpacked');
  const found = filesBelow(unpacked, []).find((file) => path.basename(file) === program && /(^|\/)s?bin\//.test(file));
  if (!found) throw new Error(`the package holds no ${program}`);
  return path.join(unpacked, found);
}

/** apt's settings with every folder that it writes to below ours; where the packages come from stays the system's. */
function privateState(state) {
  for (const folder of ['lists/partial', 'cache/archives/partial'])
    mkdirSync(path.join(state, folder), { recursive: true });
  writeFileSync(path.join(state, 'status'), '');
  const settings = {
    'Dir::State': state,
    'Dir::State::lists': path.join(state, 'lists'),
    'Dir::State::status': path.join(state, 'status'),
    'Dir::Cache': path.join(state, 'cache'),
    'Dir::Log': state,
    'Debug::NoLocking': 'true',
    'APT::Sandbox::User': '',
    'Acquire::Retries': '1',
    'Acquire::http::Timeout': '20',
  };
  return Object.entries(settings).flatMap(([name, value]) => ['-o', `${name}=${value}`]);
}

function firstError(output) {
  return output.split('\n').find((line) => line.startsWith('E:')) ?? output.trim().split('\n').at(-1);
}
