import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { expect, test, vi } from 'vitest';
import { isRunning } from '../../bootstrap/live-process.mjs';
import { startGuarded } from './guarded-process.ts';
import { scratchFolder } from './scratch-folder.ts';

const deaf = "trap '' TERM; echo ready; while :; do sleep 0.1; done";

test('stops a process by its signal, more than once', async () => {
  const child = startGuarded('sleeper', 'sleep', ['60']);
  await Promise.all([child.stop(), child.stop()]);
  expect(await child.exited).toEqual({ code: null, signal: 'SIGTERM' });
  await child.stop();
  expect(isRunning(child.pid)).toBe(false);
});

test('sends the stop signal that was asked for', async () => {
  const ready = Promise.withResolvers<void>();
  const child = startGuarded('trap', 'sh', ['-c', 'trap "exit 7" INT; echo ready; while :; do sleep 0.1; done'], {
    stopSignal: 'SIGINT',
    onLine: () => ready.resolve(),
  });
  await ready.promise;
  await child.stop();
  expect(await child.exited).toEqual({ code: 7, signal: null });
});

test('kills a process that does not end in time', async () => {
  const ready = Promise.withResolvers<void>();
  const child = startGuarded('deaf', 'sh', ['-c', deaf], { stopSeconds: 0.2, onLine: () => ready.resolve() });
  await ready.promise;
  await child.stop();
  expect(await child.exited).toEqual({ code: null, signal: 'SIGKILL' });
});

test('kills what the process left behind in its group', async () => {
  const line = Promise.withResolvers<string>();
  const child = startGuarded('parent', 'sh', ['-c', 'sleep 60 >/dev/null 2>&1 & echo $!'], { onLine: line.resolve });
  const left = Number(await line.promise);
  await child.exited;
  await vi.waitFor(() => expect(isRunning(left)).toBe(false));
});

test('hands over lines of both streams and writes them to the log', async () => {
  await using folder = await scratchFolder('guarded');
  const logFile = path.join(folder.path, 'logs', 'out.log');
  const lines: string[] = [];
  const child = startGuarded('talker', 'sh', ['-c', 'echo one; echo two >&2; printf three'], {
    logFile,
    onLine: (line, stream) => lines.push(`${stream} ${line}`),
  });
  expect(await child.exited).toEqual({ code: 0, signal: null });
  expect(lines.sort()).toEqual(['stderr two', 'stdout one', 'stdout three']);
  expect(readFileSync(logFile, 'utf8').trim().split('\n').sort()).toEqual(['one', 'three', 'two']);
});

test('appends to the log of earlier runs, with the environment and folder given', async () => {
  await using folder = await scratchFolder('guarded');
  const logFile = path.join(folder.path, 'out.log');
  const options = { logFile, cwd: folder.path, env: { PATH: process.env.PATH, WHO: 'me' } };
  await startGuarded('first', 'sh', ['-c', 'echo $WHO'], options).exited;
  await startGuarded('second', 'pwd', [], options).exited;
  expect(readFileSync(logFile, 'utf8')).toBe(`me\n${folder.path}\n`);
});

test('a command that does not exist ends with code 127 and its name in the output', async () => {
  const lines: string[] = [];
  const child = startGuarded('nobody', '/nowhere/no-such-program', [], { onLine: (line) => lines.push(line) });
  expect(await child.exited).toEqual({ code: 127, signal: null });
  expect(lines.join('\n')).toContain('/nowhere/no-such-program');
});

test('does not outlive a parent that is killed with SIGKILL, even when it ignores its stop signal', async () => {
  const module = new URL('./guarded-process.ts', import.meta.url).href;
  const script = `
    const { startGuarded } = await import(${JSON.stringify(module)});
    const child = startGuarded('deaf', 'sh', ['-c', ${JSON.stringify(deaf)}], {
      stopSeconds: 1, onLine() { process.stdout.write(child.pid + '\\n'); },
    });
  `;
  const parent = spawn(process.execPath, ['--input-type=module', '-e', script], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [pid] = (await once(createInterface({ input: parent.stdout }), 'line')) as [string];
  expect(isRunning(Number(pid))).toBe(true);
  parent.kill('SIGKILL');
  await vi.waitFor(() => expect(isRunning(Number(pid))).toBe(false), { timeout: 5_000, interval: 50 });
});
