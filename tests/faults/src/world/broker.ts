import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync } from 'node:fs';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { freePort, natsAnswers, natsConfig } from '@curator/platform';

const PASSWORDS = { trainer: 'trainer', worker: 'worker' };
const READY_MS = 20_000;

/** A nats-server of our own, to be killed and started again at the same place. */
export class Broker implements AsyncDisposable {
  readonly #program: string;
  readonly #folder: string;
  readonly #port: number;
  #process: ChildProcess | undefined;

  private constructor(program: string, folder: string, port: number) {
    this.#program = program;
    this.#folder = folder;
    this.#port = port;
  }

  static async start(program: string, folder: string): Promise<Broker> {
    const broker = new Broker(program, folder, await freePort());
    await broker.start();
    return broker;
  }

  get url(): string {
    return `nats://127.0.0.1:${this.#port}`;
  }

  async start(): Promise<void> {
    await mkdir(this.#folder, { recursive: true });
    const config = path.join(this.#folder, 'nats.conf');
    await writeFile(config, natsConfig({ port: this.#port, storeDir: this.#folder, passwords: PASSWORDS }));
    const log = openSync(path.join(this.#folder, 'nats.log'), 'a');
    this.#process = spawn(this.#program, ['--config', config], { stdio: ['ignore', log, log] });
    closeSync(log);
    const deadline = performance.now() + READY_MS;
    while (!(await natsAnswers('127.0.0.1', this.#port))) {
      if (performance.now() > deadline) throw new Error(`nats-server did not answer within ${READY_MS / 1000} s`);
      await delay(20);
    }
  }

  /** As a crash would. */
  async kill(): Promise<void> {
    const process = this.#process;
    this.#process = undefined;
    if (!process || process.exitCode !== null || process.signalCode !== null) return;
    const ended = once(process, 'exit');
    process.kill('SIGKILL');
    await ended;
  }

  /** Deletes all that JetStream has stored. The server must not run. */
  async wipe(): Promise<void> {
    await rm(path.join(this.#folder, 'jetstream'), { recursive: true, force: true });
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.kill();
  }
}
