import { stopJob } from '../../../../services/trainer/src/jobs/training-job.ts';
import { type Figures, milliseconds, percentile } from '../figures.ts';
import { queueJobs } from '../world/jobs.ts';
import { connectAsTrainer, LONG } from '../world/long-job.ts';
import { untilLeased } from '../world/watch.ts';
import { createWorld } from '../world/world.ts';

export interface LostWorkersOptions {
  natsProgram: string;
  /** How a worker is lost: by a crash, or told to stop. */
  by: 'SIGKILL' | 'SIGTERM';
  times: number;
  ackWaitMs: number;
}

/** How long a shard is nobody's when the worker that has it is lost. */
export async function lostWorkers({ natsProgram, by, times, ackWaitMs }: LostWorkersOptions): Promise<Figures> {
  await using stack = new AsyncDisposableStack();
  const world = stack.use(await createWorld({ workers: 2, ackWaitMs, natsProgram }));
  const nats = await connectAsTrainer(world, stack);
  const waits: number[] = [];
  for (let time = 0; time < times; time += 1) {
    // The one that was lost last time is up again.
    await Promise.all(world.workers.map((each) => each.ready()));
    const [jobId = ''] = await queueJobs(world.pool, LONG);
    const { worker } = await untilLeased(world.pool, jobId);
    world.workers[Number(worker.replace('worker-', '')) - 1]?.signal(by);
    waits.push((await untilLeased(world.pool, jobId, 2)).ms);
    await stopJob({ pool: world.pool, nats }, jobId);
  }
  const crash = by === 'SIGKILL';
  const limitMs = crash ? ackWaitMs + 2_000 : 1_000;
  const p99 = percentile(waits, 0.99);
  return {
    what: crash
      ? `A crash noticed, at an ack wait of ${milliseconds(ackWaitMs)}: from kill -9 until another worker has the shard`
      : 'A shard handed over: from SIGTERM until another worker has it',
    values: {
      times,
      p50: milliseconds(percentile(waits, 0.5)),
      p99: milliseconds(p99),
      most: milliseconds(Math.max(...waits)),
    },
    promises: [{ promise: `p99 within ${milliseconds(limitMs)}`, held: p99 <= limitMs }],
  };
}
