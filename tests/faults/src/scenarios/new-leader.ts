import { type Figures, milliseconds, percentile } from '../figures.ts';
import { queueJobs, waitForEnd } from '../world/jobs.ts';
import { leaderOf } from '../world/leader.ts';
import { untilLeased } from '../world/watch.ts';
import { createWorld } from '../world/world.ts';

const LIMIT_MS = 5_000;

/** The trainer that dispatches is killed: from then until a training that is queued at that moment has begun. */
export async function newLeader({ natsProgram, times }: { natsProgram: string; times: number }): Promise<Figures> {
  const waits: number[] = [];
  let changes = 0;
  await using world = await createWorld({ workers: 1, ackWaitMs: 30_000, natsProgram, trainers: 2 });
  for (let time = 0; time < times; time += 1) {
    const leader = await leaderOf(world);
    world.trainers[leader]?.signal('SIGKILL');
    const [jobId = ''] = await queueJobs(world.pool, { jobs: 1, rows: 60, shards: [{ cells: [0] }] });
    waits.push((await untilLeased(world.pool, jobId)).ms);
    if ((await leaderOf(world)) !== leader) changes += 1;
    await waitForEnd(world.pool, [jobId], 30_000);
    await Promise.all(world.trainers.map((each) => each.ready()));
  }
  const most = Math.max(...waits);
  return {
    what: 'The dispatching trainer killed: until a training that was queued just then has begun',
    values: { times, p50: milliseconds(percentile(waits, 0.5)), most: milliseconds(most) },
    promises: [
      { promise: `within ${milliseconds(LIMIT_MS)}`, held: most <= LIMIT_MS },
      { promise: 'another dispatched', held: changes === times },
    ],
  };
}
