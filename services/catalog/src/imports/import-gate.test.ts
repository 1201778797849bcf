import { expect, test } from 'vitest';
import { BusyError, createImportGate } from './import-gate.ts';

test('runs no more than its limit at a time, the others in their order', async () => {
  const gate = createImportGate(2);
  const started: number[] = [];
  const finish: (() => void)[] = [];
  const works = [0, 1, 2, 3].map((number) =>
    gate(`caller ${number}`, () => {
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
  await expect(gate('a', () => Promise.reject(new Error('no')))).rejects.toThrow('no');
  expect(await gate('a', async () => 'yes')).toBe('yes');
});

test('refuses at once when too many wait already', async () => {
  const gate = createImportGate(1);
  const never = new Promise<void>(() => {});
  for (let number = 0; number < 33; number++) void gate(`caller ${number}`, () => never);
  await expect(gate('another', () => never)).rejects.toThrow(BusyError);
});

test('refuses one caller’s fourth file while three are on their way, and takes another’s', async () => {
  const gate = createImportGate(8);
  const finish: (() => void)[] = [];
  const first = gate('a', () => new Promise<void>((resolve) => finish.push(resolve)));
  for (let number = 0; number < 2; number++) void gate('a', () => new Promise<void>(() => {}));
  await expect(gate('a', async () => 'fourth')).rejects.toThrow(/files of yours/);
  expect(await gate('b', async () => 'other')).toBe('other');
  finish[0]?.();
  await first;
  expect(await gate('a', async () => 'fourth')).toBe('fourth');
});
