import { createServer } from 'node:net';

/** How many ports after a preferred one are tried before any free one is taken. */
const nearby = 50;

/**
 * A TCP port of 127.0.0.1 that is free now: the preferred one, else one of the next, else any.
 * Nothing reserves it, so whoever listens must be ready to be told that it was taken meanwhile.
 */
export async function freePort(preferred?: number): Promise<number> {
  if (preferred !== undefined) {
    const last = Math.min(preferred + nearby, 65_535);
    for (let port = preferred; port <= last; port++) {
      if ((await tryListen(port)) !== undefined) return port;
    }
  }
  const port = await tryListen(0);
  if (port === undefined) throw new Error('The system has no free TCP port on 127.0.0.1');
  return port;
}

/** The port that was listened on for a moment; undefined when it is taken, or not ours to use (below 1024). */
function tryListen(port: number): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EADDRINUSE' || error.code === 'EACCES') resolve(undefined);
      else reject(error);
    });
    server.listen({ host: '127.0.0.1', port, exclusive: true }, () => {
      const address = server.address();
      const listened = typeof address === 'object' && address !== null ? address.port : port;
      server.close(() => resolve(listened));
    });
  });
}
