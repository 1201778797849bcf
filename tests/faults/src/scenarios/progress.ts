import { setTimeout as delay } from 'node:timers/promises';
import { createLogger, inTransaction, type Pool } from '@curator/service-kit';
import { createDatabase } from '../../../../services/trainer/src/database.ts';
import { announceProgress } from '../../../../services/trainer/src/progress/announcement.ts';
import { createProgressHub, hearProgress } from '../../../../services/trainer/src/progress/progress-hub.ts';
import { type Figures, milliseconds, percentile } from '../figures.ts';
import { queueJobs } from '../world/jobs.ts';
import { connectAsTrainer } from '../world/long-job.ts';
import { createWorld } from '../world/world.ts';

export interface ProgressOptions {
  natsProgram: string;
  subscribers: number;
  /** Changes of the training; at half of them the broker is killed and started again. */
  changes: number;
}

const EVERY_MS = 50;
const LIMIT_MS = 500;
/** Of one subscriber that is slow. */
const SLOW_MS = 700;

interface Subscriber {
  latencies: { revision: number; ms: number }[];
  events: number;
  gaps: number;
  state: string;
}

/** One training that changes, and many who watch it in one process, as the trainer serves them. */
export async function progress({ natsProgram, subscribers, changes }: ProgressOptions): Promise<Figures> {
  await using stack = new AsyncDisposableStack();
  const world = stack.use(await createWorld({ workers: 0, trainers: 0, ackWaitMs: 30_000, natsProgram }));
  const { pool } = world;
  const [broker] = world.brokers;
  const logger = createLogger('faults', 'silent');
  const nats = await connectAsTrainer(world, stack);
  const hub = createProgressHub({ database: createDatabase(pool, stack), logger }, stack);
  hearProgress(nats, hub, logger);
  const [jobId = ''] = await queueJobs(pool, { jobs: 1, rows: 60, shards: [{ cells: [...Array(36).keys()] }] });
  const committedAt = new Map<number, number>();
  const watching = Array.from({ length: subscribers }, (_, place) => {
    const seen: Subscriber = { latencies: [], events: 0, gaps: 0, state: '' };
    return watch(hub.watch(jobId), seen, committedAt, place === 0 ? SLOW_MS : 0).then(() => seen);
  });
  const half = Math.floor(changes / 2);
  let restarted: Promise<void> | undefined;
  for (let change = 0; change < changes; change += 1) {
    if (change === half)
      restarted = broker?.kill().then(async () => {
        await delay(10 * EVERY_MS);
        await broker.start();
      });
    const revision = await advance(pool, jobId, change === changes - 1);
    committedAt.set(revision, performance.now());
    announceProgress(nats, jobId, revision);
    await delay(EVERY_MS);
  }
  await restarted;
  const all = await Promise.all(watching);
  // The slow one is slow by itself, and what fell into the broker's absence is told apart.
  const calm = all
    .slice(1)
    .flatMap(({ latencies }) => latencies.filter(({ revision }) => revision <= half).map(({ ms }) => ms));
  const whole = all.slice(1).flatMap(({ latencies }) => latencies.map(({ ms }) => ms));
  const gaps = all.reduce((sum, each) => sum + each.gaps, 0);
  const missed = all.filter(({ state }) => state !== 'SUCCEEDED').length;
  const p99 = percentile(calm, 0.99);
  return {
    what: `Progress of one training, ${changes} changes, to ${subscribers.toLocaleString('en-US')} subscribers of one process, one of them slow; the broker killed at half`,
    values: {
      'from commit to subscriber': `p50 ${milliseconds(percentile(calm, 0.5))}, p99 ${milliseconds(p99)}`,
      'with the broker away for half a second': `p50 ${milliseconds(percentile(whole, 0.5))}, p99 ${milliseconds(percentile(whole, 0.99))}`,
      'events of the slow one': all[0]?.events ?? 0,
      gaps,
      'ends missed': missed,
    },
    promises: [
      { promise: `p99 under ${milliseconds(LIMIT_MS)}`, held: p99 < LIMIT_MS },
      { promise: 'no gap', held: gaps === 0 },
      { promise: 'no end missed', held: missed === 0 },
    ],
  };
}

interface Event {
  fromRevision: number;
  revision: number;
  state: string;
}

async function watch(
  events: AsyncIterable<Event>,
  seen: Subscriber,
  committedAt: ReadonlyMap<number, number>,
  pauseMs: number,
) {
  let delivered = 0;
  for await (const { fromRevision, revision, state } of events) {
    // An event tells of all changes since the one before.
    for (let told = fromRevision + 1; told <= revision; told += 1) {
      const committed = committedAt.get(told);
      if (committed !== undefined) seen.latencies.push({ revision: told, ms: performance.now() - committed });
    }
    seen.events += 1;
    if (fromRevision !== delivered) seen.gaps += 1;
    delivered = revision;
    seen.state = state;
    if (pauseMs > 0) await delay(pauseMs);
  }
}

/** As a worker's write does. */
async function advance(pool: Pool, jobId: string, isLast: boolean): Promise<number> {
  return inTransaction(pool, async (client) => {
    const { rows } = await client.query<{ revision: number }>(
      'UPDATE jobs SET revision = revision + 1, state = $2 WHERE id = $1 RETURNING revision',
      [jobId, isLast ? 'SUCCEEDED' : 'RUNNING'],
    );
    const revision = rows[0]?.revision ?? 0;
    await client.query(
      'INSERT INTO cell_results (job_id, cell, accuracy, roc_auc, revision) VALUES ($1, $2, 0.5, 0.5, $3) ON CONFLICT DO NOTHING',
      [jobId, revision % 36, revision],
    );
    return revision;
  });
}
