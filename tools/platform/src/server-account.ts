import { execFileSync } from 'node:child_process';
import { SetupError } from '../../bootstrap/setup-error.mjs';

/** An account of this system that a server is run as. */
export interface ServerAccount {
  uid: number;
  gid: number;
}

const candidates = ['postgres', 'nobody'];

/**
 * The account to run PostgreSQL as: undefined, meaning our own, unless we are root, as which it refuses to run.
 * An account that every system has is used, so that none needs to be created.
 */
export function serverAccount(): ServerAccount | undefined {
  if (process.getuid?.() !== 0) return undefined;
  for (const name of candidates) {
    const [uid, gid] = [idOf('-u', name), idOf('-g', name)];
    if (uid && gid) return { uid, gid };
  }
  throw new SetupError(
    `PostgreSQL does not run as root, and this system has no account "${candidates.join('" or "')}" to run it as.`,
    'Run the command as an ordinary user, or create the account (useradd --system postgres), or name a running server in POSTGRES_URL.',
  );
}

/** Whether the account can read all these files. */
export function canRead(account: ServerAccount, files: readonly string[]): boolean {
  return passes(account, '-r', files);
}

/** Whether the account can go into the folder. */
export function canEnter(account: ServerAccount, folder: string): boolean {
  return passes(account, '-x', [folder]);
}

/** Asks the system, as that account, instead of computing it from modes: so access lists count too. */
function passes(account: ServerAccount, condition: '-r' | '-x', files: readonly string[]): boolean {
  const script = `for file; do test ${condition} "$file" || exit 1; done`;
  try {
    execFileSync('/bin/sh', ['-c', script, 'sh', ...files], { cwd: '/', stdio: 'ignore', ...account });
    return true;
  } catch (error) {
    if ((error as { status?: number | null }).status === 1) return false;
    throw new SetupError(
      'PostgreSQL does not run as root, and this root may not become another user.',
      'Run the command as an ordinary user, or name a running server in POSTGRES_URL.',
      { cause: error },
    );
  }
}

function idOf(option: string, name: string): number | undefined {
  try {
    return Number(execFileSync('id', [option, name], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }));
  } catch {
    return undefined; // no such account
  }
}
