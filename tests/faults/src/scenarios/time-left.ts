import { expandGrid, GRIDS, planShards } from '@curator/forest';
import { createLogger } from '@curator/service-kit';
import { createDatabase } from '../../../../services/trainer/src/database.ts';
import { createProgressHub, hearProgress } from '../../../../services/trainer/src/progress/progress-hub.ts';
import { type Figures, milliseconds, percentile } from '../figures.ts';
import { queueJobs } from '../world/jobs.ts';
import { connectAsTrainer } from '../world/long-job.ts';
import { createWorld } from '../world/world.ts';

/** As the trainer has it. */
const SHARD_TARGET_MS = 250;

interface Told {
  atMs: number;
  leftMs: number;
}

/** What somebody who watches one large training is told of the time left, beside what it took. */
export async function timeLeft({ natsProgram, rows }: { natsProgram: string; rows: number }): Promise<Figures> {
  await using stack = new AsyncDisposableStack();
  const world = stack.use(await createWorld({ workers: 2, ackWaitMs: 30_000, natsProgram }));
  const logger = createLogger('faults', 'silent');
  const hub = createProgressHub({ database: createDatabase(world.pool, stack), logger }, stack);
  hearProgress(await connectAsTrainer(world, stack), hub, logger);
  const shards = planShards(expandGrid(GRIDS.curator2021), {
    ...{ nRows: rows, nFeatures: 9, folds: 5 },
    targetMs: SHARD_TARGET_MS,
  });
  const [jobId = ''] = await queueJobs(world.pool, { jobs: 1, rows, shards, grid: 'CURATOR_2021' });
  const startedAt = performance.now();
  const told: Told[] = [];
  for await (const { secondsLeft } of hub.watch(jobId))
    if (secondsLeft !== undefined) told.push({ atMs: performance.now(), leftMs: 1_000 * secondsLeft });
  const endedAt = performance.now();
  const errors = told.map(({ atMs, leftMs }) => Math.abs(leftMs - (endedAt - atMs)) / (endedAt - startedAt));
  const [first] = told;
  return {
    what: `The time left of one training, ${rows.toLocaleString('en-US')} songs and 570 combinations in ${shards.length} shards, two workers`,
    values: {
      'it took': milliseconds(endedAt - startedAt),
      'first told after': first ? milliseconds(first.atMs - startedAt) : 'never',
      'off by, in parts of the whole': `p50 ${percent(percentile(errors, 0.5))}, p90 ${percent(percentile(errors, 0.9))}, most ${percent(Math.max(...errors))} of ${told.length}`,
    },
    promises: [{ promise: 'it is told', held: told.length > 0 }],
  };
}

function percent(share: number): string {
  return `${Math.round(100 * share)} %`;
}
