import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { freePort } from '@curator/platform';

const root = new URL('../../../../', import.meta.url);
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
  #process: ChildProcess | undefined;
  #closed = false;

  private constructor(options: ServiceOptions, port: number) {
    this.#options = options;
    this.#port = port;
  }

  /** Resolves when it is ready. */
  static async start(options: ServiceOptions): Promise<Service> {
    const service = new Service(options, await freePort());
    service.#spawn();
    await service.ready();
    return service;
  }

  get pid(): number | undefined {
    return this.#process?.pid;
  }

  signal(signal: NodeJS.Signals): void {
    this.#process?.kill(signal);
  }

  /** Resolves when the process that runs now has ended. */
  async exited(): Promise<void> {
    const process = this.#process;
    if (process && process.exitCode === null && process.signalCode === null) await once(process, 'exit');
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#closed = true;
    this.signal('SIGKILL');
    await this.exited();
  }

  #spawn(): void {
    const { entry, env, logFile, restarts } = this.#options;
    const log = openSync(logFile, 'a');
    const child = spawn(process.execPath, [fileURLToPath(new URL(entry, root))], {
      cwd: fileURLToPath(root),
      env: { PATH: process.env.PATH, HOME: process.env.HOME, HOST: '127.0.0.1', PORT: String(this.#port), ...env },
      stdio: ['ignore', log, log],
    });
    closeSync(log);
    child.once('exit', () => {
      if (restarts && !this.#closed) this.#spawn();
    });
    this.#process = child;
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
