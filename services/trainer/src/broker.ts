import { connectNats, type Logger, type NatsConnection, type Pool } from '@curator/service-kit';
import { startDispatcher } from './dispatch/dispatcher.ts';
import { createHousekeeping } from './dispatch/housekeeping.ts';
import { createShardQueue } from './dispatch/shard-queue.ts';
import { countWorkerSlots } from './dispatch/worker-slots.ts';
import type { ApiEnv } from './env.ts';
import type { Publisher } from './progress/announcement.ts';
import { hearProgress, type ProgressHub } from './progress/progress-hub.ts';

export interface BrokerOptions {
  env: ApiEnv;
  pool: Pool;
  progress: ProgressHub;
  logger: Logger;
}

/**
 * All that needs NATS: hears progress, counts workers, dispatches. Connected in the background, so that a trainer that starts
 * while the broker is away serves everything else meanwhile. What is announced before is lost, as it would be with the broker
 * away later: rows are read again all the same.
 */
export function startBroker({ env, pool, progress, logger }: BrokerOptions, stack: AsyncDisposableStack): Publisher {
  // A stack of its own: it fills later, but must be emptied after the server has closed.
  const connected = stack.use(new AsyncDisposableStack());
  let connection: NatsConnection | undefined;
  const connect = async () => {
    const nats = await connectNats(
      { servers: env.NATS_URL, user: env.NATS_USER, password: env.NATS_PASSWORD, name: 'trainer', logger },
      connected,
    );
    connection = nats;
    hearProgress(nats, progress, logger);
    const queue = await createShardQueue(nats, { ackWaitMs: env.ACK_WAIT_MS, replicas: env.NATS_REPLICAS });
    const slots = countWorkerSlots(nats, logger);
    const limits = { queuedMs: env.QUEUED_LIMIT_MS, runningMs: env.RUNNING_LIMIT_MS, totalMs: env.TOTAL_LIMIT_MS };
    const housekeeping = createHousekeeping({ pool, nats, limits, logger });
    startDispatcher(
      { connectionString: env.DATABASE_URL, pool, queue, slots, ackWaitMs: env.ACK_WAIT_MS, housekeeping, logger },
      connected,
    );
  };
  // Refused for good, such as by a wrong password: thrown on, which ends the service with the reason. Not while it is stopping.
  connect().catch((error) => {
    if (!connected.disposed) throw error;
  });
  return { publish: (subject, payload, options) => connection?.publish(subject, payload, options) };
}
