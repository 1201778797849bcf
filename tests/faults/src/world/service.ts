import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { freePort, type GuardedProcess, startGuarded } from '@curator/platform';

const root = fileURLToPath(new URL('../../../../', import.meta.url));
const READY_MS = 60_000;

export interface ServiceOptions {
  /** From the root of the checkout. */
  entry: string;
  env: Record<string, string>;
  logFile: string;
  /** Whether one that ends is started again at once, as Kubernetes would. */
  restarts: boolean;
}

/** A service in a process of its own. */
export class Service implements AsyncDisposable {
  readonly #options: ServiceOptions;
  readonly #port: number;
  #process: GuardedProcess;
  #closed = false;

  private constructor(options: ServiceOptions, port: number) {
    this.#options = options;
    this.#port = port;
    this.#process = this.#spawn();
  }

  /** Resolves when it is ready. */
  static async start(options: ServiceOptions): Promise<Service> {
    const service = new Service(options, await freePort());
    await service.ready();
    return service;
  }

  /** Of the process that runs now. */
  get pid(): number {
    return this.#process.pid;
  }

  signal(signal: NodeJS.Signals): void {
    try {
      process.kill(this.#process.pid, signal);
    } catch (error) {
      // It has just ended, and is about to be started again.
      if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
    }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#closed = true;
    this.signal('SIGKILL');
    await this.#process.exited;
  }

  #spawn(): GuardedProcess {
    const { entry, env, logFile, restarts } = this.#options;
    const started = startGuarded(path.basename(logFile, '.log'), process.execPath, [path.join(root, entry)], {
      cwd: root,
      env: { PATH: process.env.PATH, HOME: process.env.HOME, HOST: '127.0.0.1', PORT: String(this.#port), ...env },
      logFile,
    });
    void started.exited.then(() => {
      if (restarts && !this.#closed) this.#process = this.#spawn();
    });
    return started;
  }

  /** How far its clock is ahead of ours, in milliseconds: by the date that it answers with. */
  async clockOffsetMs(): Promise<number> {
    const answer = await fetch(`http://127.0.0.1:${this.#port}/healthz`);
    return Date.parse(answer.headers.get('date') ?? '') - Date.now();
  }

  /** Resolves when it answers that all its parts do. @throws where it does not in time */
  async ready(): Promise<void> {
    const deadline = performance.now() + READY_MS;
    for (;;) {
      const answer = await fetch(`http://127.0.0.1:${this.#port}/readyz`).catch(() => undefined);
      if (answer?.ok) return;
      if (performance.now() > deadline)
        throw new Error(
          `${this.#options.entry} was not ready within ${READY_MS / 1000} s: see ${this.#options.logFile}`,
        );
      await delay(20);
    }
  }
}
