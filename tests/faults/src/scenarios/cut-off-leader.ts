import { type Figures, milliseconds, percentile } from '../figures.ts';
import { queueJobs, waitForEnd } from '../world/jobs.ts';
import { leaderOf } from '../world/leader.ts';
import type { Links } from '../world/links.ts';
import { untilLeased } from '../world/watch.ts';
import { createWorld } from '../world/world.ts';

const LIMIT_MS = 20_000;

/** The dispatching trainer is cut off from the database without a word: from then until a training queued just then has begun. */
export async function cutOffLeader({ natsProgram, times }: { natsProgram: string; times: number }): Promise<Figures> {
  await using world = await createWorld({ workers: 1, trainers: 2, ackWaitMs: 30_000, natsProgram, linked: true });
  const waits: number[] = [];
  let changes = 0;
  for (let time = 0; time < times; time += 1) {
    const leader = await leaderOf(world);
    const { database } = world.links[leader] as Links;
    database.swallow(true);
    const [jobId = ''] = await queueJobs(world.pool, { jobs: 1, rows: 60, shards: [{ cells: [0] }] });
    waits.push((await untilLeased(world.pool, jobId)).ms);
    await waitForEnd(world.pool, [jobId], 30_000);
    if ((await leaderOf(world)) !== leader) changes += 1;
    database.swallow(false);
    database.reset();
    await world.trainers[leader]?.ready();
  }
  const most = Math.max(...waits);
  return {
    what: 'The dispatching trainer cut off from the database without a word: until a training that was queued just then has begun',
    values: { times, p50: milliseconds(percentile(waits, 0.5)), most: milliseconds(most) },
    promises: [
      { promise: `within ${milliseconds(LIMIT_MS)}`, held: most <= LIMIT_MS },
      { promise: 'another dispatched', held: changes === times },
    ],
  };
}
