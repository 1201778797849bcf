import { setTimeout as delay } from 'node:timers/promises';
import { createRandom } from '@curator/forest';
import { type Figures, milliseconds } from '../figures.ts';
import { type JobBatch, type Outcome, outcomeOf, queueJobs, waitForEnd } from '../world/jobs.ts';
import { createWorld, type World, type WorldOptions } from '../world/world.ts';

/** What is done to a world while it trains. */
export type Fault = readonly [name: string, act: () => Promise<void>];

export interface Storm {
  /** Of what is done, after the number of shards. */
  what: string;
  world: WorldOptions;
  batch: JobBatch;
  /** For each of the two runs. */
  limitMs: number;
  /** Done one after the other, each once at first and then in an order that is the same every time. */
  faults: (world: World) => readonly Fault[];
  /** Between two faults, at least and at most. */
  pauseMs: readonly [number, number];
}

/** Trainings that are disturbed, beside the same ones undisturbed. */
export async function weather(storm: Storm): Promise<Figures> {
  const { batch, world } = storm;
  const calm = await runBatch({ ...storm, world: { ...world, linked: false }, faults: () => [] });
  const { outcome, ms, counts } = await runBatch(storm);
  const faults = Object.entries(counts)
    .filter(([, count]) => count > 0)
    .map(([name, count]) => `${count} × ${name}`);
  return {
    what: `${outcome.shards.toLocaleString('en-US')} shards ${storm.what}`,
    values: {
      faults: faults.join(', '),
      'trainings lost': batch.jobs - outcome.succeeded,
      'trainings with a result too many or too few': outcome.odd,
      'leases beyond one a shard': outcome.attempts - outcome.shards,
      'interruptions counted': outcome.interruptions,
      'failures counted': outcome.failures,
      'hash of all results': `${outcome.hash}, undisturbed ${calm.outcome.hash}`,
      time: `${milliseconds(ms)}, undisturbed ${milliseconds(calm.ms)}`,
    },
    promises: [
      { promise: 'something was broken', held: faults.length > 0 },
      { promise: 'nothing is lost', held: outcome.succeeded === batch.jobs },
      { promise: 'no result is committed twice', held: outcome.odd === 0 },
      { promise: 'every result is the one of an undisturbed run', held: outcome.hash === calm.outcome.hash },
    ],
  };
}

interface Run {
  outcome: Outcome;
  ms: number;
  counts: Record<string, number>;
}

async function runBatch({ world: options, batch, limitMs, faults, pauseMs }: Storm): Promise<Run> {
  await using world = await createWorld(options);
  const startedAt = performance.now();
  const ids = await queueJobs(world.pool, batch);
  const stop = new AbortController();
  const disturbing = disturb(faults(world), pauseMs, stop.signal);
  const failing = disturbing.then(() => new Promise<never>(() => {}));
  try {
    // A fault that cannot be done ends the run.
    await Promise.race([waitForEnd(world.pool, ids, limitMs), failing]);
  } finally {
    stop.abort();
    // What is being broken must be whole again before the world goes.
    await disturbing.catch(() => {});
  }
  const ms = performance.now() - startedAt;
  const counts = await disturbing;
  // The last fault may have been one of the database.
  await world.database.start();
  return { outcome: await outcomeOf(world.pool, ids), ms, counts };
}

async function disturb(faults: readonly Fault[], [least, most]: Storm['pauseMs'], stop: AbortSignal) {
  const random = createRandom(7);
  const counts = Object.fromEntries(faults.map(([name]) => [name, 0]));
  for (let turn = 0; faults.length > 0 && !stop.aborted; turn += 1) {
    const [name, act] = faults[turn < faults.length ? turn : random.below(faults.length)] as Fault;
    await act();
    counts[name] = (counts[name] ?? 0) + 1;
    await delay(least + random.below(most - least + 1), undefined, { signal: stop }).catch(() => {});
  }
  return counts;
}

/** One of them, in an order that is the same every time. */
export function picker(seed: number): <T>(all: readonly T[]) => T {
  const random = createRandom(seed);
  return (all) => all[random.below(all.length)] as (typeof all)[0];
}
