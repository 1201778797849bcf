import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { diskFull, saysDiskFull } from '../../bootstrap/disk-space.mjs';
import { SetupError } from '../../bootstrap/setup-error.mjs';
import { freePort } from './free-port.ts';
import { type GuardedProcess, startGuarded } from './guarded-process.ts';
import { natsAnswers } from './nats-answer.ts';
import { type NatsConfig, natsConfig } from './nats-config.ts';
import { beginLog, type ServerLog } from './server-log.ts';

export interface NatsOptions extends Pick<NatsConfig, 'passwords' | 'cluster'> {
  /** The nats-server program. */
  program: string;
  /** JetStream's files and the configuration are kept here; made when it is not there. */
  dataDir: string;
  logFile: string;
  /** Any that is free where left out. */
  port?: number;
}

export interface Nats extends AsyncDisposable {
  url: string;
  pid: number;
  /** Resolves when the server has ended, by stop() or by itself. */
  exited: GuardedProcess['exited'];
  stop(): Promise<void>;
}

const readyWithinMs = 20_000;
const attempts = 3;

/** Starts nats-server with JetStream on 127.0.0.1, with a user for each service; resolves when it takes connections. */
export async function startNats({
  program,
  dataDir,
  passwords,
  cluster,
  logFile,
  port: given,
}: NatsOptions): Promise<Nats> {
  await mkdir(dataDir, { recursive: true, mode: 0o700 });
  for (let attempt = 1; ; attempt++) {
    const port = given ?? (await freePort());
    const configFile = path.join(dataDir, 'nats.conf');
    await writeFile(configFile, natsConfig({ port, storeDir: dataDir, passwords, cluster }), { mode: 0o600 });
    const log = beginLog(logFile);
    const server = startGuarded('nats-server', program, ['--config', configFile], { logFile, stopSeconds: 5 });
    try {
      await ready(server, port, log);
      const { pid, exited, stop } = server;
      return { url: `nats://127.0.0.1:${port}`, pid, exited, stop, [Symbol.asyncDispose]: stop };
    } catch (error) {
      await server.stop();
      // Somebody took the port after it was found free.
      if (attempt === attempts || !/address already in use/i.test(log.text())) throw error;
    }
  }
}

async function ready(server: GuardedProcess, port: number, log: ServerLog): Promise<void> {
  let ended = false;
  void server.exited.then(() => {
    ended = true;
  });
  const deadline = Date.now() + readyWithinMs;
  while (!(log.text().includes('Server is ready') && (await natsAnswers('127.0.0.1', port)))) {
    if (ended || Date.now() > deadline) throw startFailed(log);
    await delay(20);
  }
}

function startFailed(log: ServerLog): SetupError {
  if (saysDiskFull(log.text())) return diskFull(path.dirname(log.file));
  return new SetupError(`nats-server could not be started:\n${log.end()}`, `The whole log is in ${log.file}.`);
}
