import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, mkdirSync, openSync, readFileSync, writeSync } from 'node:fs';
import path from 'node:path';
import { createInterface } from 'node:readline';

const guard = readFileSync(new URL('../../bootstrap/guard.sh', import.meta.url), 'utf8');

export interface GuardedOptions {
  /** The whole environment of the process; ours when left out. */
  env?: NodeJS.ProcessEnv;
  cwd?: string;
  /** Both output streams are appended to this file. */
  logFile?: string;
  /** Called with each line of both output streams. */
  onLine?: (line: string, stream: 'stdout' | 'stderr') => void;
  /** What asks the process to end; SIGTERM when left out. */
  stopSignal?: NodeJS.Signals;
  /** How long it may take to end before it is killed; 10 when left out. */
  stopSeconds?: number;
  /** The account to run as, when we are root and it must not be. */
  account?: { uid: number; gid: number };
}

export interface Exit {
  code: number | null;
  signal: NodeJS.Signals | null;
}

export interface GuardedProcess extends AsyncDisposable {
  name: string;
  pid: number;
  /** Resolves when the process has ended and all its output has arrived. */
  exited: Promise<Exit>;
  /** Asks the process to end, and kills it when it does not; resolves when it has ended. May be called again. */
  stop(): Promise<void>;
}

/**
 * Starts a process that does not outlive this one, not even when this one is killed with SIGKILL.
 * It leads a process group of its own, so Ctrl-C in the terminal reaches only us, and we decide who stops when.
 * A command that does not exist ends with code 127 and says so in its output.
 */
export function startGuarded(
  name: string,
  command: string,
  args: readonly string[],
  options: GuardedOptions = {},
): GuardedProcess {
  const { stopSignal = 'SIGTERM', stopSeconds = 10 } = options;
  const child = spawnGuarded(command, args, options, stopSignal, stopSeconds);
  const { pid } = child;
  if (pid === undefined) {
    child.on('error', () => {}); // the same reason again, later
    throw new Error(`${name} could not be started: ${command}: no process could be made`);
  }
  const exited = exitOf(child, pid);
  let stopping: Promise<void> | undefined;
  const stop = () => {
    stopping ??= stopProcess(child, pid, exited, stopSignal, stopSeconds);
    return stopping;
  };
  return { name, pid, exited, stop, [Symbol.asyncDispose]: stop };
}

function spawnGuarded(
  command: string,
  args: readonly string[],
  { env, cwd, logFile, onLine, account }: GuardedOptions,
  stopSignal: NodeJS.Signals,
  stopSeconds: number,
): ChildProcess {
  const log = logFile === undefined ? undefined : openLog(logFile);
  try {
    const output = onLine ? 'pipe' : (log ?? 'ignore');
    // The shell counts in whole seconds.
    const shellArgs = [
      '-c',
      guard,
      'guard',
      stopSignal.slice('SIG'.length),
      String(Math.ceil(stopSeconds)),
      command,
      ...args,
    ];
    const child = spawn('sh', shellArgs, {
      cwd,
      env,
      detached: true,
      stdio: ['pipe', output, output],
      ...account,
    });
    if (onLine) readLines(child, onLine, logFile);
    return child;
  } finally {
    if (log !== undefined) closeSync(log);
  }
}

function openLog(file: string): number {
  mkdirSync(path.dirname(file), { recursive: true });
  return openSync(file, 'a');
}

function readLines(child: ChildProcess, onLine: NonNullable<GuardedOptions['onLine']>, logFile?: string): void {
  const log = logFile === undefined ? undefined : openSync(logFile, 'a');
  for (const stream of ['stdout', 'stderr'] as const) {
    const input = child[stream];
    if (!input) continue;
    createInterface({ input }).on('line', (line) => {
      if (log !== undefined) writeSync(log, `${line}\n`);
      onLine(line, stream);
    });
  }
  if (log !== undefined) child.on('close', () => closeSync(log));
}

function exitOf(child: ChildProcess, pid: number): Promise<Exit> {
  return new Promise((resolve) => {
    child.on('exit', () => killGroup(pid)); // the guard's watcher, and whatever the command left behind
    child.on('close', (code, signal) => resolve({ code, signal }));
  });
}

async function stopProcess(
  child: ChildProcess,
  pid: number,
  exited: Promise<Exit>,
  signal: NodeJS.Signals,
  seconds: number,
): Promise<void> {
  child.kill(signal);
  const timer = setTimeout(() => killGroup(pid), seconds * 1000);
  await exited;
  clearTimeout(timer);
}

function killGroup(pid: number): void {
  try {
    process.kill(-pid, 'SIGKILL');
  } catch (error) {
    // All of it has ended; macOS says EPERM while what ended has not been reaped.
    const { code } = error as NodeJS.ErrnoException;
    if (code !== 'ESRCH' && code !== 'EPERM') throw error;
  }
}
