import { type Figures, milliseconds, percentile } from '../figures.ts';
import { queueJobs, waitForEnd } from '../world/jobs.ts';
import { leaderOf } from '../world/leader.ts';
import { untilLeased } from '../world/watch.ts';
import { createWorld, type World } from '../world/world.ts';

export interface NewLeaderOptions {
  natsProgram: string;
  /** How the dispatching trainer is lost: killed, or cut off from the database without a word. */
  by: 'SIGKILL' | 'silence';
  times: number;
}

const LIMITS_MS = { SIGKILL: 5_000, silence: 20_000 };
const WORDS = { SIGKILL: 'killed', silence: 'cut off from the database without a word' };

/** From the loss of the trainer that dispatches until a training that is queued at that moment has begun. */
export async function newLeader({ natsProgram, by, times }: NewLeaderOptions): Promise<Figures> {
  await using world = await createWorld({ workers: 1, trainers: 2, ackWaitMs: 30_000, natsProgram, linked: true });
  const waits: number[] = [];
  let changes = 0;
  for (let time = 0; time < times; time += 1) {
    const leader = await leaderOf(world);
    lose(world, leader, by);
    const [jobId = ''] = await queueJobs(world.pool, { jobs: 1, rows: 60, shards: [{ cells: [0] }] });
    waits.push((await untilLeased(world.pool, jobId)).ms);
    if ((await leaderOf(world)) !== leader) changes += 1;
    await waitForEnd(world.pool, [jobId], 30_000);
    await bringBack(world, leader);
  }
  const most = Math.max(...waits);
  return {
    what: `The dispatching trainer ${WORDS[by]}: until a training that was queued just then has begun`,
    values: { times, p50: milliseconds(percentile(waits, 0.5)), most: milliseconds(most) },
    promises: [
      { promise: `within ${milliseconds(LIMITS_MS[by])}`, held: most <= LIMITS_MS[by] },
      { promise: 'another dispatched', held: changes === times },
    ],
  };
}

function lose({ trainers, links }: World, leader: number, by: NewLeaderOptions['by']): void {
  if (by === 'SIGKILL') trainers[leader]?.signal(by);
  else links[leader]?.database.swallow(true);
}

async function bringBack({ trainers, links }: World, leader: number): Promise<void> {
  links[leader]?.database.swallow(false);
  links[leader]?.database.reset();
  await trainers[leader]?.ready();
}
