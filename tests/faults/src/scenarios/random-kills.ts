import { setTimeout as delay } from 'node:timers/promises';
import { createRandom } from '@curator/forest';
import { Client } from 'pg';
import { type Figures, milliseconds } from '../figures.ts';
import { type JobBatch, outcomeOf, queueJobs, waitForEnd } from '../world/jobs.ts';
import { createWorld, type World } from '../world/world.ts';

export interface RandomKillsOptions {
  natsProgram: string;
  jobs: number;
  /** Shards of each, beside the final step. */
  shards: number;
  limitMs: number;
}

const ACK_WAIT_MS = 2_000;
const WORKERS = 2;

/** Trainings under kills of whatever they run on, against the same ones undisturbed. */
export async function randomKills({ natsProgram, jobs, shards, limitMs }: RandomKillsOptions): Promise<Figures> {
  const batch: JobBatch = {
    jobs,
    rows: 60,
    shards: Array.from({ length: shards }, (_, place) => ({ cells: [place] })),
  };
  const options = { workers: WORKERS, ackWaitMs: ACK_WAIT_MS, natsProgram };
  const calm = await runBatch(options, batch, limitMs);
  const stormy = await runBatch(options, batch, limitMs, breakThings);
  const { outcome, ms, faults } = stormy;
  return {
    what: `${outcome.shards.toLocaleString('en-US')} shards under random kills of workers, broker, trainer and database sessions`,
    values: {
      faults: Object.entries(faults)
        .map(([name, count]) => `${count} × ${name}`)
        .join(', '),
      'trainings lost': jobs - outcome.succeeded,
      'trainings with a result too many or too few': outcome.odd,
      'leases beyond one a shard': outcome.attempts - outcome.shards,
      'interruptions counted': outcome.interruptions,
      'failures counted': outcome.failures,
      'hash of all results': `${outcome.hash}, undisturbed ${calm.outcome.hash}`,
      time: `${milliseconds(ms)}, undisturbed ${milliseconds(calm.ms)}`,
    },
    promises: [
      { promise: 'nothing is lost', held: outcome.succeeded === jobs },
      { promise: 'no result is committed twice', held: outcome.odd === 0 },
      { promise: 'every result is the one of an undisturbed run', held: outcome.hash === calm.outcome.hash },
    ],
  };
}

type Faults = Record<string, number>;

async function runBatch(
  options: Parameters<typeof createWorld>[0],
  batch: JobBatch,
  limitMs: number,
  meanwhile?: (world: World, stop: AbortSignal) => Promise<Faults>,
) {
  await using world = await createWorld(options);
  const startedAt = performance.now();
  const ids = await queueJobs(world.pool, batch);
  const stop = new AbortController();
  const breaking = meanwhile?.(world, stop.signal);
  try {
    await waitForEnd(world.pool, ids, limitMs);
  } finally {
    stop.abort();
  }
  const ms = performance.now() - startedAt;
  return { outcome: await outcomeOf(world.pool, ids), ms, faults: (await breaking) ?? {} };
}

/** One thing after another, in an order that is the same every time. */
async function breakThings(world: World, stop: AbortSignal): Promise<Faults> {
  const random = createRandom(7);
  const faults: Faults = {};
  const pick = <T>(all: readonly T[]) => all[random.below(all.length)] as T;
  const actions: [string, () => Promise<void>][] = [
    ['worker killed', async () => pick(world.workers).signal('SIGKILL')],
    ['all workers killed', async () => world.workers.forEach((worker) => void worker.signal('SIGKILL'))],
    ['worker told to stop', async () => pick(world.workers).signal('SIGTERM')],
    ['worker frozen past the ack wait', () => freeze(pick(world.workers))],
    ['broker killed', () => restartBroker(world, false)],
    ["broker killed and JetStream's files deleted", () => restartBroker(world, true)],
    ['trainer killed', async () => pick(world.trainers).signal('SIGKILL')],
    ['database sessions ended', () => endSessions(world.postgresAdminUrl)],
  ];
  for (let turn = 0; !stop.aborted; turn += 1) {
    // Each in turn at first, so that all of them happen.
    const [name, act] = turn < actions.length ? (actions[turn] as (typeof actions)[0]) : pick(actions);
    await act();
    faults[name] = (faults[name] ?? 0) + 1;
    await delay(1_500 + random.below(2_000), undefined, { signal: stop }).catch(() => {});
  }
  return faults;
}

async function freeze(worker: World['workers'][0]): Promise<void> {
  worker.signal('SIGSTOP');
  await delay(2 * ACK_WAIT_MS);
  worker.signal('SIGCONT');
}

async function restartBroker({ broker }: World, wiped: boolean): Promise<void> {
  await broker.kill();
  if (wiped) await broker.wipe();
  await broker.start();
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
