import { SUBJECTS } from '@curator/contracts';
import { type JetStreamManager, jetstreamManager } from '@nats-io/jetstream';
import { type Figures, milliseconds, percentile } from '../figures.ts';
import { restartBroker } from '../world/brokers.ts';
import { connectAsTrainer } from '../world/long-job.ts';
import { until } from '../world/watch.ts';
import type { World } from '../world/world.ts';
import { weather } from './storm.ts';

const REPLICAS = 3;
/** Who is asked may be the one that was killed, and says nothing. */
const ASK_AGAIN_MS = 250;

/** A cluster of three nats-servers, each of which keeps the queue: whichever leads it is killed, again and again. */
export async function cluster({ natsProgram, jobs }: { natsProgram: string; jobs: number }): Promise<Figures> {
  const elections: number[] = [];
  const figures = await weather({
    what: 'over three nats-servers, the one that leads killed again and again',
    world: { workers: 2, ackWaitMs: 2_000, natsProgram, brokers: REPLICAS },
    batch: { jobs, rows: 60, shards: Array.from({ length: 9 }, (_, place) => ({ cells: [place] })) },
    limitMs: 600_000,
    faults: (world) => [['leader killed', () => killLeader(world, elections)]],
    pauseMs: [2_000, 3_000],
  });
  return {
    ...figures,
    values: {
      ...figures.values,
      'until another leads': `p50 ${milliseconds(percentile(elections, 0.5))}, most ${milliseconds(Math.max(...elections))}`,
    },
  };
}

async function killLeader(world: World, elections: number[]): Promise<void> {
  await using stack = new AsyncDisposableStack();
  const manager = await jetstreamManager(await connectAsTrainer(world, stack), {
    checkAPI: false,
    timeout: ASK_AGAIN_MS,
  });
  let before: string | undefined;
  await until(async () => {
    before = await leaderOf(manager);
    return before !== undefined;
  });
  const leader = world.brokers.find(({ name }) => name === before);
  if (!leader) throw new Error(`There is no server ${before}`);
  await leader.kill();
  const { ms } = await until(async () => ((await leaderOf(manager)) ?? before) !== before);
  elections.push(ms);
  await restartBroker(leader);
  await until(() => isWhole(manager));
}

/** @returns undefined where nobody leads just now, or nobody says so */
async function leaderOf(manager: JetStreamManager): Promise<string | undefined> {
  const info = await manager.streams.info(SUBJECTS.shardStream).catch(() => undefined);
  return info?.cluster?.leader;
}

async function isWhole(manager: JetStreamManager): Promise<boolean> {
  const info = await manager.streams.info(SUBJECTS.shardStream).catch(() => undefined);
  const replicas = info?.cluster?.replicas ?? [];
  return replicas.length === REPLICAS - 1 && replicas.every(({ current, offline }) => current && !offline);
}
