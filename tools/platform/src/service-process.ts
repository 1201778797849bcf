import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { request } from 'undici';
import { type GuardedProcess, startGuarded } from './guarded-process.ts';
import { beginLog } from './server-log.ts';
import { serviceStartFailure } from './start-failure.ts';

const root = new URL('../../../', import.meta.url);

export interface ServiceSpec {
  name: string;
  /** The program, from the root of the checkout. */
  entry: string;
  port: number;
  env: Record<string, string>;
  logFile: string;
}

export interface ServiceProcess extends AsyncDisposable {
  name: string;
  url: string;
  /** Of the process that runs now. */
  pid(): number;
  /** Kills it as a crash would; it is started again like after one. */
  kill(signal: NodeJS.Signals): void;
  stop(): Promise<void>;
}

const readyWithinMs = 60_000;
const restartAfterMs = 500;

/** Starts a service and keeps it running: one that ends by itself is started again. Resolves when it is ready. */
export async function startService(spec: ServiceSpec, onCrash: (message: string) => void): Promise<ServiceProcess> {
  const log = beginLog(spec.logFile);
  let stopping = false;
  let process = spawn(spec);
  const url = `http://127.0.0.1:${spec.port}`;
  const service: ServiceProcess = {
    name: spec.name,
    url,
    pid: () => process.pid,
    kill: (signal) => void globalThis.process.kill(process.pid, signal),
    async stop() {
      stopping = true;
      await process.stop();
    },
    [Symbol.asyncDispose]: () => service.stop(),
  };
  await ready(process, url, () => serviceStartFailure(spec.name, log)).catch(async (error) => {
    await service.stop();
    throw error;
  });
  void supervise();
  return service;

  async function supervise(): Promise<void> {
    for (;;) {
      const { code, signal } = await process.exited;
      if (stopping) return;
      onCrash(`${spec.name} ended (${signal ?? `code ${code}`}) and is started again; its log is ${spec.logFile}`);
      await delay(restartAfterMs);
      if (stopping) return;
      process = spawn(spec);
    }
  }
}

function spawn({ name, entry, port, env, logFile }: ServiceSpec): GuardedProcess {
  const { PATH = '', HOME = '' } = process.env;
  return startGuarded(name, process.execPath, [fileURLToPath(new URL(entry, root))], {
    cwd: fileURLToPath(root),
    env: {
      PATH,
      HOME,
      NODE_ENV: 'production',
      APOLLO_TELEMETRY_DISABLED: 'true',
      // Sources and dependencies are compiled at the first start only.
      NODE_COMPILE_CACHE: fileURLToPath(new URL('node_modules/.cache/node/', root)),
      HOST: '127.0.0.1',
      PORT: String(port),
      ...env,
    },
    logFile,
    stopSeconds: 30,
  });
}

async function ready(process: GuardedProcess, url: string, failure: () => Error): Promise<void> {
  let ended = false;
  void process.exited.then(() => {
    ended = true;
  });
  const deadline = Date.now() + readyWithinMs;
  while (!(await answersReady(url))) {
    if (ended || Date.now() > deadline) throw failure();
    await delay(50);
  }
}

async function answersReady(url: string): Promise<boolean> {
  try {
    const { statusCode, body } = await request(`${url}/readyz`, { signal: AbortSignal.timeout(2_000) });
    await body.dump();
    return statusCode === 200;
  } catch {
    return false; // not listening yet
  }
}
