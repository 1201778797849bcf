import path from 'node:path';
import { scratchFolder } from '@curator/platform';
import { createLogger, createPool, type Pool } from '@curator/service-kit';
import { type NatsServer, startNatsServers } from '@curator/testkit';
import { type Database, startDatabase } from './database.ts';
import { mountDisk } from './disk.ts';
import { type Links, openLinks } from './links.ts';
import { Service } from './service.ts';

export interface WorldOptions {
  /** Worker processes, of one slot each. */
  workers: number;
  ackWaitMs: number;
  /** The nats-server program. */
  natsProgram: string;
  /** Nats-servers that each keep the queue; 1 where left out. */
  brokers?: 1 | 3;
  /** Whether processes that end are started again; true where left out. */
  restarts?: boolean;
  /** Trainer API processes, of which one dispatches; 1 where left out. */
  trainers?: number;
  /** Whether trainers and workers reach database and brokers by ways that can be disturbed. */
  linked?: boolean;
  /** More environment of one worker, counted from 1. */
  workerEnv?: (worker: number) => Record<string, string>;
  /** Size of a disk of their own for database, brokers and logs, for root; where left out they lie with everything else. */
  diskMegabytes?: number;
}

/** Postgres, a broker or three, trainers and workers, all real and all to be broken. */
export interface World extends AsyncDisposable {
  /** The observer's own, by no way that is disturbed. */
  pool: Pool;
  database: Database;
  brokers: readonly NatsServer[];
  trainers: readonly Service[];
  workers: readonly Service[];
  /** Of the trainers, then of the workers; none unless asked for. */
  links: readonly Links[];
  /** Where data and logs lie. */
  folder: string;
}

/** Where nobody answers: none of it is needed to train. */
const NOWHERE = 'http://127.0.0.1:9';
const PASSWORDS = { trainer: 'trainer', worker: 'worker' };

export async function createWorld(options: WorldOptions): Promise<World> {
  const { brokers: nBrokers = 1, restarts = true, trainers: nTrainers = 1, workerEnv } = options;
  await using stack = new AsyncDisposableStack();
  const { path: folder } = stack.use(await scratchFolder('faults'));
  if (options.diskMegabytes !== undefined) stack.use(mountDisk(folder, options.diskMegabytes));
  const database = stack.use(await startDatabase(folder));
  const logger = createLogger('faults', 'silent');
  const pool = createPool({ connectionString: database.url, max: 8, applicationName: 'faults', logger }, stack);
  const brokers = await startNatsServers(
    nBrokers,
    { program: options.natsProgram, passwords: PASSWORDS, folder: path.join(folder, 'nats') },
    stack,
  );
  const urls = brokers.map(({ url }) => url);
  const links: Links[] = [];
  const start = async (name: string, entry: string, env: Record<string, string>) => {
    const own = options.linked ? await openLinks(database.url, urls, stack) : undefined;
    if (own) links.push(own);
    const { databaseUrl, natsUrl } = own ?? { databaseUrl: database.url, natsUrl: urls.join(',') };
    const shared = { DATABASE_URL: databaseUrl, NATS_URL: natsUrl, LOG_LEVEL: 'warn' };
    const logFile = path.join(folder, `${name}.log`);
    return stack.use(await Service.start({ entry, restarts, logFile, env: { ...shared, ...env } }));
  };
  const trainerEnv = {
    ...{ NATS_USER: 'trainer', NATS_PASSWORD: 'trainer', NATS_REPLICAS: String(nBrokers) },
    ...{ AUTH_URL: NOWHERE, CATALOG_URL: NOWHERE, JWKS_URL: `${NOWHERE}/jwks`, TRAINER_SECRET: 'x'.repeat(32) },
    ACK_WAIT_MS: String(options.ackWaitMs),
  };
  const trainers: Service[] = [];
  for (let place = 1; place <= nTrainers; place += 1)
    trainers.push(await start(`trainer-${place}`, 'services/trainer/src/main.ts', trainerEnv));
  const workers: Service[] = [];
  for (let place = 1; place <= options.workers; place += 1)
    workers.push(
      await start(`worker-${place}`, 'services/trainer/src/worker.ts', {
        ...{ NATS_USER: 'worker', NATS_PASSWORD: 'worker', WORKER_NAME: `worker-${place}` },
        ...workerEnv?.(place),
      }),
    );
  const kept = stack.move();
  return {
    ...{ pool, database, brokers, trainers, workers, links, folder },
    [Symbol.asyncDispose]: () => kept.disposeAsync(),
  };
}
