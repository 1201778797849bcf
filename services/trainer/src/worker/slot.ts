import { setTimeout as delay } from 'node:timers/promises';
import { shardMessageSchema } from '@curator/contracts';
import type { Logger, NatsConnection, Pool } from '@curator/service-kit';
import type { Consumer, JsMsg } from '@nats-io/jetstream';
import { openShardConsumer } from '../dispatch/shard-queue.ts';
import { announceProgress } from '../progress/announcement.ts';
import { parseMessage } from '../received-message.ts';
import { type Compute, ComputeAborted } from './compute.ts';
import { isInterruption } from './interruption.ts';
import { type Lease, leaseMsOf, releaseLease, renewLease, takeLease } from './lease.ts';
import { failShard } from './results.ts';
import type { ShardEnd, ShardMetrics } from './shard-metrics.ts';
import { runShard } from './shard-run.ts';

export interface SlotOptions {
  pool: Pool;
  nats: NatsConnection;
  compute: Compute;
  worker: string;
  /** Jobs that are being computed, by what stops them. */
  running: Map<AbortController, string>;
  metrics: ShardMetrics;
  logger: Logger;
}

const RETRY_MS = 500;
const PULL_MS = 10_000;

/** Takes shards and computes them, one at a time, until stopped. */
export async function runSlot(options: SlotOptions, stop: AbortSignal): Promise<void> {
  let opened: { consumer: Consumer; ackWaitMs: number } | undefined;
  while (!stop.aborted) {
    try {
      opened ??= await openShardConsumer(options.nats);
      const message = await nextMessage(opened.consumer, stop);
      if (message) await handle(options, message, opened.ackWaitMs, stop);
    } catch (error) {
      if (stop.aborted) return;
      opened = undefined; // the consumer may be gone, or have changed
      options.logger.warn({ err: error }, 'no work can be had just now');
      await delay(RETRY_MS, undefined, { signal: stop }).catch(() => {});
    }
  }
}

/** A pull that is under way when we stop is let go: what it may still bring is given back at once. */
async function nextMessage(consumer: Consumer, stop: AbortSignal): Promise<JsMsg | null> {
  const pull = consumer.next({ expires: PULL_MS });
  const stopped = Promise.withResolvers<null>();
  const onStop = () => stopped.resolve(null);
  stop.addEventListener('abort', onStop);
  const message = await Promise.race([pull, stopped.promise]).finally(() => stop.removeEventListener('abort', onStop));
  if (stop.aborted) {
    if (message) message.nak();
    else pull.then((late) => late?.nak()).catch(() => {});
    return null;
  }
  return message;
}

async function handle(options: SlotOptions, message: JsMsg, ackWaitMs: number, stop: AbortSignal): Promise<void> {
  const { pool, nats, worker, logger } = options;
  const shard = parseMessage(shardMessageSchema, message);
  if (!shard) {
    logger.error({ subject: message.subject }, 'a message that is not a shard of this version was dropped');
    message.ack();
    return;
  }
  const lease = await takeLease(pool, shard, worker, leaseMsOf(ackWaitMs));
  if ('gone' in lease) message.ack();
  else if ('heldForMs' in lease) message.nak(lease.heldForMs);
  else {
    announceProgress(nats, lease.jobId, lease.revision);
    await compute(options, lease, message, ackWaitMs, stop);
  }
}

/** Keeps the message and the lease alive while the slot's process computes. */
async function compute(
  options: SlotOptions,
  lease: Lease,
  message: JsMsg,
  ackWaitMs: number,
  stop: AbortSignal,
): Promise<void> {
  const { pool, running, metrics, logger } = options;
  metrics.taken(lease);
  const takenAt = performance.now();
  let end: ShardEnd = 'done';
  const abort = new AbortController();
  running.set(abort, lease.jobId);
  let isRenewing = false;
  const heartbeat = setInterval(() => {
    message.working();
    if (isRenewing) return;
    isRenewing = true;
    renewLease(pool, lease, leaseMsOf(ackWaitMs))
      .then(
        (held) => {
          if (held) return;
          metrics.leaseLost();
          abort.abort();
        },
        (error) => logger.warn({ err: error }, 'the lease could not be renewed; trying again'),
      )
      .finally(() => {
        isRenewing = false;
      });
  }, ackWaitMs / 4);
  let interrupted: unknown;
  try {
    // We may have been told to stop already, while the lease was taken.
    await runShard(options, lease, AbortSignal.any([stop, abort.signal]));
  } catch (error) {
    // Before the lease is given back: what is renewed after that would be nobody's.
    clearInterval(heartbeat);
    end = isInterruption(error) ? 'interrupted' : 'failed';
    if (end === 'interrupted') interrupted = error;
    await giveUp(options, lease, error);
  } finally {
    clearInterval(heartbeat);
    running.delete(abort);
    metrics.ended(lease, end, (performance.now() - takenAt) / 1_000);
  }
  // Whatever came of it stands in Postgres, from where it is dispatched again where it has to be.
  await message.ackAck();
  // What is wrong around us is not over at once: the slot waits a moment before it takes the next.
  if (interrupted !== undefined && !(interrupted instanceof ComputeAborted)) throw interrupted;
}

async function giveUp({ pool, nats, logger }: SlotOptions, lease: Lease, error: unknown): Promise<void> {
  const { jobId, shard } = lease;
  if (isInterruption(error)) {
    // Stopped, cancelled, or the database went away: not the shard's fault.
    if (!(error instanceof ComputeAborted)) logger.warn({ err: error, jobId, shard }, 'a shard was interrupted');
    await releaseLease(pool, lease);
    return;
  }
  logger.error({ err: error, jobId, shard }, 'a shard failed');
  const revision = await failShard(pool, lease, error instanceof Error ? error.message : String(error));
  if (revision !== undefined) announceProgress(nats, jobId, revision);
}
