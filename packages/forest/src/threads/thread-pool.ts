import { Worker } from 'node:worker_threads';
import { checkWhole } from '../checks.ts';
import type { Dataset } from '../data/dataset.ts';
import { resolveFolds } from '../data/folds.ts';
import { CancelledError, InvalidDatasetError, InvalidParameterError } from '../errors.ts';
import { checkFeatures } from '../scoring/check-features.ts';
import type { GridCell } from '../search/grid.ts';
import { type CellResult, Scoreboard } from '../search/scoreboard.ts';
import { planSearch, type SearchOptions } from '../search/search-plan.ts';
import type { Forest } from '../trees/forest.ts';
import type { ThreadAnswer, ThreadRequest } from './thread-messages.ts';

export interface ThreadedOptions extends SearchOptions {
  /** Told of each cell as soon as it is known. */
  readonly onCell?: ((result: CellResult, index: number) => void) | undefined;
  /** Ends the search within 16 trees of a fold a thread, with a CancelledError. */
  readonly signal?: AbortSignal | undefined;
}

/** Rows below which a thread is not worth its message. */
const LEAST_ROWS = 2_000;

/**
 * Threads that search and score, kept between calls; how many is the caller's to say. Calls run one after the other, each on all
 * threads, and give the same bits as without threads. The caller's own thread only adds up.
 */
export class ThreadPool {
  readonly #workers: Worker[];
  #last: Promise<unknown> = Promise.resolve();
  #failure: Error | undefined;

  /** @throws InvalidParameterError where threads is not a whole number from 1 to 256. */
  constructor(threads: number) {
    checkWhole('threads', threads, 1, 256);
    this.#workers = Array.from({ length: threads }, () => {
      const worker = new Worker(new URL('./thread.ts', import.meta.url));
      worker.once('error', (error: Error) => {
        this.#failure ??= error;
      });
      worker.once('exit', () => {
        this.#failure ??= new Error('A thread of the pool has ended.');
      });
      worker.unref();
      return worker;
    });
  }

  /** As evaluateCells, on all threads. */
  evaluateCells(dataset: Dataset, cells: readonly GridCell[], options: ThreadedOptions): Promise<CellResult[]> {
    return this.#enqueue(async () => {
      if (cells.length === 0) return [];
      const { seed, onlyFolds, signal } = options;
      throwIfAborted(signal);
      const folds = resolveFolds(options.folds, dataset.labels, seed);
      const plan = planSearch(dataset, cells, { folds, seed, onlyFolds });
      const scoreboard = new Scoreboard(plan, options.onCell);
      const control = new Int32Array(new SharedArrayBuffer(8));
      const stop = () => Atomics.store(control, 1, 1);
      signal?.addEventListener('abort', stop);
      try {
        await this.#ask(
          this.#workers.map(() => ({ kind: 'search', dataset, cells, folds, seed, onlyFolds, control })),
          (_worker, answer) => {
            if (answer.kind !== 'unit' || signal?.aborted) return;
            try {
              scoreboard.add(plan.units[answer.unit] as (typeof plan.units)[0], answer.said);
            } catch (error) {
              // The caller's onCell has thrown: the other units need not be computed.
              stop();
              throw error;
            }
          },
        );
      } finally {
        stop();
        signal?.removeEventListener('abort', stop);
      }
      throwIfAborted(signal);
      return scoreboard.results;
    });
  }

  /** As predictProbability, on as many threads as the rows are worth. */
  predictProbability(forest: Forest, features: Float32Array, nRows: number): Promise<Float64Array> {
    return this.#enqueue(async () => {
      checkFeatures(forest.nFeatures, features, nRows);
      const parts = Math.max(1, Math.min(this.#workers.length, Math.floor(nRows / LEAST_ROWS)));
      const starts = Array.from({ length: parts + 1 }, (_, part) => Math.floor((part * nRows) / parts));
      const probabilities = new Float64Array(nRows);
      const requests = starts.slice(0, -1).map((start, part) => {
        const end = starts[part + 1] as number;
        return { kind: 'predict', forest, features: rowsOf(features, nRows, start, end), nRows: end - start } as const;
      });
      await this.#ask(requests, (part, answer) => {
        if (answer.kind === 'predicted') probabilities.set(answer.probabilities, starts[part] as number);
      });
      return probabilities;
    });
  }

  async close(): Promise<void> {
    this.#failure ??= new Error('The thread pool is closed.');
    await Promise.all(this.#workers.map((worker) => worker.terminate()));
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.close();
  }

  #enqueue<T>(work: () => Promise<T>): Promise<T> {
    const result = this.#last.then(() => {
      if (this.#failure) throw this.#failure;
      return work();
    });
    // The next call waits for this one, however it ends.
    this.#last = result.catch(() => {});
    return result;
  }

  /** Sends each request to a thread of its own, and waits until all have answered for the last time. */
  async #ask(
    requests: readonly ThreadRequest[],
    onAnswer: (worker: number, answer: ThreadAnswer) => void,
  ): Promise<void> {
    const outcomes = await Promise.allSettled(
      requests.map((request, index) =>
        converse(this.#workers[index] as Worker, request, (answer) => onAnswer(index, answer)),
      ),
    );
    const failed = outcomes.find((outcome) => outcome.status === 'rejected');
    if (failed) throw failed.reason;
  }
}

/** Waits for a thread's last answer to a request, whatever is thrown on the way, so that the next request meets an idle thread. */
function converse(worker: Worker, request: ThreadRequest, onAnswer: (answer: ThreadAnswer) => void): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  let thrown: { error: unknown } | undefined;
  const onMessage = (answer: ThreadAnswer) => {
    if (answer.kind === 'failed') thrown ??= { error: asError(answer) };
    try {
      if (!thrown) onAnswer(answer);
    } catch (error) {
      thrown = { error };
    }
    if (answer.kind === 'unit') return;
    if (thrown) reject(thrown.error);
    else resolve();
  };
  const onExit = () => reject(new Error('A thread of the pool ended while it was at work.'));
  worker.ref();
  worker.on('message', onMessage).once('error', reject).once('messageerror', reject).once('exit', onExit);
  worker.postMessage(request);
  return promise.finally(() => {
    worker.off('message', onMessage).off('error', reject).off('messageerror', reject).off('exit', onExit);
    worker.unref();
  });
}

const OWN_ERRORS = { InvalidDatasetError, InvalidParameterError };

/** An error's class does not cross threads; its name does. */
function asError({ name, message }: Extract<ThreadAnswer, { kind: 'failed' }>): Error {
  const Own = OWN_ERRORS[name as keyof typeof OWN_ERRORS] ?? Error;
  return new Own(message);
}

function rowsOf(features: Float32Array, nRows: number, start: number, end: number): Float32Array {
  const nFeatures = features.length / nRows;
  const part = new Float32Array(nFeatures * (end - start));
  for (let feature = 0; feature < nFeatures; feature += 1)
    part.set(features.subarray(feature * nRows + start, feature * nRows + end), feature * (end - start));
  return part;
}

function throwIfAborted(signal: AbortSignal | undefined): void {
  if (signal?.aborted) throw new CancelledError('The search was cancelled.', { cause: signal.reason });
}
