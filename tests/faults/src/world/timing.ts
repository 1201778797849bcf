import { type JobBatch, queueJobs, waitForEnd } from './jobs.ts';
import { createWorld } from './world.ts';

const LIMIT_MS = 300_000;

/** Milliseconds from queueing a batch until all of it has ended, in a world of its own that has warmed up. */
export async function timeOf(
  { natsProgram, workers }: { natsProgram: string; workers: number },
  batch: JobBatch,
): Promise<number> {
  await using world = await createWorld({ workers, ackWaitMs: 30_000, natsProgram });
  // What is only slow the first time is not counted.
  await waitForEnd(
    world.pool,
    await queueJobs(world.pool, { jobs: 2 * workers, rows: 60, shards: [{ cells: [0] }] }),
    LIMIT_MS,
  );
  const startedAt = performance.now();
  const ids = await queueJobs(world.pool, batch);
  await waitForEnd(world.pool, ids, LIMIT_MS);
  return performance.now() - startedAt;
}
