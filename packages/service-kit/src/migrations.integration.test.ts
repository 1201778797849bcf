import { mkdir, rm, writeFile } from 'node:fs/promises';
import { pathToFileURL } from 'node:url';
import { scratchFolder } from '@curator/platform';
import { createTestDatabase } from '@curator/testkit';
import { Client } from 'pg';
import { expect, test } from 'vitest';
import { createLogger } from './logger.ts';
import { MigrationError, migrate } from './migrations.ts';

const logger = createLogger('test', 'silent');

async function setUp() {
  const stack = new AsyncDisposableStack();
  const folder = stack.use(await scratchFolder('migrations'));
  const database = stack.use(await createTestDatabase());
  const url = pathToFileURL(`${folder.path}/`);
  const write = async (name: string, sql: string) => {
    await mkdir(new URL(`${name}/`, url), { recursive: true });
    await writeFile(new URL(`${name}/migration.sql`, url), sql);
  };
  const remove = (name: string) => rm(new URL(`${name}/`, url), { recursive: true });
  const run = () => migrate(database.url, url, logger);
  return { write, remove, run, databaseUrl: database.url, [Symbol.asyncDispose]: () => stack.disposeAsync() };
}

test('migrations are applied once, in the order of their names, also by processes that start together', async () => {
  await using folder = await setUp();
  await folder.write('2_more', 'ALTER TABLE t ADD COLUMN b int');
  await folder.write('1_first', 'CREATE TABLE t (a int)');
  const applied = await Promise.all([folder.run(), folder.run(), folder.run()]);
  expect(applied.flat().sort()).toEqual(['1_first', '2_more']);
  await folder.write('3_third', 'DROP TABLE t');
  expect(await folder.run()).toEqual(['3_third']);
});

test('one that fails leaves nothing of itself, and those before it stay', async () => {
  await using folder = await setUp();
  await folder.write('1_first', 'CREATE TABLE kept (a int)');
  await folder.write('2_bad', 'CREATE TABLE lost (a int); SELECT nothing FROM nowhere');
  await expect(folder.run()).rejects.toThrow(/2_bad failed; nothing of it was kept/);
  const client = new Client({ connectionString: folder.databaseUrl });
  await client.connect();
  const { rows } = await client.query(
    `SELECT to_regclass('kept') IS NOT NULL AS kept, to_regclass('lost') IS NOT NULL AS lost`,
  );
  await client.end();
  expect(rows).toEqual([{ kept: true, lost: false }]);
});

test('a history that the files do not agree with is refused', async () => {
  await using folder = await setUp();
  await folder.write('1_first', 'CREATE TABLE t (a int)');
  await folder.run();
  await folder.write('1_first', 'CREATE TABLE t (a text)');
  await expect(folder.run()).rejects.toThrow(MigrationError);
  await expect(folder.run()).rejects.toThrow(/was changed after it had been applied/);
  await folder.remove('1_first');
  await expect(folder.run()).rejects.toThrow(/start a newer version/);
});
