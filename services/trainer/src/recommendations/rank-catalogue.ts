import { Worker } from 'node:worker_threads';
import type { RankedRows, RankingRequest } from './ranking-thread.ts';

export type RankCatalogue = (request: RankingRequest) => Promise<RankedRows>;

/** Ranks on a thread of its own, one ranking at a time: a rush of listeners queues here and not for the processor. */
export function createRanker(): RankCatalogue {
  let last: Promise<unknown> = Promise.resolve();
  return (request) => {
    const ranking = last.then(() => runThread(request));
    last = ranking.catch(() => {}); // whoever asked for it is told
    return ranking;
  };
}

function runThread(request: RankingRequest): Promise<RankedRows> {
  const { promise, resolve, reject } = Promise.withResolvers<RankedRows>();
  const thread = new Worker(new URL('./ranking-thread.ts', import.meta.url), { workerData: request });
  thread.once('message', resolve);
  thread.once('error', reject);
  thread.once('exit', (code) => reject(new Error(`The ranking thread ended with ${code}`)));
  return promise;
}
