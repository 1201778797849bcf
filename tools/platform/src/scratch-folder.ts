import { chmod, mkdtemp, realpath, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

export interface ScratchFolder extends AsyncDisposable {
  /** Absolute, without symbolic links. */
  path: string;
}

/** A new folder for a test or a throw-away platform; disposing of it deletes it. */
export async function scratchFolder(name: string): Promise<ScratchFolder> {
  const folder = await mkdtemp(path.join(await realpath(tmpdir()), `curator-${name}-`));
  // PostgreSQL refuses to run as root; the account it then runs as must be able to pass through here.
  await chmod(folder, 0o711);
  return { path: folder, [Symbol.asyncDispose]: () => rm(folder, { recursive: true, force: true }) };
}
