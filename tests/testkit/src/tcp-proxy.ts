import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';

/** A way to a server on which everything can be done to a connection that a network does. */
export interface TcpProxy extends AsyncDisposable {
  /** On 127.0.0.1. */
  readonly port: number;
  /** Ends all connections and refuses new ones. */
  cut(): Promise<void>;
  /** Takes connections again. */
  open(): Promise<void>;
  /** Ends all connections as a firewall does that has forgotten them: RST to both ends. */
  reset(): void;
  /** Nothing passes any more and nobody is told; undone, what was sent meanwhile arrives. */
  swallow(isSwallowing: boolean): void;
  /** Whatever is sent from now on arrives so much later. */
  slow(ms: number): void;
}

/** What all connections are subject to. */
interface Conditions {
  delayMs: number;
  /** Resolved while bytes pass. */
  passing: Promise<void>;
}

/** A proxy to 127.0.0.1:port; it takes connections at once. */
export async function startTcpProxy(port: number): Promise<TcpProxy> {
  const sockets = new Set<Socket>();
  const conditions: Conditions = { delayMs: 0, passing: Promise.resolve() };
  const server = createServer({ allowHalfOpen: true }, (socket) =>
    join(socket, connect({ port, host: '127.0.0.1', allowHalfOpen: true }), sockets, conditions),
  );
  await listen(server, 0);
  const { port: ownPort } = server.address() as AddressInfo;
  let letPass = () => {};
  const cut = async () => {
    const closed = server.listening ? once(server, 'close') : undefined;
    server.close();
    for (const socket of sockets) socket.destroy();
    await closed;
  };
  return {
    port: ownPort,
    cut,
    open: () => listen(server, ownPort),
    reset: () => {
      for (const socket of sockets) socket.resetAndDestroy();
    },
    swallow(isSwallowing) {
      letPass();
      if (isSwallowing) ({ promise: conditions.passing, resolve: letPass } = Promise.withResolvers<void>());
    },
    slow: (ms) => {
      conditions.delayMs = ms;
    },
    async [Symbol.asyncDispose]() {
      letPass();
      await cut();
    },
  };
}

async function listen(server: Server, port: number): Promise<void> {
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
}

function join(socket: Socket, onward: Socket, sockets: Set<Socket>, conditions: Conditions): void {
  for (const [from, to] of [
    [socket, onward],
    [onward, socket],
  ] as const) {
    sockets.add(from);
    from.setNoDelay(true);
    from.on('error', () => {}); // thrown by the reading below
    from.on('close', () => sockets.delete(from));
    carry(from, to, conditions).catch(async () => {
      // What befalls one end the other hears of, once it is let pass.
      await conditions.passing;
      to.destroy();
    });
  }
}

async function carry(from: Socket, to: Socket, conditions: Conditions): Promise<void> {
  // One end may have said all and still listen.
  for await (const chunk of from.iterator({ destroyOnReturn: false })) {
    if (conditions.delayMs > 0) await delay(conditions.delayMs);
    await conditions.passing;
    if (!to.write(chunk)) await drained(to);
  }
  await conditions.passing;
  to.end();
}

/** Also where the socket is gone: then the next write fails. */
async function drained(socket: Socket): Promise<void> {
  const ended = new AbortController();
  const { signal } = ended;
  await Promise.race(
    [once(socket, 'drain', { signal }), once(socket, 'close', { signal })].map((each) => each.catch(() => {})),
  );
  ended.abort();
}
