import { expect, test } from 'vitest';
import { BusyError, createImportGate } from './import-gate.ts';

test('runs no more than its limit at a time, the others in their order', async () => {
  const gate = createImportGate(2);
  const started: number[] = [];
  const finish: (() => void)[] = [];
  const works = [0, 1, 2, 3].map((number) =>
    gate(() => {
      started.push(number);
      return new Promise<void>((resolve) => finish.push(resolve));
    }),
  );
  await Promise.resolve();
  expect(started).toEqual([0, 1]);
  finish[0]?.();
  await works[0];
  await Promise.resolve();
  expect(started).toEqual([0, 1, 2]);
  finish[1]?.();
  finish[2]?.();
  await Promise.all(works.slice(0, 3));
  await Promise.resolve();
  finish[3]?.();
  await works[3];
  expect(started).toEqual([0, 1, 2, 3]);
});

test('goes on after work that fails', async () => {
  const gate = createImportGate(1);
  await expect(gate(() => Promise.reject(new Error('no')))).rejects.toThrow('no');
  expect(await gate(async () => 'yes')).toBe('yes');
});

test('refuses at once when too many wait already', async () => {
  const gate = createImportGate(1);
  const never = new Promise<void>(() => {});
  for (let number = 0; number < 33; number++) void gate(() => never);
  await expect(gate(() => never)).rejects.toThrow(BusyError);
});
