import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { tryLock } from './file-lock.mjs';
import { root } from './paths.mjs';
import { onInterrupt } from './shutdown.mjs';

/** Runs the set-up of this checkout alone: a second one waits for the first, and then finds the work done. */
export async function withSetupLock(run, file = path.join(root, '.curator', 'setup.lock')) {
  const lock = await waitForLock(file);
  const forget = onInterrupt(() => lock.release());
  try {
    return await run();
  } finally {
    lock.release();
    forget();
  }
}

async function waitForLock(file) {
  for (let told = false; ; told = true) {
    const { lock, owner } = tryLock(file, {});
    if (lock) return lock;
    if (!told) process.stdout.write(`Another set-up is running here (process ${owner.pid}); waiting for it ...\n`);
    await delay(250);
  }
}
