import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { Client } from 'pg';
import { expect, test, vi } from 'vitest';
import { isRunning } from '../../bootstrap/live-process.mjs';
import { SetupError } from '../../bootstrap/setup-error.mjs';
import { freePort } from './free-port.ts';
import { startPostgres } from './postgres.ts';
import { scratchFolder } from './scratch-folder.ts';

const password = 'only/for:tests@';

function optionsIn(folder: string) {
  return {
    dataDir: path.join(folder, 'data', 'postgres'),
    logFile: path.join(folder, 'logs', 'postgres.log'),
    password,
    durable: false,
  };
}

test('keeps data over a restart', async () => {
  await using folder = await scratchFolder('postgres');
  const options = optionsIn(folder.path);
  const first = await startPostgres(options);
  await query(first.adminUrl, 'CREATE TABLE kept AS SELECT 42 AS answer');
  await first.stop();
  await using second = await startPostgres(options);
  expect(await query(second.adminUrl, 'SELECT answer FROM kept')).toEqual([{ answer: 42 }]);
});

test('asks for the password, listens on 127.0.0.1 only and has no socket file', async () => {
  await using folder = await scratchFolder('postgres');
  await using postgres = await startPostgres(optionsIn(folder.path));
  const wrong = postgres.adminUrl.replace(encodeURIComponent(password), 'wrong');
  await expect(query(wrong, 'SELECT 1')).rejects.toMatchObject({ code: '28P01' });
  const settings = await query(
    postgres.adminUrl,
    `SELECT name, setting FROM pg_settings WHERE name IN ('listen_addresses', 'unix_socket_directories', 'password_encryption')`,
  );
  expect(settings.map((row) => row.setting)).toEqual(['127.0.0.1', 'scram-sha-256', '']);
});

test('is durable unless told otherwise', async () => {
  await using folder = await scratchFolder('postgres');
  await using postgres = await startPostgres({ ...optionsIn(folder.path), durable: true });
  const rows = await query(postgres.adminUrl, `SELECT current_setting('fsync') AS fsync`);
  expect(rows).toEqual([{ fsync: 'on' }]);
});

test('knows letters beyond ASCII: their case, and as parts of a word for trigrams', async () => {
  await using folder = await scratchFolder('postgres');
  await using postgres = await startPostgres(optionsIn(folder.path));
  await query(postgres.adminUrl, 'CREATE EXTENSION pg_trgm');
  const rows = await query(
    postgres.adminUrl,
    `SELECT lower('ÉÑЖ') AS lower, similarity('Пугачёва', 'пугачёва') AS same, current_setting('server_encoding') AS encoding`,
  );
  expect(rows).toEqual([{ lower: 'éñж', same: 1, encoding: 'UTF8' }]);
});

test('steps around a port in use', async () => {
  await using folder = await scratchFolder('postgres');
  const port = await freePort();
  const other = createServer().listen(port, '127.0.0.1');
  await once(other, 'listening');
  try {
    await using postgres = await startPostgres({ ...optionsIn(folder.path), port });
    expect(postgres.port).not.toBe(port);
    expect(new URL(postgres.adminUrl).port).toBe(String(postgres.port));
  } finally {
    other.close();
  }
});

test('ends an orphan server of an earlier run and takes its data over', async () => {
  await using folder = await scratchFolder('postgres');
  const options = optionsIn(folder.path);
  const first = await startPostgres(options);
  await query(first.adminUrl, 'CREATE TABLE kept AS SELECT 1 AS one');
  const orphan = Number(readFileSync(path.join(first.dataDir, 'postmaster.pid'), 'utf8').split('\n')[0]);
  expect(orphan).toBe(first.pid);
  await using second = await startPostgres(options);
  expect(isRunning(orphan)).toBe(false);
  expect(await query(second.adminUrl, 'SELECT one FROM kept')).toEqual([{ one: 1 }]);
});

test('starts over a postmaster.pid whose process id now belongs to a stranger', async () => {
  await using folder = await scratchFolder('postgres');
  const options = optionsIn(folder.path);
  const first = await startPostgres(options);
  const pidFile = path.join(first.dataDir, 'postmaster.pid');
  const left = readFileSync(pidFile, 'utf8');
  await first.stop();
  const stranger = spawn('sleep', ['60']);
  try {
    writeFileSync(pidFile, left.replace(/^\d+/, String(stranger.pid)));
    await using second = await startPostgres(options);
    expect(await query(second.adminUrl, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
    expect(stranger.exitCode).toBeNull();
  } finally {
    stranger.kill();
  }
});

test('ends with a parent that is killed with SIGKILL, and starts again', async () => {
  await using folder = await scratchFolder('postgres');
  const options = optionsIn(folder.path);
  const script = `
    const { startPostgres } = await import(${JSON.stringify(new URL('./postgres.ts', import.meta.url).href)});
    const { pid } = await startPostgres(${JSON.stringify(options)});
    process.stdout.write(pid + '\\n');
  `;
  const parent = spawn(process.execPath, ['--input-type=module', '-e', script], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [pid] = (await once(createInterface({ input: parent.stdout }), 'line')) as [string];
  parent.kill('SIGKILL');
  await vi.waitFor(() => expect(isRunning(Number(pid))).toBe(false), { timeout: 10_000, interval: 50 });
  await using again = await startPostgres(options);
  expect(await query(again.adminUrl, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
});

test('begins anew when it was killed while it set the data up', async () => {
  await using folder = await scratchFolder('postgres');
  const options = optionsIn(folder.path);
  mkdirSync(`${options.dataDir}.new`, { recursive: true });
  writeFileSync(path.join(`${options.dataDir}.new`, 'PG_VERSION'), '18\n');
  await using postgres = await startPostgres(options);
  expect(await query(postgres.adminUrl, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
});

test('refuses data of another PostgreSQL version, naming the folder and the way out', async () => {
  await using folder = await scratchFolder('postgres');
  const options = optionsIn(folder.path);
  mkdirSync(options.dataDir, { recursive: true });
  writeFileSync(path.join(options.dataDir, 'PG_VERSION'), '15\n');
  const failure = await startPostgres(options).catch((error: unknown) => error);
  expect(failure).toBeInstanceOf(SetupError);
  expect(failure).toMatchObject({
    message: expect.stringContaining(`${options.dataDir} was made by PostgreSQL 15`),
    hint: expect.stringContaining('--reset'),
  });
});

test('says so when the data was made with another password', async () => {
  await using folder = await scratchFolder('postgres');
  const options = optionsIn(folder.path);
  await (await startPostgres(options)).stop();
  await expect(startPostgres({ ...options, password: 'another' })).rejects.toThrow(/administrator's password/);
});

test('shows the end of the log when the server cannot start', async () => {
  await using folder = await scratchFolder('postgres');
  const options = optionsIn(folder.path);
  const first = await startPostgres(options);
  await first.stop();
  writeFileSync(path.join(first.dataDir, 'postgresql.conf'), 'no_such_setting = 1\n');
  await expect(startPostgres(options)).rejects.toThrow(/ended as it was started[\s\S]*no_such_setting/);
});

test('lets nobody else read the data', async () => {
  await using folder = await scratchFolder('postgres');
  await using postgres = await startPostgres(optionsIn(folder.path));
  expect(statSync(postgres.dataDir).mode & 0o077).toBe(0);
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
