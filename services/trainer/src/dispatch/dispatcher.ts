import { setTimeout as delay } from 'node:timers/promises';
import { type Logger, type Pool, takeLeadership } from '@curator/service-kit';
import type { ShardQueue } from './shard-queue.ts';
import { putBack, takeWaitingShards } from './waiting-shards.ts';
import { SHARDS_CHANNEL } from './wake-up.ts';

/** One process at a time leads. */
export const LEADERSHIP = { lock: 727_002, name: 'trainer dispatcher' };

export interface DispatcherOptions {
  connectionString: string;
  pool: Pool;
  queue: ShardQueue;
  /** Slots of the workers that live. */
  slots: () => number;
  ackWaitMs: number;
  /** Done by the leader at every turn. */
  housekeeping: () => Promise<void>;
  logger: Logger;
}

/** Notifications wake it; this is for those that got lost. */
const POLL_MS = 1_000;
const RETRY_MS = 1_000;
const MIN_OUTSTANDING = 4;
/** With an empty queue, a shard that was dispatched this long ago and is not held cannot be on its way any more. */
const ON_ITS_WAY_MS = 2_000;

/**
 * Publishes waiting shards, as many as workers can take soon. One process does so at a time: see takeLeadership. Stops on disposal.
 */
export function startDispatcher(options: DispatcherOptions, stack: AsyncDisposableStack): void {
  const stop = new AbortController();
  const running = lead(options, stop.signal);
  stack.defer(async () => {
    stop.abort();
    await running;
  });
}

async function lead(options: DispatcherOptions, stop: AbortSignal): Promise<void> {
  while (!stop.aborted) {
    try {
      await dispatchAsLeader(options, stop);
    } catch (error) {
      if (!stop.aborted) options.logger.warn({ err: error }, 'dispatching was interrupted; it goes on in a moment');
    }
    await pause(RETRY_MS, stop);
  }
}

/** Returns when another process is the leader, or when stopped; throws when the database or the broker is away. */
async function dispatchAsLeader(options: DispatcherOptions, stop: AbortSignal): Promise<void> {
  await using leadership = await takeLeadership({ ...LEADERSHIP, connectionString: options.connectionString });
  if (!leadership) return;
  await options.queue.ensure();
  let wake = Promise.withResolvers<void>();
  await leadership.listen(SHARDS_CHANNEL, () => wake.resolve());
  options.logger.info('dispatching');
  const over = AbortSignal.any([stop, leadership.lost]);
  while (!over.aborted) {
    wake = Promise.withResolvers();
    await options.housekeeping();
    await dispatch(options);
    await Promise.race([wake.promise, pause(POLL_MS, over)]);
  }
  if (!stop.aborted) throw leadership.lost.reason;
}

async function dispatch({ pool, queue, slots, ackWaitMs }: DispatcherOptions): Promise<void> {
  const outstanding = await queue.outstanding();
  const room = Math.max(MIN_OUTSTANDING, 2 * slots()) - outstanding;
  if (room <= 0) return;
  const lostAfterMs = outstanding === 0 ? ON_ITS_WAY_MS : 2 * ackWaitMs;
  const shards = await takeWaitingShards(pool, room, lostAfterMs);
  const published = await Promise.allSettled(shards.map((shard) => queue.publish(shard)));
  const failed = shards.filter((_, index) => published[index]?.status === 'rejected');
  if (failed.length === 0) return;
  await putBack(pool, failed);
  throw published.find((result) => result.status === 'rejected')?.reason;
}

/** Resolves after the time, or when stopped. */
async function pause(ms: number, signal: AbortSignal): Promise<void> {
  await delay(ms, undefined, { signal }).catch(() => {});
}
