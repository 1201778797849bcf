import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { step, timed } from './step.mjs';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'curator-step-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

test('a step is done once for the same inputs, and again when they change, its result is gone, or it was cut short', async () => {
  let [done, present] = [0, true];
  const count = async () => {
    done += 1;
  };
  const run = (inputs: string, work = count) =>
    step({ title: 'A step', stampFile: path.join(folder, 'stamps', 'a'), inputs, isPresent: () => present, run: work });
  await run('one');
  await run('one');
  expect(done).toBe(1);
  await run('two');
  expect(done).toBe(2);
  present = false;
  await run('two');
  expect(done).toBe(3);
  present = true;
  await expect(run('three', () => Promise.reject(new Error('killed')))).rejects.toThrow('killed');
  await run('two');
  expect(done).toBe(4);
});

test('what is done is printed, with how long it took or after what time it failed', async () => {
  let printed = '';
  const write = (text: string) => {
    printed += text;
    return true;
  };
  const out = { isTTY: false, write };
  expect(await timed('Working', async () => 7, out)).toBe(7);
  await expect(timed('Working', () => Promise.reject(new Error('no')), out)).rejects.toThrow('no');
  expect(printed).toMatch(/^Working \.\.\. done in \d+\.\d s\nWorking \.\.\. failed after \d+\.\d s\n$/);
});
