import { estimateSearchMs, expandGrid, GRIDS, planShards } from '@curator/forest';
import { type Figures, milliseconds } from '../figures.ts';
import type { JobBatch } from '../world/jobs.ts';
import { timeOf } from '../world/timing.ts';

/** As the trainer has it. */
const SHARD_TARGET_MS = 250;

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
