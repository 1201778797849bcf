import { stopJob } from '../../../../services/trainer/src/jobs/training-job.ts';
import { type Figures, milliseconds, percentile } from '../figures.ts';
import { queueJobs } from '../world/jobs.ts';
import { connectAsTrainer, LONG } from '../world/long-job.ts';
import { untilLeased } from '../world/watch.ts';
import { createWorld } from '../world/world.ts';

const LIMIT_MS = 2_000;

/** From the cancellation of a running training until its worker is at work on the next one. */
export async function cancelled({ natsProgram, times }: { natsProgram: string; times: number }): Promise<Figures> {
  await using stack = new AsyncDisposableStack();
  const world = stack.use(await createWorld({ workers: 1, ackWaitMs: 30_000, natsProgram }));
  const nats = await connectAsTrainer(world, stack);
  const waits: number[] = [];
  let [running = ''] = await queueJobs(world.pool, LONG);
  for (let time = 0; time < times; time += 1) {
    await untilLeased(world.pool, running);
    const [next = ''] = await queueJobs(world.pool, LONG);
    await stopJob({ pool: world.pool, nats }, running);
    waits.push((await untilLeased(world.pool, next)).ms);
    running = next;
  }
  await stopJob({ pool: world.pool, nats }, running);
  const p99 = percentile(waits, 0.99);
  return {
    what: 'A running training cancelled: until its worker has the next one',
    values: {
      times,
      p50: milliseconds(percentile(waits, 0.5)),
      p99: milliseconds(p99),
      most: milliseconds(Math.max(...waits)),
    },
    promises: [{ promise: `p99 within ${milliseconds(LIMIT_MS)}`, held: p99 <= LIMIT_MS }],
  };
}
