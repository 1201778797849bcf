import path from 'node:path';
import { ensureDatabase, type Postgres, startPostgres } from '@curator/platform';
import { createLogger, migrate } from '@curator/service-kit';

const MIGRATIONS = new URL('../../../../services/trainer/prisma/migrations/', import.meta.url);

/** A PostgreSQL at one place with the trainer's database in it, to be stopped and started again there. */
export interface Database extends AsyncDisposable {
  /** Of the trainer's role. */
  readonly url: string;
  readonly adminUrl: string;
  /** Does nothing where it runs. */
  start(): Promise<void>;
  /** SIGKILL is a crash, SIGQUIT PostgreSQL's immediate stop: both leave it to recover. */
  stop(signal: 'SIGKILL' | 'SIGQUIT'): Promise<void>;
}

export async function startDatabase(folder: string): Promise<Database> {
  const options = {
    dataDir: path.join(folder, 'postgres'),
    password: 'faults',
    logFile: path.join(folder, 'postgres.log'),
  };
  let running: Postgres | undefined = await startPostgres(options);
  const { port, adminUrl } = running;
  const heedEnd = (server: Postgres) =>
    void server.exited.then(() => {
      if (running === server) running = undefined;
    });
  heedEnd(running);
  const url = await ensureDatabase(adminUrl, {
    ...{ name: 'trainer', role: 'trainer', password: 'trainer', extensions: [] },
  });
  await migrate(url, MIGRATIONS, createLogger('faults', 'silent'));
  return {
    url,
    adminUrl,
    async start() {
      if (running) return;
      const started = await startPostgres({ ...options, port });
      if (started.port !== port) throw new Error(`Port ${port} was taken by somebody else`);
      running = started;
      heedEnd(started);
    },
    async stop(signal) {
      const server = running;
      if (!server) return;
      process.kill(server.pid, signal);
      await server.exited;
    },
    async [Symbol.asyncDispose]() {
      await running?.stop();
    },
  };
}
