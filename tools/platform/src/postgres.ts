import { setTimeout as delay } from 'node:timers/promises';
import { Client } from 'pg';
import { diskFull, saysDiskFull } from '../../bootstrap/disk-space.mjs';
import { SetupError } from '../../bootstrap/setup-error.mjs';
import { freePort } from './free-port.ts';
import { type GuardedProcess, startGuarded } from './guarded-process.ts';
import { adminRole, isServing, prepareCluster } from './postgres-cluster.ts';
import { findPostgresPlace, type PostgresPlace } from './postgres-place.ts';
import { beginLog, type ServerLog } from './server-log.ts';

export interface PostgresOptions {
  /** Made when it is not there. */
  dataDir: string;
  /** The administrator's password; the data keeps the one it was made with. */
  password: string;
  logFile: string;
  /** The port to use if it is free. */
  port?: number;
  /** Whether what was committed survives a power cut; false is faster, for tests. True when left out. */
  durable?: boolean;
}

export interface Postgres extends AsyncDisposable {
  port: number;
  /** Connects as the administrator. */
  adminUrl: string;
  /** Where the data really is: another folder than the one asked for where the server's account could not get there. */
  dataDir: string;
  pid: number;
  /** Resolves when the server has ended, by stop() or by itself. */
  exited: GuardedProcess['exited'];
  stop(): Promise<void>;
}

/** Recovery after a crash is worth waiting for. */
const readyWithinMs = 120_000;
const attempts = 3;

/** Starts PostgreSQL on 127.0.0.1, with passwords, over the data in the folder; resolves when it answers. */
export async function startPostgres(options: PostgresOptions): Promise<Postgres> {
  const { password, logFile, durable = true } = options;
  const place = await findPostgresPlace(options.dataDir);
  await prepareCluster(place, { password, logFile, durable });
  for (let attempt = 1; ; attempt++) {
    const port = await freePort(attempt === 1 ? options.port : undefined);
    const log = beginLog(logFile);
    const server = serve(place, port, durable, logFile);
    try {
      await ready(server, port, password, place.dataDir, log);
      return describe(server, port, password, place.dataDir);
    } catch (error) {
      await server.stop();
      // Somebody took the port after it was found free.
      if (attempt === attempts || !/could not bind|could not create any TCP/.test(log.text())) throw error;
    }
  }
}

function serve({ account, dataDir, programs }: PostgresPlace, port: number, durable: boolean, logFile: string) {
  const safe = durable ? 'on' : 'off';
  const settings = {
    listen_addresses: '127.0.0.1',
    port,
    unix_socket_directories: '',
    max_connections: 100,
    shared_buffers: '128MB',
    fsync: safe,
    full_page_writes: safe,
    synchronous_commit: safe,
    lc_messages: 'C',
    log_min_messages: 'warning',
  };
  const args = ['-D', dataDir, ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])];
  // SIGINT is PostgreSQL's fast shutdown: it ends sessions and leaves nothing to recover.
  return startGuarded('postgres', programs.postgres, args, {
    account,
    cwd: dataDir,
    logFile,
    stopSignal: 'SIGINT',
    stopSeconds: 20,
  });
}

async function ready(server: GuardedProcess, port: number, password: string, dataDir: string, log: ServerLog) {
  let ended = false;
  void server.exited.then(() => {
    ended = true;
  });
  const deadline = Date.now() + readyWithinMs;
  for (;;) {
    if (isServing(dataDir, server.pid)) {
      const failure = await failureToConnect(urlOf(port, password));
      if (failure === undefined) return;
      if (failure.code === '28P01') throw wrongPassword(dataDir);
    }
    if (ended || Date.now() > deadline) throw startFailed(ended, dataDir, log);
    await delay(20);
  }
}

/** Connects once; nobody but the administrator needs the two databases that come with a server. */
async function failureToConnect(url: string): Promise<{ code?: string } | undefined> {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 5_000 });
  client.on('error', () => {}); // told by the query as well
  try {
    await client.connect();
    await client.query('REVOKE CONNECT ON DATABASE postgres, template1 FROM PUBLIC');
    return undefined;
  } catch (error) {
    return error as { code?: string };
  } finally {
    await client.end().catch(() => {}); // never connected
  }
}

function wrongPassword(dataDir: string): SetupError {
  return new SetupError(
    `The database in ${dataDir} does not accept the administrator's password: it was made with another one.`,
    'Bring the secrets file back that belongs to it, or delete the data and begin anew: npm start -- --reset.',
  );
}

function startFailed(ended: boolean, dataDir: string, log: ServerLog): SetupError {
  if (saysDiskFull(log.text())) return diskFull(dataDir);
  const what = ended ? 'ended as it was started' : `did not answer within ${readyWithinMs / 1000} s`;
  return new SetupError(
    `PostgreSQL ${what}, over the data in ${dataDir}:\n${log.end()}`,
    `The whole log is in ${log.file}.`,
  );
}

function describe(server: GuardedProcess, port: number, password: string, dataDir: string): Postgres {
  const { pid, exited, stop } = server;
  return { port, adminUrl: urlOf(port, password), dataDir, pid, exited, stop, [Symbol.asyncDispose]: stop };
}

function urlOf(port: number, password: string): string {
  return `postgres://${adminRole}:${encodeURIComponent(password)}@127.0.0.1:${port}/postgres`;
}
