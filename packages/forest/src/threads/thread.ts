import { parentPort } from 'node:worker_threads';
import { predictProbability } from '../scoring/prediction.ts';
import { planSearch } from '../search/search-plan.ts';
import { createUnitRunner } from '../search/unit-runner.ts';
import { installWasmKernel } from '../wasm/index.ts';
import type { ThreadAnswer, ThreadRequest } from './thread-messages.ts';

// A thread of the pool: works off what it is sent, one request after the other.

installWasmKernel();
parentPort?.on('message', (request: ThreadRequest) => {
  try {
    if (request.kind === 'search') search(request);
    else predict(request);
  } catch (error) {
    const { name, message } = error as Error;
    answer({ kind: 'failed', name, message });
  }
});

function search({ dataset, cells, control, ...options }: Extract<ThreadRequest, { kind: 'search' }>): void {
  const plan = planSearch(dataset, cells, options);
  using runner = createUnitRunner(plan);
  for (let next = takeUnit(control); next < plan.units.length; next = takeUnit(control)) {
    const said = runner.run(plan.units[next] as (typeof plan.units)[0]);
    answer({ kind: 'unit', unit: next, said }, said.buffer);
  }
  answer({ kind: 'searched' });
}

function predict({ forest, features, nRows }: Extract<ThreadRequest, { kind: 'predict' }>): void {
  const probabilities = predictProbability(forest, features, nRows);
  answer({ kind: 'predicted', probabilities }, probabilities.buffer);
}

/** The next unit; beyond all of them once the search is to stop. */
function takeUnit(control: Int32Array<SharedArrayBuffer>): number {
  return Atomics.load(control, 1) === 0 ? Atomics.add(control, 0, 1) : Number.POSITIVE_INFINITY;
}

function answer(message: ThreadAnswer, ...transfer: ArrayBuffer[]): void {
  parentPort?.postMessage(message, transfer);
}
