import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { lockOwner, tryLock } from './file-lock.mjs';

let folder: string;
let file: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'curator-lock-'));
  file = path.join(folder, 'platform.lock');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** Another process that holds the lock until it is killed. */
async function holder() {
  const script = `import('${path.join(import.meta.dirname, 'file-lock.mjs')}').then(({ tryLock }) => {
    tryLock(${JSON.stringify(file)}, { url: 'http://there' }); console.log('held'); setInterval(() => {}, 1e6); })`;
  const child = spawn(process.execPath, ['-e', script], { stdio: ['ignore', 'pipe', 'inherit'] });
  await once(child.stdout, 'data');
  return child;
}

test('a lock that a running process holds is not given, and tells about it', async () => {
  const child = await holder();
  expect(tryLock(file, {}).owner).toMatchObject({ pid: child.pid, info: { url: 'http://there' } });
  child.kill('SIGKILL');
  await once(child, 'exit');
  const { lock } = tryLock(file, {});
  expect(lock).toBeDefined();
  expect(lockOwner(file)?.pid).toBe(process.pid);
  lock?.release();
  expect(existsSync(file)).toBe(false);
});

test('a file that is not a lock, or whose process id belongs to somebody else now, is taken over', () => {
  for (const content of ['not JSON', JSON.stringify({ pid: process.pid, startTime: 'long ago', info: {} })]) {
    writeFileSync(file, content);
    const { lock } = tryLock(file, {});
    expect(lock).toBeDefined();
    lock?.release();
  }
});
