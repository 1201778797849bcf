import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { lstat, mkdir, readlink, rm, stat, symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { SetupError } from '../../bootstrap/setup-error.mjs';
import { copyOfPrograms } from './postgres-copy.ts';
import { type PostgresPrograms, postgresPrograms } from './postgres-programs.ts';
import { canEnter, canRead, type ServerAccount, serverAccount } from './server-account.ts';

/** Where a PostgreSQL server keeps its data and its programs, and the account that it runs as (undefined: ours). */
export interface PostgresPlace {
  account: ServerAccount | undefined;
  /** The folder that the server is given: another than the one asked for where the account cannot get there. */
  dataDir: string;
  programs: PostgresPrograms;
}

/** Every account may enter it, and only root may write to it. */
export const sharedFolder = '/var/lib';

/**
 * Finds a place that the server's account can get to. Below /root, or any folder that only root may enter, it cannot:
 * then data and programs live in folders below /var/lib, and the data folder asked for is a link.
 */
export async function findPostgresPlace(wantedDataDir: string): Promise<PostgresPlace> {
  const account = serverAccount();
  const programs = await postgresPrograms();
  await mkdir(path.dirname(wantedDataDir), { recursive: true });
  if (!account) {
    await mkdir(wantedDataDir, { recursive: true, mode: 0o700 });
    return { account, dataDir: wantedDataDir, programs };
  }
  const dataDir = (await isReachable(account, wantedDataDir)) ? wantedDataDir : await linkedFolder(wantedDataDir);
  await mkdir(dataDir, { recursive: true, mode: 0o700 });
  await giveTo(account, dataDir);
  return {
    account,
    dataDir,
    programs: canRead(account, programs.needed) ? programs : await copyOfPrograms(programs, sharedFolder),
  };
}

/** Deletes a data folder, also where it is only a link to the place it lives in. No server may run on it. */
export async function removePostgresData(wantedDataDir: string): Promise<void> {
  const target = await linkTarget(wantedDataDir);
  if (target) await rm(path.dirname(target), { recursive: true, force: true });
  await rm(wantedDataDir, { recursive: true, force: true });
}

/** With everything in it: the data may be of a time when the command was run as another user. */
async function giveTo({ uid, gid }: ServerAccount, folder: string): Promise<void> {
  if ((await stat(folder)).uid !== uid) await promisify(execFile)('chown', ['-R', `${uid}:${gid}`, folder]);
}

async function isReachable(account: ServerAccount, dataDir: string): Promise<boolean> {
  return (await linkTarget(dataDir)) === undefined && canEnter(account, path.dirname(dataDir));
}

/** The folder that stands in for the one asked for; made at first, found by the link later. */
async function linkedFolder(wantedDataDir: string): Promise<string> {
  const earlier = await linkTarget(wantedDataDir);
  if (earlier) return earlier;
  if (await lstat(wantedDataDir).catch(() => undefined)) {
    throw new SetupError(
      `The database in ${wantedDataDir} cannot be reached by the account that PostgreSQL runs as (it does not run as root).`,
      'Let every user enter its parent folders (chmod o+x), or put it elsewhere with CURATOR_HOME, or delete it: npm start -- --reset.',
    );
  }
  const stand = path.join(
    sharedFolder,
    `curator-${createHash('sha256').update(wantedDataDir).digest('hex').slice(0, 8)}`,
  );
  const dataDir = path.join(stand, 'postgres');
  await mkdir(dataDir, { recursive: true }).catch((cause: unknown) => {
    throw new SetupError(
      `PostgreSQL does not run as root, its other account cannot reach ${wantedDataDir}, and ${stand} cannot be made.`,
      'Set CURATOR_HOME to a folder that every user may enter.',
      { cause },
    );
  });
  await writeFile(
    path.join(stand, 'README'),
    `The database of ${wantedDataDir}, which the account that PostgreSQL runs as cannot reach.\n` +
      'Without that folder nothing needs this one.\n',
  );
  await symlink(dataDir, wantedDataDir);
  return dataDir;
}

async function linkTarget(file: string): Promise<string | undefined> {
  const found = await lstat(file).catch(() => undefined);
  return found?.isSymbolicLink() ? path.resolve(path.dirname(file), await readlink(file)) : undefined;
}
