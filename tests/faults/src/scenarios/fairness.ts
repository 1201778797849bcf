import type { Pool } from '@curator/service-kit';
import { type Figures, milliseconds } from '../figures.ts';
import { type JobBatch, queueJobs, waitForEnd } from '../world/jobs.ts';
import { untilRow } from '../world/watch.ts';
import { createWorld } from '../world/world.ts';

const SMALL: Omit<JobBatch, 'jobs'> = { rows: 60, shards: [{ cells: [0] }] };
const LISTENERS = 10;

/** One listener's training behind another's many; and many listeners with as many trainings each. */
export async function fairness({ natsProgram, jobs }: { natsProgram: string; jobs: number }): Promise<Figures> {
  await using world = await createWorld({ workers: 2, ackWaitMs: 30_000, natsProgram });
  const { pool } = world;
  const many = await queueJobs(pool, { ...SMALL, jobs, owner: 'many' });
  await untilRow(pool, `SELECT FROM jobs WHERE owner = 'many' AND state = 'SUCCEEDED'`, []);
  const [one = ''] = await queueJobs(pool, { ...SMALL, jobs: 1, owner: 'one' });
  await waitForEnd(pool, [one], 60_000);
  const { before, waitMs } = await waitOf(pool, one);
  await pool.query(`UPDATE jobs SET state = 'CANCELLED' WHERE id = ANY ($1) AND state IN ('QUEUED', 'RUNNING')`, [
    many,
  ]);

  const each = 20;
  const ids: string[] = [];
  for (let listener = 0; listener < LISTENERS; listener += 1)
    ids.push(
      ...(await queueJobs(pool, { ...SMALL, jobs: each, owner: `listener ${listener}`, seed: 1 + listener * each })),
    );
  await waitForEnd(pool, ids, 120_000);
  const index = await jainIndex(pool, ids);
  return {
    what: `One training behind ${jobs.toLocaleString('en-US')} of another listener; ${LISTENERS} listeners with ${each} each`,
    values: {
      'waited to begin': milliseconds(waitMs),
      "the other's shards begun meanwhile": before,
      "Jain's index of trainings done by half time (1 is even)": index.toFixed(3),
    },
    promises: [
      {
        promise: 'it begins within two lengths of a shard a slot, and what was dispatched before',
        held: before <= 2 * 2 + 4,
      },
      { promise: "Jain's index is .9 or more", held: index >= 0.9 },
    ],
  };
}

async function waitOf(pool: Pool, jobId: string): Promise<{ before: number; waitMs: number }> {
  const { rows } = await pool.query<{ before: number; waitMs: number }>(
    `SELECT extract(epoch FROM one.started_at - one.queued_at)::float8 * 1000 AS "waitMs",
       (SELECT count(*)::int FROM jobs WHERE owner = 'many' AND started_at BETWEEN one.queued_at AND one.started_at) AS before
     FROM jobs one WHERE id = $1`,
    [jobId],
  );
  return rows[0] as { before: number; waitMs: number };
}

/** Jain, Chiu and Hawe, 1984. */
async function jainIndex(pool: Pool, ids: readonly string[]): Promise<number> {
  const { rows } = await pool.query<{ done: number }>(
    `WITH ours AS (SELECT owner, finished_at, row_number() OVER (ORDER BY finished_at) AS place FROM jobs WHERE id = ANY ($1))
     SELECT count(*) FILTER (WHERE place <= $2)::int AS done FROM ours GROUP BY owner`,
    [ids, ids.length / 2],
  );
  const done = rows.map((row) => row.done);
  const sum = done.reduce((total, value) => total + value, 0);
  return sum ** 2 / (done.length * done.reduce((total, value) => total + value ** 2, 0));
}
