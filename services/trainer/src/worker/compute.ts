import { type ChildProcess, fork } from 'node:child_process';
import type { ComputeAnswer, ComputedCell, ComputeRequest, FinalModel } from './compute-messages.ts';

const PROGRAM = new URL('./compute-process.ts', import.meta.url);

/** The computation failed, or its process died: the shard's fault until shown otherwise. */
export class ComputeError extends Error {
  override name = 'ComputeError';
}
/** The computation was stopped because nobody wants its result any more. */
export class ComputeAborted extends Error {
  override name = 'ComputeAborted';
}

export interface Compute extends AsyncDisposable {
  /**
   * Computes a shard in the slot's process; one at a time.
   *
   * @param onCells told of cells as they are known
   * @param signal stops it at once, by killing the process
   * @returns the model of a FINAL request
   * @throws ComputeError or ComputeAborted
   */
  run: (
    request: ComputeRequest,
    onCells: (cells: ComputedCell[]) => void,
    signal: AbortSignal,
  ) => Promise<FinalModel | undefined>;
}

/** A process for one slot: kept between shards, made anew after it was stopped or died. */
export function createCompute(): Compute {
  let child: ChildProcess | undefined = start();
  return {
    async run(request, onCells, signal) {
      child = child?.connected ? child : start();
      return runIn(child, request, onCells, signal);
    },
    async [Symbol.asyncDispose]() {
      child?.kill('SIGKILL');
    },
  };
}

function start(): ChildProcess {
  return fork(PROGRAM, { serialization: 'advanced', stdio: ['ignore', 'inherit', 'inherit', 'ipc'], env: {} });
}

function runIn(
  child: ChildProcess,
  request: ComputeRequest,
  onCells: (cells: ComputedCell[]) => void,
  signal: AbortSignal,
): Promise<FinalModel | undefined> {
  const { promise, resolve, reject } = Promise.withResolvers<FinalModel | undefined>();
  const onAbort = () => {
    child.kill('SIGKILL');
    reject(new ComputeAborted('The computation was stopped'));
  };
  const onExit = (code: number | null, killedBy: string | null) =>
    reject(
      new ComputeError(
        `The computing process ended (${killedBy ?? `exit code ${code}`}); it may have run out of memory.`,
      ),
    );
  const onMessage = (message: ComputeAnswer) => {
    if (message.type === 'cells') onCells(message.cells);
    else if (message.type === 'failed') reject(new ComputeError(message.message));
    else resolve(message.type === 'final' ? message.model : undefined);
  };
  if (signal.aborted) onAbort();
  signal.addEventListener('abort', onAbort);
  child.on('exit', onExit);
  child.on('message', onMessage);
  child.send(request, (error) => {
    if (error) reject(new ComputeError('The computing process does not take work', { cause: error }));
  });
  return promise.finally(() => {
    signal.removeEventListener('abort', onAbort);
    child.off('exit', onExit);
    child.off('message', onMessage);
  });
}
