import { afterAll, beforeAll, expect, test } from 'vitest';
import { queueJob, startBench, type TrainerBench } from '../test-support/trainer-bench.ts';
import { createLoaders } from './loaders.ts';

let bench: TrainerBench;
beforeAll(async () => {
  bench = await startBench();
});
afterAll(() => bench?.[Symbol.asyncDispose]());

/** The loaders of one request, and how many queries they sent. */
function request(owner = 'somebody') {
  let queries = 0;
  const counted = Object.assign(Object.create(bench.pool), {
    query: (sql: string, values: unknown[]) => {
      queries += 1;
      return bench.pool.query(sql, values);
    },
  });
  return { loaders: createLoaders({ ...bench, pool: counted }, owner), queries: () => queries };
}

async function tasteWithJobs(count: number): Promise<{ tasteId: string; newestFirst: string[] }> {
  const { pool } = bench;
  const ids: string[] = [];
  for (let job = 0; job < count; job += 1) ids.unshift(await queueJob(pool));
  const { rows } = await pool.query('SELECT taste_id FROM jobs WHERE id = $1', [ids[0]]);
  await pool.query(
    `UPDATE jobs SET taste_id = $1, created_at = now() - place * interval '1 minute'
     FROM unnest($2::uuid[]) WITH ORDINALITY AS n (id, place) WHERE jobs.id = n.id`,
    [rows[0].taste_id, ids],
  );
  return { tasteId: rows[0].taste_id, newestFirst: ids };
}

test('jobs of many tastes come by one query, newest first, as many as are asked for', async () => {
  const [one, other] = [await tasteWithJobs(4), await tasteWithJobs(2)];
  const { loaders, queries } = request();
  const found = await loaders.jobsOfTaste.loadMany([
    { tasteId: one.tasteId, first: 3 },
    { tasteId: other.tasteId, first: 10 },
    { tasteId: one.tasteId, first: 1 },
    { tasteId: one.tasteId, first: 0 },
  ]);
  const ids = found.map((jobs) => (jobs instanceof Error ? jobs : jobs.map(({ id }) => id)));
  expect(ids).toEqual([one.newestFirst.slice(0, 3), other.newestFirst, one.newestFirst.slice(0, 1), []]);
  expect(queries()).toBe(1);
  expect(await request('thief').loaders.jobsOfTaste.load({ tasteId: one.tasteId, first: 3 })).toEqual([]);
});

test('done combinations are counted by one query, and each job gets its own', async () => {
  const [none, two] = [await queueJob(bench.pool), await queueJob(bench.pool)];
  await bench.pool.query('INSERT INTO cell_results SELECT $1, cell, 0.5, 0.5, 2 FROM generate_series(0, 1) cell', [
    two,
  ]);
  const { loaders, queries } = request();
  expect(await loaders.cellsDone.loadMany([none, two])).toEqual([0, 2]);
  expect(queries()).toBe(1);
  expect((await loaders.cellsOfJob.loadMany([none, two])).map((cells) => (cells as object[]).length)).toEqual([0, 2]);
});

test('the newest model of each taste is found, and nobody else’s', async () => {
  const { pool } = bench;
  const { tasteId, newestFirst } = await tasteWithJobs(3);
  for (const [place, version] of [2, 3, 1].entries())
    await pool.query(
      `INSERT INTO models (taste_id, job_id, version, chosen_cell, baseline_accuracy, importances, liked_medians, other_medians, forest, known)
       VALUES ($1, $2, $3, 0, 0.5, '{}', '{}', '{}', '', '{}')`,
      [tasteId, newestFirst[place], version],
    );
  expect(await request().loaders.newestModelOfTaste.load(tasteId)).toMatchObject({ version: 3 });
  expect(await request('thief').loaders.newestModelOfTaste.load(tasteId)).toBeUndefined();
});

test.each(['', 'x', '-'.repeat(36), '00000000-0000-0000-0000-00000000000g', '\0'])(
  '%j is no id of ours',
  async (id) => {
    const { loaders } = request();
    expect(await Promise.all([loaders.taste.load(id), loaders.job.load(id), loaders.model.load(id)])).toEqual([
      ...[undefined, undefined, undefined],
    ]);
    expect(await loaders.newestModelOfTaste.load(id)).toBeUndefined();
  },
);
