import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import type { GridCell } from '@curator/forest';
import { afterEach, expect, test } from 'vitest';
import { POISONS } from '../../test-support/poisons.ts';
import {
  type Compute,
  ComputeAborted,
  ComputeError,
  type ComputeOptions,
  ComputeUnavailable,
  createCompute,
} from './compute.ts';
import type { ComputeRequest } from './compute-messages.ts';

const POISON = new URL('../../test-support/poison-process.ts', import.meta.url);
const HANGING = new URL('../../test-support/hanging-process.ts', import.meta.url);
const opened: Compute[] = [];
const open = (options: Omit<ComputeOptions, 'limitBytes'>, limitBytes = 400e6) => {
  const compute = createCompute({ ...options, limitBytes });
  opened.push(compute);
  return compute;
};
afterEach(async () => {
  for (const compute of opened.splice(0)) await compute[Symbol.asyncDispose]();
});

const request = (cells: readonly GridCell[]) =>
  ({
    kind: 'SEARCH',
    data: {
      features: Float32Array.from({ length: 60 * 9 }, (_, index) => index % 7),
      labels: Uint8Array.from({ length: 60 }, (_, row) => row % 2),
    },
    cells,
    onlyFolds: [],
    seed: 1,
  }) satisfies ComputeRequest;
const small = request([{ nEstimators: 5, maxFeatures: 'sqrt', minSamplesLeaf: 1 }]);
const never = new AbortController().signal;
const nobody = () => {};
const LIMIT = { timeout: 30_000 };

test('a computation that hangs is killed at the limit, and has failed', LIMIT, async () => {
  const run = open({ limitMs: 300, program: HANGING }).run(small, nobody, never);
  await expect(run).rejects.toThrow(ComputeError);
  await expect(run).rejects.toThrow('took longer than 0.3 s');
});

test('a computation that uses more memory than it may is stopped, and has failed', LIMIT, async () => {
  const compute = open({ limitMs: 60_000, program: POISON });
  const hungry = { ...small, seed: POISONS.hungry };
  await expect(compute.run(hungry, nobody, never)).rejects.toThrow(
    new ComputeError('The computation used more than the 400 MB of memory that there are for it.'),
  );
  await expect(compute.run(small, nobody, never)).resolves.toBeUndefined();
});

test('a model that was handed over is not kept', LIMIT, async () => {
  const compute = open({ limitMs: 60_000 });
  const { data, seed } = small;
  const cell = small.cells[0] as GridCell;
  const model = async () => new WeakRef((await compute.run({ kind: 'FINAL', data, cell, seed }, nobody, never)) ?? {});
  const handedOver = await model();
  await compute.run(small, nobody, never);
  setFlagsFromString('--expose_gc');
  runInNewContext('gc')();
  expect(handedOver.deref()).toBeUndefined();
});

test('what a process keeps is not held against the next shard', LIMIT, async () => {
  const compute = open({ limitMs: 60_000, program: POISON }, 600e6);
  for (let time = 0; time < 3; time += 1)
    // Each leaves about 400 MB behind.
    await expect(compute.run({ ...small, seed: POISONS.keeps }, nobody, never)).resolves.toBeUndefined();
});

test('what will need more memory than there is is not begun', LIMIT, async () => {
  const run = open({ limitMs: 60_000 }, 121e6).run(small, nobody, never);
  await expect(run).resolves.toBeUndefined();
  const nRows = 10_000;
  const data = { features: new Float32Array(9 * nRows), labels: new Uint8Array(nRows) };
  const large = open({ limitMs: 60_000 }, 121e6).run({ ...small, data }, nobody, never);
  await expect(large).rejects.toThrow(/would need about \d+ MB of memory, and there are 121 MB for it: choose fewer/);
});

test('after a computation was stopped the next one gets a process of its own, at once', LIMIT, async () => {
  const compute = open({ limitMs: 60_000 });
  const long = request(
    Array.from({ length: 200 }, (_, cell) => ({ nEstimators: 190, maxFeatures: 9, minSamplesLeaf: cell + 1 })),
  );
  for (let time = 0; time < 3; time += 1) {
    const stop = new AbortController();
    const stopped = compute.run(long, () => stop.abort(), stop.signal);
    await expect(stopped).rejects.toThrow(ComputeAborted);
    let cells = 0;
    await compute.run(small, (computed) => (cells += computed.length), never);
    expect(cells).toBe(1);
  }
});

test('nothing is computed for a signal that is aborted already', LIMIT, async () => {
  await expect(open({ limitMs: 60_000 }).run(small, nobody, AbortSignal.abort())).rejects.toThrow(ComputeAborted);
});

test('a computation that throws is the shard’s failure, and the next shard is computed', LIMIT, async () => {
  const compute = open({ limitMs: 60_000 });
  // Not a dataset: more labels than rows.
  const broken = { ...small, data: { ...small.data, labels: new Uint8Array(61) } };
  await expect(compute.run(broken, nobody, never)).rejects.toThrow(ComputeError);
  await expect(compute.run(small, nobody, never)).resolves.toBeUndefined();
});

test('disposing of it waits until its process has ended, also in the middle of a computation', LIMIT, async () => {
  const compute = createCompute({ limitMs: 60_000, limitBytes: 400e6, program: HANGING });
  const run = compute.run(small, nobody, never);
  run.catch(nobody);
  await compute[Symbol.asyncDispose]();
  await expect(run).rejects.toThrow('SIGKILL');
});

test(
  'where no process can be started, that is no shard’s failure, and it is tried again for the next',
  LIMIT,
  async () => {
    const { execPath } = process;
    process.execPath = '/nowhere/node';
    try {
      const compute = open({ limitMs: 60_000 });
      await expect(compute.run(small, nobody, never)).rejects.toThrow(ComputeUnavailable);
      process.execPath = execPath;
      await expect(compute.run(small, nobody, never)).resolves.toBeUndefined();
    } finally {
      process.execPath = execPath;
    }
  },
);
