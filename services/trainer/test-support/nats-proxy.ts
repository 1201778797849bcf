import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import { inject } from 'vitest';

/** A way to the tier's NATS that can be cut: the server itself is everybody's. */
export interface NatsProxy {
  url: string;
  open: () => Promise<void>;
  cut: () => Promise<void>;
}

/** Closed at first: its port refuses connections until it is opened. */
export async function natsProxy(stack: AsyncDisposableStack): Promise<NatsProxy> {
  const target = new URL(inject('servers').natsUrl);
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    const onward = connect(Number(target.port), target.hostname);
    for (const [end, other] of [
      [socket, onward],
      [onward, socket],
    ] as const) {
      sockets.add(end);
      end.on('error', () => {}); // 'close' follows
      end.on('close', () => {
        sockets.delete(end);
        other.destroy();
      });
      end.pipe(other);
    }
  });
  const listen = async (port: number) => {
    server.listen(port, '127.0.0.1');
    await once(server, 'listening');
  };
  const cut = async () => {
    if (!server.listening) return;
    const closed = once(server, 'close');
    server.close();
    for (const socket of sockets) socket.destroy();
    await closed;
  };
  await listen(0);
  const { port } = server.address() as AddressInfo;
  await cut();
  stack.defer(cut);
  return { url: `nats://127.0.0.1:${port}`, open: () => listen(port), cut };
}
