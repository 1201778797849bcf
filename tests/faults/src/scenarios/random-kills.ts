import { setTimeout as delay } from 'node:timers/promises';
import { Client } from 'pg';
import type { Figures } from '../figures.ts';
import { restartBroker } from '../world/brokers.ts';
import type { Service } from '../world/service.ts';
import type { World } from '../world/world.ts';
import { type Fault, picker, weather } from './storm.ts';

export interface RandomKillsOptions {
  natsProgram: string;
  jobs: number;
  /** Shards of each, beside the final step. */
  shards: number;
  limitMs: number;
}

const ACK_WAIT_MS = 2_000;

/** Kills of whatever trainings run on. */
export function randomKills({ natsProgram, jobs, shards, limitMs }: RandomKillsOptions): Promise<Figures> {
  return weather({
    what: 'under random kills of workers, broker, trainer and database',
    world: { workers: 2, ackWaitMs: ACK_WAIT_MS, natsProgram },
    batch: { jobs, rows: 60, shards: Array.from({ length: shards }, (_, place) => ({ cells: [place] })) },
    limitMs,
    faults,
    pauseMs: [1_500, 3_500],
  });
}

function faults({ workers, trainers, brokers, database }: World): Fault[] {
  const pick = picker(11);
  return [
    ['worker killed', async () => pick(workers).signal('SIGKILL')],
    ['all workers killed', async () => workers.forEach((worker) => void worker.signal('SIGKILL'))],
    ['worker told to stop', async () => pick(workers).signal('SIGTERM')],
    ['worker frozen past the ack wait', () => freeze(pick(workers))],
    ['broker killed', () => restartBroker(pick(brokers))],
    ["broker killed and JetStream's files deleted", () => restartBroker(pick(brokers), true)],
    ['trainer killed', async () => pick(trainers).signal('SIGKILL')],
    ['all services told to stop', async () => [...trainers, ...workers].forEach((each) => void each.signal('SIGTERM'))],
    ['database sessions ended', () => endSessions(database.adminUrl)],
    ['database killed', () => restartDatabase(database, 'SIGKILL')],
    ['database stopped at once', () => restartDatabase(database, 'SIGQUIT')],
  ];
}

async function freeze(worker: Service): Promise<void> {
  worker.signal('SIGSTOP');
  await delay(2 * ACK_WAIT_MS);
  worker.signal('SIGCONT');
}

async function restartDatabase(database: World['database'], signal: 'SIGKILL' | 'SIGQUIT'): Promise<void> {
  await database.stop(signal);
  await database.start();
}

async function endSessions(adminUrl: string): Promise<void> {
  const client = new Client({ connectionString: adminUrl });
  await client.connect();
  try {
    await client.query(
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = 'trainer' AND application_name <> 'faults'`,
    );
  } finally {
    await client.end();
  }
}
