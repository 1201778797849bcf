import { type ChildProcess, execFile, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { connect } from 'node:net';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { createRandom } from '@curator/forest';
import { freePort, scratchFolder } from '@curator/platform';
import { type Figures, milliseconds } from '../figures.ts';

const PEERS = fileURLToPath(new URL('../peers/', import.meta.url));
const PYTHON = '/usr/bin/python3';
const WORKERS = 2;
/** Nothing came for so long: what is missing will not come, or not before the visibility timeout of an hour. */
const QUIET_MS = 60_000;

export interface CeleryOptions {
  tasks: number;
  acksLate: boolean;
  /** Whether the broker is killed too, at half, and started again. */
  killsBroker: boolean;
}

/** Why it cannot run here; undefined where it can. */
export function whyNoCelery(): string | undefined {
  const celery = spawnSync(PYTHON, ['-c', 'import celery, redis']).status === 0;
  const redis = spawnSync('redis-server', ['--version']).status === 0;
  return celery && redis ? undefined : 'Debian’s python3-celery, python3-redis and redis-server are not all installed';
}

/** The kill test on what the original used: workers are killed every few seconds. */
export async function celeryKills({ tasks, acksLate, killsBroker }: CeleryOptions): Promise<Figures> {
  await using stack = new AsyncDisposableStack();
  const { path: folder } = stack.use(await scratchFolder('celery'));
  const redis = new Redis(folder, await freePort());
  stack.defer(() => redis.kill());
  await redis.start();
  const results = path.join(folder, 'results');
  const env = {
    ...{ PATH: process.env.PATH, HOME: folder, PYTHONDONTWRITEBYTECODE: '1' },
    ...{ BROKER_URL: `redis://127.0.0.1:${redis.port}/0`, ACKS_LATE: acksLate ? '1' : '0', RESULTS: results },
  };
  await promisify(execFile)(PYTHON, ['enqueue.py', String(tasks)], { cwd: PEERS, env });
  let closed = false;
  const workers: ChildProcess[] = [];
  const start = (place: number) => {
    const args = [
      '-m',
      'celery',
      '-A',
      'tasks',
      'worker',
      '--concurrency',
      '1',
      '-n',
      `w${place}`,
      '--loglevel',
      'ERROR',
    ];
    // A group of its own: the process that computes dies with its parent, as in a container.
    const worker = spawn(PYTHON, args, { cwd: PEERS, env, stdio: 'ignore', detached: true });
    workers[place] = worker;
    worker.once('exit', () => {
      if (!closed) start(place);
    });
  };
  for (let place = 0; place < WORKERS; place += 1) start(place);
  stack.defer(() => {
    closed = true;
    for (const worker of workers) killGroup(worker);
  });
  const { kills, ms } = await killUntilQuiet(workers, killsBroker ? redis : undefined, results, tasks);
  const counts = countsOf(results);
  const version = spawnSync(PYTHON, ['-c', 'import celery; print(celery.__version__)']).stdout.toString().trim();
  return {
    what: `Beside it: ${tasks.toLocaleString('en-US')} tasks on Celery ${version} over Redis, ${acksLate ? 'acks_late' : 'default settings'}`,
    values: {
      faults: `${kills} × worker killed${killsBroker ? ', 1 × broker killed' : ''}`,
      'tasks lost': tasks - counts.size,
      'tasks done twice or more': [...counts.values()].filter((count) => count > 1).length,
      'time until the last result': milliseconds(ms),
      'lost ones noticed': `none within ${milliseconds(QUIET_MS)} (visibility timeout 1 h)`,
    },
    promises: [],
  };
}

async function killUntilQuiet(
  workers: readonly ChildProcess[],
  redis: Redis | undefined,
  results: string,
  tasks: number,
) {
  const random = createRandom(7);
  const startedAt = performance.now();
  let [done, lastAt, kills, brokerKilled] = [0, startedAt, 0, false];
  let nextKillAt = startedAt + 4_000;
  while (done < tasks && performance.now() - lastAt < QUIET_MS) {
    await delay(250);
    const now = countsOf(results).size;
    if (now > done) [done, lastAt] = [now, performance.now()];
    if (redis && !brokerKilled && done > tasks / 2) {
      brokerKilled = true;
      await redis.kill();
      await redis.start();
    }
    // Not when nothing comes any more: what is missing then is not for want of time.
    if (performance.now() < nextKillAt || performance.now() - lastAt > 10_000) continue;
    killGroup(workers[random.below(workers.length)]);
    kills += 1;
    nextKillAt = performance.now() + 3_000 + random.below(2_000);
  }
  return { kills, ms: lastAt - startedAt };
}

function killGroup(worker: ChildProcess | undefined): void {
  if (worker?.pid === undefined) return;
  try {
    process.kill(-worker.pid, 'SIGKILL');
  } catch {
    // It has ended by itself.
  }
}

/** How often each task has written that it was done. */
function countsOf(results: string): Map<number, number> {
  const counts = new Map<number, number>();
  if (!existsSync(results)) return counts;
  for (const line of readFileSync(results, 'utf8').split('\n'))
    if (line !== '') counts.set(Number(line), (counts.get(Number(line)) ?? 0) + 1);
  return counts;
}

/** A redis-server with its default settings, which keeps its snapshots in a folder. */
class Redis {
  readonly port: number;
  readonly #folder: string;
  #process: ChildProcess | undefined;

  constructor(folder: string, port: number) {
    this.#folder = path.join(folder, 'redis');
    this.port = port;
  }

  async start(): Promise<void> {
    await mkdir(this.#folder, { recursive: true });
    this.#process = spawn('redis-server', ['--port', String(this.port), '--bind', '127.0.0.1', '--dir', this.#folder], {
      stdio: 'ignore',
    });
    while (!(await answers(this.port))) await delay(20);
  }

  async kill(): Promise<void> {
    const process = this.#process;
    if (!process || process.exitCode !== null || process.signalCode !== null) return;
    const ended = once(process, 'exit');
    process.kill('SIGKILL');
    await ended;
  }
}

function answers(port: number): Promise<boolean> {
  const socket = connect(port, '127.0.0.1');
  return new Promise((resolve) => {
    socket.once('connect', () => resolve(true)).once('error', () => resolve(false));
  }).finally(() => socket.destroy()) as Promise<boolean>;
}
