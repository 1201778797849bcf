import path from 'node:path';
import { Client } from 'pg';
import { SetupError } from '../../bootstrap/setup-error.mjs';
import { type DatabaseSpec, ensureDatabase } from './database.ts';
import { startNats } from './nats.ts';
import { checkNats } from './nats-answer.ts';
import type { NatsPasswords } from './nats-config.ts';
import { startPostgres } from './postgres.ts';

export interface ServersOptions {
  /** Folder of all state. */
  home: string;
  passwords: { postgres: string; auth: string; catalog: string; trainer: string } & Record<
    'natsTrainer' | 'natsWorker',
    string
  >;
  /** Servers that the user already runs, used in place of ours. */
  postgresUrl?: string | undefined;
  natsUrl?: string | undefined;
  natsProgram?: string | undefined;
  /** Whether what was committed survives a power cut; false is faster, for tests. */
  durable: boolean;
}

export interface Servers {
  /** By service; each with a role that may do nothing beyond its own database. */
  databaseUrls: Record<'auth' | 'catalog' | 'trainer', string>;
  postgresAdminUrl: string;
  natsUrl: string;
  /** Undefined where the server is the user's own. */
  natsPasswords: NatsPasswords | undefined;
  /** Of the servers that we started. */
  pids: Record<string, number>;
}

const DATABASES = {
  auth: [],
  catalog: ['pg_trgm', 'unaccent'],
  trainer: [],
} as const satisfies Record<string, readonly string[]>;

/** Names of the databases on a server: our own one, or one that holds other things too. */
export const databaseName = (service: keyof typeof DATABASES) => `curator_${service}`;
export const databaseNames = (Object.keys(DATABASES) as (keyof typeof DATABASES)[]).map(databaseName);

/** Starts PostgreSQL and NATS, or finds the user's, and makes the databases. */
export async function startServers(options: ServersOptions, stack: AsyncDisposableStack): Promise<Servers> {
  const [postgres, nats] = await Promise.all([providePostgres(options, stack), provideNats(options, stack)]);
  const databaseUrls = {} as Servers['databaseUrls'];
  for (const service of Object.keys(DATABASES) as (keyof typeof DATABASES)[]) {
    const name = databaseName(service);
    const spec: DatabaseSpec = {
      name,
      role: name,
      password: options.passwords[service],
      extensions: DATABASES[service],
    };
    databaseUrls[service] = await ensureDatabase(postgres.adminUrl, spec);
  }
  return {
    databaseUrls,
    postgresAdminUrl: postgres.adminUrl,
    natsUrl: nats.url,
    natsPasswords: nats.passwords,
    pids: { ...(postgres.pid && { postgres: postgres.pid }), ...(nats.pid && { 'nats-server': nats.pid }) },
  };
}

async function providePostgres({ home, passwords, postgresUrl, durable }: ServersOptions, stack: AsyncDisposableStack) {
  if (postgresUrl) {
    await checkPostgres(postgresUrl);
    return { adminUrl: postgresUrl, pid: undefined };
  }
  return stack.use(
    await startPostgres({
      dataDir: path.join(home, 'postgres'),
      password: passwords.postgres,
      logFile: path.join(home, 'logs', 'postgres.log'),
      durable,
    }),
  );
}

async function provideNats({ home, passwords, natsUrl, natsProgram }: ServersOptions, stack: AsyncDisposableStack) {
  if (natsUrl) {
    await checkNats(natsUrl);
    return { url: natsUrl, passwords: undefined, pid: undefined };
  }
  if (!natsProgram) throw new SetupError('No nats-server program is known.', 'Start the platform by npm start.');
  const users = { trainer: passwords.natsTrainer, worker: passwords.natsWorker };
  const nats = stack.use(
    await startNats({
      program: natsProgram,
      dataDir: path.join(home, 'nats'),
      passwords: users,
      logFile: path.join(home, 'logs', 'nats-server.log'),
    }),
  );
  return { url: nats.url, passwords: users, pid: nats.pid };
}

async function checkPostgres(url: string): Promise<void> {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
  try {
    await client.connect();
  } catch (error) {
    throw new SetupError(
      `The PostgreSQL server that POSTGRES_URL names cannot be used: ${(error as Error).message}`,
      'Correct POSTGRES_URL (postgres://USER:PASSWORD@HOST:PORT/DATABASE, a user who may make roles and databases), or unset it.',
      { cause: error },
    );
  } finally {
    await client.end().catch(() => {}); // never connected
  }
}
