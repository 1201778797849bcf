import type { Figures } from '../figures.ts';
import { timeOf } from '../world/timing.ts';

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
