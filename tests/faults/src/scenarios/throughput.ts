import { estimateSearchMs, expandGrid, GRIDS, planShards } from '@curator/forest';
import { type Figures, milliseconds } from '../figures.ts';
import { type JobBatch, queueJobs, waitForEnd } from '../world/jobs.ts';
import { createWorld } from '../world/world.ts';

const LIMIT_MS = 300_000;
/** As the trainer has it. */
const SHARD_TARGET_MS = 250;

/** How many shards that compute nothing go through in a second, by workers. */
export async function throughput({ natsProgram, shards }: { natsProgram: string; shards: number }): Promise<Figures> {
  const each = 50;
  // One cell, so that there is something to choose; the other shards are empty.
  const batch = {
    jobs: Math.ceil(shards / each),
    rows: 60,
    shards: [{ cells: [0] }, ...Array.from({ length: each - 2 }, () => ({ cells: [] }))],
  };
  const values: Figures['values'] = {};
  for (const workers of [1, 2, 4]) {
    const ms = await timeOf({ natsProgram, workers }, batch);
    values[`${workers} ${workers === 1 ? 'worker' : 'workers'}`] =
      `${Math.round((batch.jobs * each) / (ms / 1_000))} shards/s`;
  }
  return { what: `${(batch.jobs * each).toLocaleString('en-US')} shards that compute nothing`, values, promises: [] };
}

/** One large training with one worker and with two, divided as the trainer divides it. */
export async function speedUp({ natsProgram, rows }: { natsProgram: string; rows: number }): Promise<Figures> {
  const cells = expandGrid(GRIDS.standard);
  const size = { nRows: rows, nFeatures: 9, folds: 5 };
  const shards = planShards(cells, { ...size, targetMs: SHARD_TARGET_MS });
  const batch: JobBatch = { jobs: 1, rows, shards };
  const [one, two] = [
    await timeOf({ natsProgram, workers: 1 }, batch),
    await timeOf({ natsProgram, workers: 2 }, batch),
  ];
  return {
    what: `One training with the standard grid, ${rows.toLocaleString('en-US')} songs, in ${shards.length} shards`,
    values: {
      'estimated for its search on one core': milliseconds(estimateSearchMs(cells, size)),
      'one worker': milliseconds(one),
      'two workers': milliseconds(two),
      'speed-up': (one / two).toFixed(2),
      'idle share of two workers': `${Math.round(100 * (1 - one / (2 * two)))} %`,
    },
    promises: [],
  };
}

async function timeOf(
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
