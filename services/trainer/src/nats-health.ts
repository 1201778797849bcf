import type { NatsConnection } from '@curator/service-kit';

/** Whether NATS is connected just now: a connection that is lost is not closed, but made again for ever. */
export function natsHealth(nats: NatsConnection): () => Promise<boolean> {
  let connected = true;
  const follow = async () => {
    for await (const { type } of nats.status()) {
      if (type === 'disconnect') connected = false;
      if (type === 'reconnect') connected = true;
    }
  };
  void follow();
  return async () => connected && !nats.isClosed();
}
