import { type ChildProcess, fork } from 'node:child_process';
import type { ComputeAnswer, ComputedCell, ComputeRequest, FinalModel } from './compute-messages.ts';
import { estimateBytes, fitsBeside, megabytes, residentBytes, watchMemory } from './slot-memory.ts';

const PROGRAM = new URL('./compute-process.ts', import.meta.url);

/** The computation failed, its process died, or it took too much time or memory: the shard's fault until shown otherwise. */
export class ComputeError extends Error {
  override name = 'ComputeError';
}
/** The computation was stopped because nobody wants its result any more. */
export class ComputeAborted extends Error {
  override name = 'ComputeAborted';
}
/** No process can be started here just now: no shard's fault. */
export class ComputeUnavailable extends Error {
  override name = 'ComputeUnavailable';
}

export interface Compute extends AsyncDisposable {
  /**
   * Computes a shard in the slot's process; one at a time.
   *
   * @param onCells told of cells as they are known
   * @param signal stops it at once, by killing the process
   * @returns the model of a FINAL request
   * @throws ComputeError, ComputeAborted or ComputeUnavailable
   */
  run: (
    request: ComputeRequest,
    onCells: (cells: ComputedCell[]) => void,
    signal: AbortSignal,
  ) => Promise<FinalModel | undefined>;
}

export interface ComputeOptions {
  /** A shard that takes longer is stopped, and has failed. */
  limitMs: number;
  /** The memory that the process may use: what will need more is not begun, and what comes to need more is stopped and has failed. */
  limitBytes: number;
  /** For tests: another program in place of the computing one. */
  program?: URL | undefined;
}

/** A process with what it ended by. */
interface Computer {
  child: ChildProcess;
  ended: Promise<ComputeError | ComputeUnavailable>;
  /** Told of its end while it computes. Not by `ended`: what hears that is kept for as long as the process lives. */
  onEnd: ((reason: ComputeError | ComputeUnavailable) => void) | undefined;
  /** Bytes that it had in use after its last shard. */
  keeps: number;
}

/** A process for one slot: kept between shards, made anew after it was stopped or died. */
export function createCompute({ limitMs, limitBytes, program = PROGRAM }: ComputeOptions): Compute {
  const living = new Set<Computer>();
  let kept: Computer | undefined;
  const computer = (): Computer => {
    if (kept?.child.connected) return kept;
    const started = start(program, limitBytes);
    living.add(started);
    void started.ended.then(() => {
      living.delete(started);
      if (kept === started) kept = undefined;
    });
    kept = started;
    return started;
  };
  const retire = ({ child }: Computer) => {
    // Never used again: `connected` may be true for a while after the signal, and the next shard would be blamed for its end.
    if (kept?.child === child) kept = undefined;
    child.kill('SIGKILL');
  };
  computer(); // so that the first shard need not wait for it
  return {
    async run(request, onCells, signal) {
      if (signal.aborted) throw new ComputeAborted('The computation was stopped before it began');
      checkRoom(request, limitBytes);
      // What one shard has left behind must not be held against the next.
      if (kept && !fitsBeside(kept.keeps, request, limitBytes)) retire(kept);
      const mine = computer();
      try {
        return await runIn(mine, { request, onCells, signal, limitMs, limitBytes, stop: () => retire(mine) });
      } finally {
        mine.keeps = await residentBytes(mine.child.pid ?? 0);
      }
    },
    async [Symbol.asyncDispose]() {
      const ends = [...living].map(({ child, ended }) => {
        child.kill('SIGKILL');
        return ended;
      });
      await Promise.all(ends);
    },
  };
}

/** @throws ComputeError where it will not fit */
function checkRoom(request: ComputeRequest, limitBytes: number): void {
  const needed = estimateBytes(request);
  if (needed > limitBytes)
    throw new ComputeError(
      `It would need about ${megabytes(needed)} of memory, and there are ${megabytes(limitBytes)} for it: choose fewer songs, or ask the operator for larger workers.`,
    );
}

function start(program: URL, limitBytes: number): Computer {
  const child = fork(program, {
    ...{ serialization: 'advanced', stdio: ['ignore', 'inherit', 'inherit', 'ipc'], env: {} },
    execArgv: [...process.execArgv, `--max-old-space-size=${Math.ceil(limitBytes / 2 ** 20)}`],
  });
  const { promise: ended, resolve } = Promise.withResolvers<ComputeError | ComputeUnavailable>();
  const computer: Computer = { child, ended, onEnd: undefined, keeps: 0 };
  const end = (reason: ComputeError | ComputeUnavailable) => {
    computer.onEnd?.(reason);
    resolve(reason);
  };
  child.once('exit', (code, killedBy) =>
    end(
      new ComputeError(
        `The computing process ended (${killedBy ?? `exit code ${code}`}); it may have run out of memory.`,
      ),
    ),
  );
  child.on('error', (cause) => {
    if (child.pid === undefined) end(new ComputeUnavailable('No computing process can be started', { cause }));
  });
  return computer;
}

interface Run {
  request: ComputeRequest;
  onCells: (cells: ComputedCell[]) => void;
  signal: AbortSignal;
  limitMs: number;
  limitBytes: number;
  stop: () => void;
}

async function runIn(
  computer: Computer,
  { request, onCells, signal, limitMs, limitBytes, stop }: Run,
): Promise<FinalModel | undefined> {
  const { child } = computer;
  const { promise, resolve, reject } = Promise.withResolvers<FinalModel | undefined>();
  const onAbort = () => {
    stop();
    reject(new ComputeAborted('The computation was stopped'));
  };
  const onMessage = (message: ComputeAnswer) => {
    if (message.type === 'cells') onCells(message.cells);
    else if (message.type === 'failed') reject(new ComputeError(message.message));
    else resolve(message.type === 'final' ? message.model : undefined);
  };
  const limit = setTimeout(() => {
    stop();
    reject(new ComputeError(`The computation took longer than ${limitMs / 1000} s.`));
  }, limitMs);
  using _memory = watchMemory(child.pid ?? 0, limitBytes, () => {
    reject(
      new ComputeError(`The computation used more than the ${megabytes(limitBytes)} of memory that there are for it.`),
    );
    stop();
  });
  computer.onEnd = reject;
  signal.addEventListener('abort', onAbort);
  child.on('message', onMessage);
  // One that does not take work is ending: what it ends by is told above.
  child.send(request, (error) => error && stop());
  try {
    return await promise;
  } finally {
    computer.onEnd = undefined;
    clearTimeout(limit);
    signal.removeEventListener('abort', onAbort);
    child.off('message', onMessage);
  }
}
