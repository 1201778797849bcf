import path from 'node:path';
import { ensureDatabase, scratchFolder, startPostgres } from '@curator/platform';
import { createLogger, createPool, migrate, type Pool } from '@curator/service-kit';
import { Broker } from './broker.ts';
import { Service } from './service.ts';

export interface WorldOptions {
  /** Worker processes, of one slot each. */
  workers: number;
  ackWaitMs: number;
  /** The nats-server program. */
  natsProgram: string;
  /** Whether processes that end are started again; true where left out. */
  restarts?: boolean;
  /** Trainer API processes, of which one dispatches; 1 where left out. */
  trainers?: number;
}

/** Postgres, a broker, a trainer and workers, all real and all to be broken. */
export interface World extends AsyncDisposable {
  pool: Pool;
  databaseUrl: string;
  postgresAdminUrl: string;
  broker: Broker;
  trainers: readonly Service[];
  workers: readonly Service[];
}

const MIGRATIONS = new URL('../../../../services/trainer/prisma/migrations/', import.meta.url);
/** Where nobody answers: none of it is needed to train. */
const NOWHERE = 'http://127.0.0.1:9';

export async function createWorld(options: WorldOptions): Promise<World> {
  const { restarts = true, trainers = 1 } = options;
  await using stack = new AsyncDisposableStack();
  const { path: folder } = stack.use(await scratchFolder('faults'));
  const postgres = stack.use(
    await startPostgres({
      dataDir: path.join(folder, 'postgres'),
      password: 'faults',
      logFile: path.join(folder, 'postgres.log'),
    }),
  );
  const databaseUrl = await ensureDatabase(postgres.adminUrl, {
    ...{ name: 'trainer', role: 'trainer', password: 'trainer', extensions: [] },
  });
  const logger = createLogger('faults', 'silent');
  await migrate(databaseUrl, MIGRATIONS, logger);
  const pool = createPool({ connectionString: databaseUrl, max: 8, applicationName: 'faults', logger }, stack);
  const broker = stack.use(await Broker.start(options.natsProgram, path.join(folder, 'nats')));
  const shared = { DATABASE_URL: databaseUrl, NATS_URL: broker.url, LOG_LEVEL: 'warn' };
  const start = async (name: string, entry: string, env: Record<string, string>) =>
    stack.use(
      await Service.start({ entry, restarts, logFile: path.join(folder, `${name}.log`), env: { ...shared, ...env } }),
    );
  const trainerEnv = {
    ...{ NATS_USER: 'trainer', NATS_PASSWORD: 'trainer', ACK_WAIT_MS: String(options.ackWaitMs) },
    ...{ AUTH_URL: NOWHERE, CATALOG_URL: NOWHERE, JWKS_URL: `${NOWHERE}/jwks`, TRAINER_SECRET: 'x'.repeat(32) },
  };
  const trainerServices: Service[] = [];
  for (let place = 1; place <= trainers; place += 1)
    trainerServices.push(await start(`trainer-${place}`, 'services/trainer/src/main.ts', trainerEnv));
  const workers = await Promise.all(
    Array.from({ length: options.workers }, (_, place) =>
      start(`worker-${place + 1}`, 'services/trainer/src/worker.ts', {
        ...{ NATS_USER: 'worker', NATS_PASSWORD: 'worker', WORKER_NAME: `worker-${place + 1}` },
      }),
    ),
  );
  const kept = stack.move();
  return {
    ...{ pool, databaseUrl, postgresAdminUrl: postgres.adminUrl, broker, trainers: trainerServices, workers },
    [Symbol.asyncDispose]: () => kept.disposeAsync(),
  };
}
