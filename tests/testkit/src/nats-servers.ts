import path from 'node:path';
import { freePort, type Nats, type NatsOptions, startNats } from '@curator/platform';

/** A nats-server at one place, to be killed and started again there. */
export interface NatsServer extends AsyncDisposable {
  /** The name that the cluster knows it by. */
  readonly name: string;
  readonly url: string;
  /** JetStream's files, and the configuration. */
  readonly folder: string;
  start(): Promise<void>;
  /** As a crash would. */
  kill(): Promise<void>;
}

export type NatsServerOptions = Pick<NatsOptions, 'program' | 'passwords'> & {
  folder: string;
};

/** So many nats-servers that know each other: one by itself, or a cluster of three, of which one may be lost. */
export async function startNatsServers(
  count: number,
  { program, passwords, folder }: NatsServerOptions,
  stack: AsyncDisposableStack,
): Promise<NatsServer[]> {
  const ports = await freePorts(2 * count);
  const places = Array.from({ length: count }, (_, place) => ({
    name: `nats-${place + 1}`,
    folder: path.join(folder, `nats-${place + 1}`),
    port: ports[place] as number,
    clusterPort: ports[count + place] as number,
  }));
  const routes = places.map(({ clusterPort }) => `nats://127.0.0.1:${clusterPort}`);
  const servers = places.map(({ name, folder, port, clusterPort }) =>
    stack.use(
      serverAt(name, {
        ...{ program, passwords, port, dataDir: folder, logFile: path.join(folder, 'nats.log') },
        ...(count > 1 && { cluster: { serverName: name, port: clusterPort, routes } }),
      }),
    ),
  );
  await Promise.all(servers.map((server) => server.start()));
  return servers;
}

/** All different: a port that was found free is free again until somebody listens on it. */
async function freePorts(count: number): Promise<number[]> {
  const ports = new Set<number>();
  while (ports.size < count) ports.add(await freePort());
  return [...ports];
}

function serverAt(name: string, options: NatsOptions & { port: number }): NatsServer {
  let running: Nats | undefined;
  return {
    name,
    url: `nats://127.0.0.1:${options.port}`,
    folder: options.dataDir,
    async start() {
      if (running) return;
      const started = await startNats(options);
      running = started;
      void started.exited.then(() => {
        if (running === started) running = undefined;
      });
    },
    async kill() {
      if (!running) return;
      const { pid, exited } = running;
      process.kill(pid, 'SIGKILL');
      await exited;
    },
    async [Symbol.asyncDispose]() {
      await running?.stop();
    },
  };
}
