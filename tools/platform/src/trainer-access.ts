import { rm, writeFile } from 'node:fs/promises';
import path from 'node:path';

/**
 * Tells `npm run jobs` where the trainer's database and broker are, for as long as the platform runs. With passwords: a file for its
 * owner alone.
 */
export async function tellTrainerAccess(
  home: string,
  env: Record<string, string>,
  stack: AsyncDisposableStack,
): Promise<void> {
  const file = path.join(home, 'trainer-access.json');
  const names = ['DATABASE_URL', 'NATS_URL', 'NATS_USER', 'NATS_PASSWORD'];
  const access = Object.fromEntries(Object.entries(env).filter(([name]) => names.includes(name)));
  await rm(file, { force: true });
  await writeFile(file, JSON.stringify(access), { mode: 0o600, flag: 'wx' });
  stack.defer(() => rm(file, { force: true }));
}
