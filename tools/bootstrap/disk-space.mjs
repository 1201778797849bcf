import * as fs from 'node:fs/promises';
import path from 'node:path';
import { SetupError } from './setup-error.mjs';

const minFreeMb = 500;

/** Fails when the disk that holds the folder (which need not exist yet) has too little room. */
export async function assertFreeSpace(folder, minMb = minFreeMb) {
  if (!fs.statfs) return; // Node before 18.15
  const { bavail, bsize } = await fs.statfs(await existingParent(folder));
  const freeMb = Math.floor((bavail * bsize) / 2 ** 20);
  if (freeMb < minMb) throw diskFull(folder, `${freeMb} MB free, ${minMb} MB needed`);
}

/** Whether an error, or what a program printed, says that the disk is full. */
export function saysDiskFull(errorOrText) {
  if (typeof errorOrText === 'string') return /ENOSPC|no space left on device|disk quota exceeded/i.test(errorOrText);
  return ['ENOSPC', 'EDQUOT'].includes(errorOrText?.code) || saysDiskFull(String(errorOrText?.message ?? ''));
}

export function diskFull(folder, detail = '', cause = undefined) {
  return new SetupError(
    `The disk that holds ${folder} is full${detail ? ` (${detail})` : ''}.`,
    'Make room there and run the command again; nothing that was stored is lost. CURATOR_HOME can move the data elsewhere.',
    { cause },
  );
}

async function existingParent(folder) {
  try {
    await fs.access(folder);
    return folder;
  } catch {
    const parent = path.dirname(folder);
    return parent === folder ? folder : existingParent(parent);
  }
}
