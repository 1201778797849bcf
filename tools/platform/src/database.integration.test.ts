import path from 'node:path';
import { Client } from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ensureDatabase } from './database.ts';
import { type Postgres, startPostgres } from './postgres.ts';
import { type ScratchFolder, scratchFolder } from './scratch-folder.ts';

const catalog = { name: 'catalog', role: 'catalog', password: 'c@talog/1', extensions: ['pg_trgm', 'unaccent'] };
const trainer = { name: 'trainer', role: 'trainer', password: 'trainer' };
let folder: ScratchFolder;
let postgres: Postgres;

beforeAll(async () => {
  folder = await scratchFolder('database');
  postgres = await startPostgres({
    dataDir: path.join(folder.path, 'postgres'),
    logFile: path.join(folder.path, 'postgres.log'),
    password: 'admin',
    durable: false,
  });
});

afterAll(async () => {
  await postgres.stop();
  await folder[Symbol.asyncDispose]();
});

test('makes a database that its role owns, with its extensions, and may be called again', async () => {
  const url = await ensureDatabase(postgres.adminUrl, catalog);
  await query(url, 'CREATE TABLE kept (title text)');
  expect(await ensureDatabase(postgres.adminUrl, catalog)).toBe(url);
  expect(await query(url, 'SELECT * FROM kept')).toEqual([]);
  const rows = await query(
    url,
    `SELECT current_user AS role, array(SELECT extname::text FROM pg_extension ORDER BY 1) AS extensions,
       rolsuper OR rolcreatedb OR rolcreaterole OR rolreplication AS privileged
     FROM pg_roles WHERE rolname = current_user`,
  );
  expect(rows).toEqual([{ role: 'catalog', extensions: ['pg_trgm', 'plpgsql', 'unaccent'], privileged: false }]);
});

test('can be called by several at once', async () => {
  const spec = { name: 'shared', role: 'shared', password: 'shared', extensions: ['unaccent'] };
  const urls = await Promise.all([1, 2, 3, 4].map(() => ensureDatabase(postgres.adminUrl, spec)));
  expect(new Set(urls).size).toBe(1);
});

test('the role of one database cannot connect to another, nor to those of the administrator', async () => {
  const own = await ensureDatabase(postgres.adminUrl, catalog);
  await ensureDatabase(postgres.adminUrl, trainer);
  for (const foreign of ['trainer', 'postgres', 'template1']) {
    const url = new URL(own);
    url.pathname = `/${foreign}`;
    await expect(query(url.href, 'SELECT 1')).rejects.toMatchObject({ code: '42501' });
  }
});

test('sets the password it is given, in place of an older one', async () => {
  const before = await ensureDatabase(postgres.adminUrl, trainer);
  const after = await ensureDatabase(postgres.adminUrl, { ...trainer, password: "new'er" });
  await expect(query(before, 'SELECT 1')).rejects.toMatchObject({ code: '28P01' });
  expect(await query(after, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
});

test('works for an administrator who is not a superuser', async () => {
  await query(postgres.adminUrl, `CREATE ROLE manager LOGIN CREATEDB CREATEROLE PASSWORD 'manager'`);
  await query(postgres.adminUrl, 'GRANT CONNECT ON DATABASE postgres TO manager');
  const managerUrl = postgres.adminUrl.replace('postgres:admin@', 'manager:manager@');
  const spec = { name: 'managed', role: 'managed', password: 'managed' };
  await ensureDatabase(managerUrl, spec);
  const url = await ensureDatabase(managerUrl, spec);
  expect(await query(url, 'SELECT current_database() AS name')).toEqual([{ name: 'managed' }]);
});

test('refuses to hand a database to a superuser, and names an extension that is not there', async () => {
  await expect(ensureDatabase(postgres.adminUrl, { ...trainer, role: 'postgres' })).rejects.toThrow(/superuser/);
  const spec = { ...trainer, extensions: ['no_such_extension'] };
  await expect(ensureDatabase(postgres.adminUrl, spec)).rejects.toThrow(/extension "no_such_extension".*"trainer"/);
});

async function query(url: string, sql: string): Promise<Record<string, unknown>[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(sql)).rows;
  } finally {
    await client.end();
  }
}
