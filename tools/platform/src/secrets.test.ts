import { chmodSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { scratchFolder } from './scratch-folder.ts';
import { loadSecrets } from './secrets.ts';

test('makes passwords once and gives the same ones later', async () => {
  await using folder = await scratchFolder('secrets');
  const file = path.join(folder.path, 'data', 'secrets.json');
  const first = await loadSecrets(file, ['postgres', 'nats']);
  expect(first.postgres).toMatch(/^[\w-]{32}$/);
  expect(first.nats).not.toBe(first.postgres);
  expect(await loadSecrets(file, ['postgres', 'nats'])).toEqual(first);
});

test('adds names that are new and keeps those that are not asked for', async () => {
  await using folder = await scratchFolder('secrets');
  const file = path.join(folder.path, 'secrets.json');
  const first = await loadSecrets(file, ['postgres']);
  await loadSecrets(file, ['nats']);
  expect(await loadSecrets(file, ['postgres'])).toEqual(first);
});

test('only the owner can read the file, whatever its mode was, and no draft is left', async () => {
  await using folder = await scratchFolder('secrets');
  const file = path.join(folder.path, 'secrets.json');
  await loadSecrets(file, ['postgres']);
  expect(statSync(file).mode & 0o777).toBe(0o600);
  chmodSync(file, 0o644);
  await loadSecrets(file, ['postgres']);
  expect(statSync(file).mode & 0o777).toBe(0o600);
  expect(readdirSync(folder.path)).toEqual(['secrets.json']);
});

test.each(['', '{"postgres": 1}', '[]', '{"postgres": ""}'])(
  'refuses a file that holds %j and leaves it as it is',
  async (text) => {
    await using folder = await scratchFolder('secrets');
    const file = path.join(folder.path, 'secrets.json');
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, text);
    await expect(loadSecrets(file, ['postgres'])).rejects.toThrow(file);
    expect(readFileSync(file, 'utf8')).toBe(text);
  },
);
