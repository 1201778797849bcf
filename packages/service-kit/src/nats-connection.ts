import { connect, type NatsConnection } from '@nats-io/transport-node';
import type { Logger } from './logger.ts';

export type { NatsConnection };

export interface NatsOptions {
  servers: string;
  user?: string | undefined;
  password?: string | undefined;
  name: string;
  logger: Logger;
}

const PING_MS = 5_000;

/** Connects to NATS, for ever: a broker that is away when the service starts, or later, is waited for. Drained on disposal. */
export async function connectNats(
  { servers, user, password, name, logger }: NatsOptions,
  stack: AsyncDisposableStack,
): Promise<NatsConnection> {
  const connection = await connect({
    servers: servers.split(','),
    // Answers come to subjects of one's own, so that an account can be kept from reading those of another.
    ...(user !== undefined && { user, pass: password ?? '', inboxPrefix: `_INBOX_${user}` }),
    name,
    maxReconnectAttempts: -1,
    reconnectTimeWait: 250,
    reconnectJitter: 250,
    waitOnFirstConnect: true,
    // A server that vanished without a word is noticed when the third goes unanswered.
    pingInterval: PING_MS,
    maxPingOut: 2,
    ignoreClusterUpdates: false,
  });
  void logStatus(connection, logger);
  stack.defer(async () => {
    // Draining waits for the broker; one that is gone must not hold up a shutdown.
    await Promise.race([
      connection.drain().catch(() => {}),
      new Promise((resolve) => setTimeout(resolve, 2_000).unref()),
    ]);
    await connection.close();
  });
  return connection;
}

async function logStatus(connection: NatsConnection, logger: Logger): Promise<void> {
  for await (const status of connection.status()) {
    if (status.type === 'disconnect' || status.type === 'reconnect')
      logger.warn({ nats: status.type }, 'NATS connection');
    if (status.type === 'error') logger.error({ err: status.error }, 'NATS refused something');
  }
}
