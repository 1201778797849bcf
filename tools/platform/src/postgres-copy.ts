import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { cp, mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { assertFreeSpace } from '../../bootstrap/disk-space.mjs';
import { type PostgresPrograms, programsIn } from './postgres-programs.ts';

const copiedMb = 200;

/** A copy of the programs that every account can read, made once for each version; all checkouts share it. */
export async function copyOfPrograms(programs: PostgresPrograms, sharedFolder: string): Promise<PostgresPrograms> {
  const copies = path.join(sharedFolder, 'curator-postgres');
  const target = path.join(copies, `${programs.version}-${process.arch}`);
  if (!existsSync(target)) await copyTo(target, copies, programs);
  return programsIn(target, programs.version);
}

/** Made aside and renamed, so that a copy is complete; another process may have been faster, which is as good. */
async function copyTo(target: string, copies: string, programs: PostgresPrograms): Promise<void> {
  await assertFreeSpace(copies, copiedMb);
  await mkdir(copies, { recursive: true });
  const readme = 'PostgreSQL programs, copied from a checkout of Curator that only root may enter. Can be deleted.\n';
  await writeFile(path.join(copies, 'README'), readme);
  const draft = await mkdtemp(`${target}-`);
  try {
    await cp(programs.folder, draft, { recursive: true, verbatimSymlinks: true });
    await promisify(execFile)('chmod', ['-R', 'a+rX', copies]);
    await rename(draft, target);
  } catch (error) {
    if (!existsSync(target)) throw error;
  } finally {
    await rm(draft, { recursive: true, force: true });
  }
}
