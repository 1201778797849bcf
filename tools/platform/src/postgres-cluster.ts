import { readFileSync } from 'node:fs';
import { chmod, chown, mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { diskFull, saysDiskFull } from '../../bootstrap/disk-space.mjs';
import { SetupError } from '../../bootstrap/setup-error.mjs';
import { startGuarded } from './guarded-process.ts';
import { stopOrphan } from './orphan-server.ts';
import type { PostgresPlace } from './postgres-place.ts';
import { beginLog, type ServerLog } from './server-log.ts';

export const adminRole = 'postgres';

export interface NewCluster {
  password: string;
  durable: boolean;
  logFile: string;
}

/** Makes the data folder ready to be served: ends an orphan server, checks the version, or initialises it at first. */
export async function prepareCluster(place: PostgresPlace, options: NewCluster): Promise<void> {
  await stopOrphanPostmaster(place.dataDir);
  const version = clusterVersion(place.dataDir);
  if (version === undefined) return initialise(place, options);
  if (version !== place.programs.major) {
    throw new SetupError(
      `The database in ${place.dataDir} was made by PostgreSQL ${version}; this is PostgreSQL ${place.programs.major}, which cannot read it.`,
      'Check out the version of Curator that made it to get at the data, or delete the data and begin anew: npm start -- --reset.',
    );
  }
}

/** A server that an earlier run left behind (we and its guard were killed at once) still holds the data. */
export async function stopOrphanPostmaster(dataDir: string): Promise<boolean> {
  const [pid] = readIfThere(path.join(dataDir, 'postmaster.pid'))?.split('\n') ?? [];
  if (!pid) return false;
  return stopOrphan({
    pid: Number(pid),
    commandHolds: ['postgres', dataDir],
    signals: [
      ['SIGINT', 10],
      ['SIGQUIT', 5],
      ['SIGKILL', 5],
    ],
  });
}

/** Whether this process serves the data and takes connections; what answers on its port may be another server. */
export function isServing(dataDir: string, pid: number): boolean {
  const lines = readIfThere(path.join(dataDir, 'postmaster.pid'))?.split('\n') ?? [];
  return Number(lines[0]) === pid && lines[7]?.trim() === 'ready';
}

/** Made aside and renamed, so that a data folder is either whole or not there. */
async function initialise(place: PostgresPlace, options: NewCluster): Promise<void> {
  const draft = `${place.dataDir}.new`;
  await rm(draft, { recursive: true, force: true });
  await mkdir(draft, { mode: 0o700 });
  if (place.account) await chown(draft, place.account.uid, place.account.gid);
  const log = beginLog(options.logFile);
  if (!(await runInitdb(place, draft, 'C.UTF-8', options, log))) {
    // macOS before 15 has no C.UTF-8.
    const failedOnLocale = /invalid locale name|locale/i.test(log.text());
    if (!failedOnLocale || !(await runInitdb(place, draft, 'en_US.UTF-8', options, log)))
      throw initdbFailed(draft, log);
  }
  await rename(draft, place.dataDir);
}

/**
 * Sorting and case come from PostgreSQL itself, so they are the same on every system. The system's locale is only asked
 * what a letter is: with plain C, trigram search would ignore every word that is not ASCII.
 */
async function runInitdb(
  { account, programs }: PostgresPlace,
  folder: string,
  letters: string,
  { password, durable }: NewCluster,
  log: ServerLog,
): Promise<boolean> {
  const secretFolder = await mkdtemp(path.join(tmpdir(), 'curator-initdb-'));
  try {
    const passwordFile = path.join(secretFolder, 'password');
    await writeFile(passwordFile, `${password}\n`, { mode: 0o600 });
    await chmod(secretFolder, 0o711);
    if (account) await chown(passwordFile, account.uid, account.gid);
    const args = [
      ...['--pgdata', folder, '--username', adminRole, '--pwfile', passwordFile, '--auth', 'scram-sha-256'],
      ...['--encoding', 'UTF8', '--locale', 'C', '--lc-ctype', letters],
      ...['--locale-provider', 'builtin', '--builtin-locale', 'C.UTF-8', '--no-instructions'],
      ...(durable ? [] : ['--no-sync']),
    ];
    const initdb = startGuarded('initdb', programs.initdb, args, { account, cwd: folder, logFile: log.file });
    return (await initdb.exited).code === 0;
  } finally {
    await rm(secretFolder, { recursive: true, force: true });
  }
}

function initdbFailed(folder: string, log: ServerLog): SetupError {
  if (saysDiskFull(log.text())) return diskFull(folder);
  return new SetupError(
    `The database could not be set up in ${folder}:\n${log.end()}`,
    `The whole log is in ${log.file}.`,
  );
}

function clusterVersion(dataDir: string): string | undefined {
  return readIfThere(path.join(dataDir, 'PG_VERSION'))?.trim();
}

/** One call: between a look and a read, a server may take its file away. */
function readIfThere(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}
