import { setTimeout as delay } from 'node:timers/promises';
import { stopJob } from '../../../../services/trainer/src/jobs/training-job.ts';
import type { Figures } from '../figures.ts';
import { queueJobs, waitForEnd } from '../world/jobs.ts';
import { connectAsTrainer } from '../world/long-job.ts';
import { untilRow } from '../world/watch.ts';
import { createWorld } from '../world/world.ts';

/** By this much later after one that was stopped, and sooner after one that was not: so it stays at the edge. */
const STEP = 1.1;

/** Trainings that are cancelled at about the moment at which they end by themselves. */
export async function cancelRace({ natsProgram, times }: { natsProgram: string; times: number }): Promise<Figures> {
  await using stack = new AsyncDisposableStack();
  const world = stack.use(await createWorld({ workers: 1, ackWaitMs: 30_000, natsProgram }));
  const nats = await connectAsTrainer(world, stack);
  const { pool } = world;
  const begin = async () => {
    const [jobId = ''] = await queueJobs(pool, { jobs: 1, rows: 60, shards: [{ cells: [0] }] });
    await untilRow(pool, `SELECT FROM jobs WHERE id = $1 AND state <> 'QUEUED'`, [jobId]);
    return jobId;
  };
  const ids: string[] = [];
  let stopped = 0;
  // Longer than any takes: so the first ones succeed, and then it comes down to the edge.
  let waitMs = 500;
  for (let time = 0; time < times; time += 1) {
    const jobId = await begin();
    await delay(waitMs);
    const isStopped = await stopJob({ pool, nats }, jobId);
    if (isStopped) stopped += 1;
    waitMs *= isStopped ? STEP : 1 / STEP;
    await waitForEnd(pool, [jobId], 30_000);
    ids.push(jobId);
  }
  const { rows } = await pool.query<{ state: string; models: number; data: number; count: number }>(
    `SELECT state, models, data, count(*)::int FROM (
       SELECT state, (SELECT count(*) FROM models WHERE job_id = jobs.id)::int AS models,
         (SELECT count(*) FROM datasets WHERE job_id = jobs.id)::int AS data
       FROM jobs WHERE id = ANY ($1)
     ) job GROUP BY state, models, data`,
    [ids],
  );
  const count = (wanted: { state: string; models: number }) =>
    rows
      .filter(({ state, models, data }) => state === wanted.state && models === wanted.models && data === 0)
      .reduce((sum, row) => sum + row.count, 0);
  const cancelled = count({ state: 'CANCELLED', models: 0 });
  const succeeded = count({ state: 'SUCCEEDED', models: 1 });
  return {
    what: `${times.toLocaleString('en-US')} trainings cancelled at about the moment at which they end`,
    values: {
      'cancelled, without a model': cancelled,
      'succeeded, with one': succeeded,
      'told that it was stopped': stopped,
    },
    promises: [
      { promise: 'each is one or the other', held: cancelled + succeeded === times },
      { promise: 'who was told that it was stopped was told the truth', held: cancelled === stopped },
      { promise: 'both have happened', held: cancelled > 0 && succeeded > 0 },
    ],
  };
}
