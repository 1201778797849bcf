import { setTimeout as delay } from 'node:timers/promises';
import { startStack, startTraining, type TestListener, taughtTaste } from '@curator/testkit';
import { type Client, createClient } from 'graphql-ws';
import { WebSocket } from 'ws';
import { type Figures, milliseconds, percentile } from '../figures.ts';
import { until } from '../world/watch.ts';

const LIMIT_MS = 5_000;
const WATCH = 'subscription ($jobId: ID!) { trainingProgress(jobId: $jobId) { state } }';
const CANCEL = 'mutation ($jobId: ID!) { cancelTraining(jobId: $jobId) { __typename } }';

interface Watcher {
  state: string;
  /** Of its last event. */
  toldAt: number;
  errors: number;
}

/** Clients that watch a training, each by a socket of its own, when the gateway is killed and started again by its keeper. */
export async function lostGateway({ subscribers }: { subscribers: number }): Promise<Figures> {
  await using stack = new AsyncDisposableStack();
  // Nobody takes the training: it stays as it is until it is cancelled.
  const platform = stack.use(await startStack({ workers: 0 }));
  const { client } = await platform.newListener();
  const { tasteId } = await taughtTaste(client);
  const jobId = await startTraining(client, tasteId);
  const watchers: Watcher[] = Array.from({ length: subscribers }, () => ({ state: '', toldAt: 0, errors: 0 }));
  for (const watcher of watchers) {
    const socket = openSocket(platform.url, client);
    stack.defer(() => void socket.dispose());
    watch(socket, jobId, watcher);
  }
  await until(async () => watchers.every(({ state }) => state === 'QUEUED'));

  const killedAt = performance.now();
  platform.platform.services.get('gateway')?.kill('SIGKILL');
  await until(async () => !(await answers(platform.url)));
  await until(() => answers(platform.url));
  const backAt = performance.now();
  await until(async () => watchers.every(({ toldAt }) => toldAt > killedAt));
  const waits = watchers.map(({ toldAt }) => Math.max(0, toldAt - backAt));

  await client.run(CANCEL, { jobId });
  await until(async () => watchers.every(({ state }) => state === 'CANCELLED'), 10_000).catch(() => {});
  const missed = watchers.filter(({ state }) => state !== 'CANCELLED').length;
  const most = Math.max(...waits);
  return {
    what: `The gateway killed with ${subscribers} clients watching, which try again as the page does`,
    values: {
      'until it answers again': milliseconds(backAt - killedAt),
      'from then until a client is told again': `p50 ${milliseconds(percentile(waits, 0.5))}, most ${milliseconds(most)}`,
      'ends missed': missed,
      'errors shown': watchers.reduce((sum, { errors }) => sum + errors, 0),
    },
    promises: [
      { promise: `all are told again within ${milliseconds(LIMIT_MS)} of its answering`, held: most <= LIMIT_MS },
      { promise: 'no end missed', held: missed === 0 },
    ],
  };
}

function openSocket(url: string, { headers }: TestListener['client']): Client {
  return createClient({
    url: `${url.replace(/^http/, 'ws')}/graphql`,
    webSocketImpl: class extends WebSocket {
      constructor(address: string, protocols: string | string[]) {
        super(address, protocols, { headers });
      }
    },
    retryAttempts: Number.POSITIVE_INFINITY,
    retryWait: (attempt) => delay(Math.min(4_000, 250 * 2 ** attempt) * (0.5 + Math.random() / 2)),
    shouldRetry: () => true,
  });
}

function watch(client: Client, jobId: string, watcher: Watcher): void {
  client.subscribe<{ trainingProgress: { state: string } }>(
    { query: WATCH, variables: { jobId } },
    {
      next: ({ data, errors }) => {
        watcher.errors += errors?.length ?? 0;
        watcher.state = data?.trainingProgress.state ?? watcher.state;
        watcher.toldAt = performance.now();
      },
      error: () => {
        watcher.errors += 1;
      },
      complete: () => {},
    },
  );
}

async function answers(url: string): Promise<boolean> {
  const answer = await fetch(`${url}/readyz`).catch(() => undefined);
  return answer?.ok ?? false;
}
