import path from 'node:path';
import { scratchFolder, startNats, startPostgres } from '@curator/platform';
import { NatsContainer } from '@testcontainers/nats';
import { PostgreSqlContainer } from '@testcontainers/postgresql';
import { homeFolder } from '../../../tools/bootstrap/paths.mjs';
import { usesContainers } from './container-engine.ts';

export interface TestServers extends AsyncDisposable {
  /** Of an administrator. */
  postgresUrl: string;
  natsUrl: string;
  /** Undefined where anybody may do anything. */
  natsUser?: string;
  natsPassword?: string;
}

/** A real PostgreSQL and a real NATS for tests: in containers where there is an engine, else as processes. */
export async function startTestServers(): Promise<TestServers> {
  return (await usesContainers()) ? inContainers() : asProcesses();
}

async function inContainers(): Promise<TestServers> {
  await using stack = new AsyncDisposableStack();
  const postgres = await new PostgreSqlContainer('postgres:18').start();
  stack.defer(async () => void (await postgres.stop()));
  const nats = await new NatsContainer('nats:2.12').withJetStream().start();
  stack.defer(async () => void (await nats.stop()));
  const kept = stack.move();
  const { servers, user, pass } = nats.getConnectionOptions();
  return {
    postgresUrl: postgres.getConnectionUri(),
    natsUrl: [servers].flat().map(String).join(','),
    ...(user && { natsUser: user, natsPassword: pass ?? '' }),
    [Symbol.asyncDispose]: () => kept.disposeAsync(),
  };
}

async function asProcesses(): Promise<TestServers> {
  await using stack = new AsyncDisposableStack();
  const folder = stack.use(await scratchFolder('testkit'));
  const postgres = stack.use(
    await startPostgres({
      dataDir: path.join(folder.path, 'postgres'),
      password: 'test',
      logFile: path.join(folder.path, 'postgres.log'),
      durable: false,
    }),
  );
  const nats = stack.use(
    await startNats({
      program: natsProgram(),
      dataDir: path.join(folder.path, 'nats'),
      passwords: { trainer: 'trainer', worker: 'worker' },
      logFile: path.join(folder.path, 'nats-server.log'),
    }),
  );
  const kept = stack.move();
  return {
    postgresUrl: postgres.adminUrl,
    natsUrl: nats.url,
    natsUser: 'trainer',
    natsPassword: 'trainer',
    [Symbol.asyncDispose]: () => kept.disposeAsync(),
  };
}

/** The nats-server that the set-up has found or fetched. */
export function natsProgram(env = process.env): string {
  return env.CURATOR_NATS_SERVER_BIN ?? env.NATS_SERVER_BIN ?? path.join(homeFolder(env), 'bin', 'nats-server');
}
