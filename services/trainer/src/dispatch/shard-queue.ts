import { MESSAGE_VERSION, type ShardMessage, SUBJECTS } from '@curator/contracts';
import type { NatsConnection } from '@curator/service-kit';
import {
  AckPolicy,
  type Consumer,
  JetStreamApiCodes,
  JetStreamApiError,
  type JetStreamClient,
  type JetStreamManager,
  jetstream,
  jetstreamManager,
  RetentionPolicy,
  StorageType,
} from '@nats-io/jetstream';

/** The stream and the durable consumer that every worker slot pulls from. */
export interface ShardQueue {
  /** Makes stream and consumer where they are not there: also after the broker has lost them. */
  ensure: () => Promise<void>;
  /** Shards waiting for a worker or held by one. */
  outstanding: () => Promise<number>;
  publish: (shard: Omit<ShardMessage, 'v'>) => Promise<void>;
}

/** A broker that does not answer must not hold up the dispatcher for long. */
const REQUEST_TIMEOUT_MS = 5_000;

export interface ShardQueueOptions {
  ackWaitMs: number;
  /** Servers that keep the queue. */
  replicas: number;
}

export async function createShardQueue(nats: NatsConnection, queueOptions: ShardQueueOptions): Promise<ShardQueue> {
  // Not checked: JetStream may be away when the trainer starts.
  const options = { checkAPI: false, timeout: REQUEST_TIMEOUT_MS };
  const manager: JetStreamManager = await jetstreamManager(nats, options);
  const client: JetStreamClient = jetstream(nats, options);
  return {
    ensure: () => ensureQueue(manager, queueOptions),
    async outstanding() {
      const info = await manager.consumers.info(SUBJECTS.shardStream, SUBJECTS.shardConsumer);
      return info.num_pending + info.num_ack_pending;
    },
    async publish(shard) {
      await client.publish(SUBJECTS.shard, JSON.stringify({ v: MESSAGE_VERSION, ...shard } satisfies ShardMessage), {
        timeout: REQUEST_TIMEOUT_MS,
      });
    },
  };
}

async function ensureQueue(manager: JetStreamManager, { ackWaitMs, replicas }: ShardQueueOptions): Promise<void> {
  const name = SUBJECTS.shardStream;
  const stream = await manager.streams.info(name).catch(unlessMissing);
  if (!stream)
    await manager.streams.add({
      name,
      subjects: [SUBJECTS.shard],
      retention: RetentionPolicy.Workqueue,
      storage: StorageType.File,
      num_replicas: replicas,
    });
  // A server that became a cluster.
  else if (stream.config.num_replicas !== replicas) await manager.streams.update(name, { num_replicas: replicas });
  const ack_wait = ackWaitMs * 1e6;
  const consumer = await manager.consumers.info(name, SUBJECTS.shardConsumer).catch(unlessMissing);
  if (!consumer)
    await manager.consumers.add(name, {
      durable_name: SUBJECTS.shardConsumer,
      ack_policy: AckPolicy.Explicit,
      ack_wait,
      // Failures are counted in Postgres, where a negative acknowledgement is not one.
      max_deliver: -1,
      max_ack_pending: 10_000,
    });
  // Newer servers refuse to add one again with other settings.
  else if (consumer.config.ack_wait !== ack_wait)
    await manager.consumers.update(name, SUBJECTS.shardConsumer, { ack_wait });
}

function unlessMissing(error: unknown): undefined {
  const code = error instanceof JetStreamApiError ? error.code : undefined;
  if (code !== JetStreamApiCodes.StreamNotFound && code !== JetStreamApiCodes.ConsumerNotFound) throw error;
}

/** The worker's side: the consumer, once there is one, and the ack wait that it was made with. */
export async function openShardConsumer(nats: NatsConnection): Promise<{ consumer: Consumer; ackWaitMs: number }> {
  const consumer = await jetstream(nats).consumers.get(SUBJECTS.shardStream, SUBJECTS.shardConsumer);
  const { config } = await consumer.info(true);
  return { consumer, ackWaitMs: (config.ack_wait ?? 30e9) / 1e6 };
}
