import { setTimeout as delay } from 'node:timers/promises';
import { commandLine, isRunning } from '../../bootstrap/live-process.mjs';

export interface Orphan {
  pid: number;
  /** What its command line must hold: process ids are used again, and a stranger is left alone. */
  commandHolds: readonly string[];
  /** What to send, one after the other, and how long to wait after each. */
  signals: readonly [NodeJS.Signals, seconds: number][];
}

/** Ends a server that an earlier run left behind, and resolves when it has ended; says whether there was one. */
export async function stopOrphan({ pid, commandHolds, signals }: Orphan): Promise<boolean> {
  if (!isOurs(pid, commandHolds)) return false;
  for (const [signal, seconds] of signals) {
    if (send(pid, signal) && (await ended(pid, seconds))) return true;
  }
  throw new Error(`Process ${pid}, left behind by an earlier run, does not end; end it by hand: kill -9 ${pid}`);
}

function isOurs(pid: number, commandHolds: readonly string[]): boolean {
  if (!isRunning(pid)) return false;
  const command = commandLine(pid);
  return commandHolds.every((part) => command.includes(part));
}

function send(pid: number, signal: NodeJS.Signals): boolean {
  try {
    return process.kill(pid, signal);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ESRCH') return true;
    throw error;
  }
}

async function ended(pid: number, seconds: number): Promise<boolean> {
  const deadline = Date.now() + seconds * 1000;
  while (isRunning(pid)) {
    if (Date.now() > deadline) return false;
    await delay(20);
  }
  return true;
}
