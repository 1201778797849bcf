import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { queueJob, startBench, type TrainerBench } from '../../test-support/trainer-bench.ts';
import * as model from '../../test-support/training-model.ts';
import { type Lease, releaseLease, renewLease, takeLease } from '../worker/lease.ts';
import { failShard, finishJob, finishSearch, saveCells } from '../worker/results.ts';
import { failExpiredJobs } from './expired-jobs.ts';
import { requeueTraining } from './requeue-training.ts';
import { cancelJob } from './training-job.ts';

let bench: TrainerBench;
beforeAll(async () => {
  bench = await startBench();
});
afterAll(() => bench?.[Symbol.asyncDispose]());

const SHARDS = [[0, 1], [2]];
const FINAL = SHARDS.length;
const ALIVE_MS = 600_000;
const NEVER = { queuedMs: 1e12, runningMs: 1e12, totalMs: 1e12 };
const nats = { publish: () => {} };
const MODEL = {
  baselineAccuracy: 0.5,
  importances: new Float64Array(9),
  likedMedians: new Float64Array(9),
  otherMedians: new Float64Array(9),
  forest: new Uint8Array(1),
};

/** What can happen to a training. `lease` is the place of a lease among all that were ever had, lost ones too. */
const byLease = fc.constantFrom('renew', 'release', 'save', 'finish', 'fail');
const step = fc.oneof(
  { weight: 4, arbitrary: fc.record({ does: fc.constantFrom('take', 'lapse'), shard: fc.nat(FINAL) }) },
  // Mostly by the last ones, again and again: what is done after the end of a lease is what matters.
  { weight: 6, arbitrary: fc.record({ does: byLease, lease: fc.nat(1) }) },
  { weight: 1, arbitrary: fc.record({ does: byLease, lease: fc.nat(9) }) },
  { weight: 1, arbitrary: fc.record({ does: fc.constantFrom('finish'), lease: fc.nat(1) }) },
  // An end ends nearly everything.
  { weight: 1, arbitrary: fc.record({ does: fc.constantFrom('cancel', 'time out', 'requeue', 'requeue') }) },
);
type Step = { does: string; shard?: number; lease?: number };

/** One training in Postgres, and leases that workers have or had of it, newest first. */
interface Run {
  jobId: string;
  leases: Lease[];
}

/** Does a step to the rows; returns what the step says. */
async function act({ jobId, leases }: Run, { does, shard = 0, lease: place = 0 }: Step): Promise<unknown> {
  const { pool, database } = bench;
  const lease = leases[place];
  switch (does) {
    case 'take': {
      const taken = await takeLease(pool, { jobId, shard }, 'worker', ALIVE_MS);
      if (!('attempt' in taken)) return 'gone' in taken ? 'gone' : 'held';
      leases.unshift(taken);
      return { shard, attempt: taken.attempt };
    }
    case 'lapse':
      return void (await pool.query(
        `UPDATE shards SET leased_until = now() - interval '1 hour' WHERE job_id = $1 AND shard = $2 AND leased_until > now()`,
        [jobId, shard],
      ));
    case 'renew':
      return lease && renewLease(pool, lease, ALIVE_MS);
    case 'release':
      return lease && releaseLease(pool, lease);
    case 'save':
      if (!lease) return;
      return (
        (await saveCells(
          pool,
          lease,
          lease.cells.map((_, index) => ({ index, accuracy: 1, rocAuc: 1, folds: [] })),
        )) !== undefined
      );
    case 'finish':
      if (!lease) return;
      return (
        (lease.kind === 'FINAL' ? await finishJob(pool, lease, MODEL, 0) : await finishSearch(pool, lease)) !==
        undefined
      );
    case 'fail':
      return lease && void (await failShard(pool, lease, 'it is poison'));
    case 'cancel':
      return void (await cancelJob({ pool, database, nats }, 'somebody', jobId));
    case 'time out':
      return void (await failExpiredJobs(pool, { ...NEVER, totalMs: -1 }));
    default:
      return requeueTraining({ pool, database, nats, limits: { openTrainings: 1e6 } }, 'somebody', jobId).then(
        () => true,
        () => false,
      );
  }
}

/** The same to the model. */
function expected(
  training: model.TrainingModel,
  leases: readonly Lease[],
  { does, shard = 0, lease: place = 0 }: Step,
): unknown {
  const lease = leases[place];
  switch (does) {
    case 'take':
      return model.lease(training, shard);
    case 'lapse':
      return model.lapse(training, shard);
    case 'cancel':
      return model.end(training, 'CANCELLED');
    case 'time out':
      return model.end(training, 'FAILED');
    case 'requeue':
      return model.requeue(training);
    case 'renew':
      return lease && model.renew(training, lease);
    case 'release':
      return lease && model.release(training, lease);
    case 'save':
      return lease && model.save(training, lease);
    case 'finish':
      return lease && model.finish(training, lease);
    default:
      return lease && void model.fail(training, lease);
  }
}

async function rowsOf(jobId: string) {
  const { rows } = await bench.pool.query<{
    state: string;
    revision: number;
    cells: number[];
    models: number;
    data: boolean;
  }>(
    `SELECT state, revision, array(SELECT cell FROM cell_results WHERE job_id = id ORDER BY cell) AS cells,
       (SELECT count(*)::int FROM models WHERE job_id = jobs.id) AS models,
       EXISTS (SELECT FROM datasets WHERE job_id = jobs.id) AS data
     FROM jobs WHERE id = $1`,
    [jobId],
  );
  const shards = await bench.pool.query(
    `SELECT kind, state, attempt, failures, interruptions,
       CASE WHEN leased_until > now() THEN 'live' WHEN leased_until IS NOT NULL THEN 'lapsed' END AS lease
     FROM shards WHERE job_id = $1 ORDER BY shard`,
    [jobId],
  );
  const [job] = rows;
  if (!job) throw new Error(`There is no job ${jobId}`);
  return { ...job, shards: shards.rows };
}

test('rows and model agree after every step, in whatever order things happen', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 40 }), async (steps) => {
      const run: Run = { jobId: await queueJob(bench.pool, { shards: SHARDS }), leases: [] };
      const training = model.newTraining(SHARDS);
      let revision = 1;
      for (const [place, each] of steps.entries()) {
        const before = [...run.leases];
        const said = await act(run, each);
        const should = expected(training, before, each);
        const name = `step ${place}, ${JSON.stringify(each)}`;
        expect({ name, said: said ?? null }).toEqual({ name, said: should ?? null });
        const rows = await rowsOf(run.jobId);
        expect({ name, ...rows }).toEqual({
          name,
          ...{ state: training.state, models: training.models, cells: [...training.cells].sort() },
          shards: training.shards.map(({ cells: _, lease, ...shard }) => ({ ...shard, lease: lease ?? null })),
          data: !['SUCCEEDED', 'CANCELLED'].includes(training.state),
          revision: expect.any(Number),
        });
        // What watchers know by the revision never goes back.
        expect(rows.revision).toBeGreaterThanOrEqual(revision);
        revision = rows.revision;
      }
      await bench.pool.query('DELETE FROM jobs WHERE id = $1', [run.jobId]);
    }),
    { numRuns: 150 },
  );
}, 120_000);

test('steps that happen at the same time leave a state that the machine can have, and never two models', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.array(step, { minLength: 2, maxLength: 6 }), { minLength: 3, maxLength: 8 }),
      async (rounds) => {
        const run: Run = { jobId: await queueJob(bench.pool, { shards: SHARDS }), leases: [] };
        let ended: string | undefined;
        for (const round of rounds) {
          // From several workers, and none of them waits for another.
          await Promise.all(
            [{ does: 'take', shard: 0 }, { does: 'take', shard: 1 }, ...round].map((each) => act(run, each)),
          );
          const { state, models, shards, cells } = await rowsOf(run.jobId);
          const searches = shards.filter(({ kind }) => kind === 'SEARCH');
          expect(models).toBe(state === 'SUCCEEDED' ? 1 : 0);
          expect(shards.length - searches.length).toBe(searches.every((shard) => shard.state === 'DONE') ? 1 : 0);
          expect(new Set(cells).size).toBe(cells.length);
          for (const shard of shards) expect(shard.failures).toBeLessThanOrEqual(model.MAX_FAILURES);
          if (state === 'FAILED') continue;
          // No way leads out of an end but that of a failed one.
          expect(ended === undefined || ended === state).toBe(true);
          if (['SUCCEEDED', 'CANCELLED'].includes(state)) ended = state;
        }
        await bench.pool.query('DELETE FROM jobs WHERE id = $1', [run.jobId]);
      },
    ),
    { numRuns: 60 },
  );
}, 120_000);
