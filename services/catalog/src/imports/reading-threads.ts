import { on } from 'node:events';
import { Worker } from 'node:worker_threads';
import type { ReadingCounts } from '../reading/counts.ts';
import { ImportProblem } from '../reading/import-problem.ts';
import type { FileKind, FromThread, ReadingOptions, ToThread } from './reading-messages.ts';

/** What one file may take up while it is read, whatever is in it. */
const THREAD_MEMORY_MB = 384;

export interface FileReading {
  /** Undefined until it is known. */
  kind: FileKind | undefined;
  encoding: string | undefined;
  counts: ReadingCounts | undefined;
  bytesRead: number;
}

export interface ReadingThreads {
  /**
   * Text for COPY into the staging table, as it is read; `reading` tells how far it is.
   *
   * @throws ImportProblem where the file is at fault; what `bytes` throws; the signal's reason.
   */
  read(
    options: ReadingOptions,
    bytes: AsyncIterable<Uint8Array>,
    reading: FileReading,
    signal: AbortSignal,
  ): AsyncGenerator<Uint8Array>;
}

/** Threads that read files, started when needed and used again: starting one takes longer than most files. */
export function createReadingThreads(stack: AsyncDisposableStack): ReadingThreads {
  const idle: Worker[] = [];
  const all = new Set<Worker>();
  stack.defer(async () => {
    await Promise.all([...all].map((thread) => thread.terminate()));
  });
  const start = () => {
    const thread = new Worker(new URL('./reading-thread.ts', import.meta.url), {
      resourceLimits: { maxOldGenerationSizeMb: THREAD_MEMORY_MB },
    });
    all.add(thread);
    thread.once('exit', () => {
      all.delete(thread);
      const place = idle.indexOf(thread);
      if (place >= 0) idle.splice(place, 1);
    });
    // What goes wrong is told to whoever reads with it; an idle one just goes.
    thread.on('error', () => {});
    return thread;
  };
  return {
    async *read(options, bytes, reading, signal) {
      const thread = idle.pop() ?? start();
      let isClean = false;
      try {
        yield* readOn(thread, options, bytes, reading, signal);
        isClean = true;
      } catch (error) {
        // After a problem of the file the thread waits for the next one.
        isClean = error instanceof ImportProblem && error.code !== 'TOO_LARGE' && !signal.aborted;
        throw isOutOfMemory(error) ? tooMuchMemory(error) : error;
      } finally {
        if (isClean) idle.push(thread);
        else await thread.terminate();
      }
    },
  };
}

async function* readOn(
  thread: Worker,
  options: ReadingOptions,
  bytes: AsyncIterable<Uint8Array>,
  reading: FileReading,
  signal: AbortSignal,
): AsyncGenerator<Uint8Array> {
  const pieces = bytes[Symbol.asyncIterator]();
  const say = (message: ToThread) => thread.postMessage(message);
  const messages = on(thread, 'message', { signal, close: ['exit'] });
  say({ kind: 'read', options });
  try {
    for await (const [message] of messages as AsyncIterable<[FromThread]>) {
      if (message.kind === 'more') {
        const piece = await pieces.next();
        say(piece.done ? { kind: 'end' } : { kind: 'bytes', bytes: piece.value });
      } else if (message.kind === 'opened') {
        const { dialect, grouping, columns } = message;
        reading.kind = { dialect, grouping, columns };
      } else if (message.kind === 'text') {
        reading.counts = message.counts;
        reading.bytesRead = message.bytesRead;
        yield new Uint8Array(message.text);
        say({ kind: 'taken' });
      } else if (message.kind === 'problem') throw new ImportProblem(message.code, message.message);
      else if (message.kind === 'failed') throw message.error;
      else {
        reading.counts = message.counts;
        reading.encoding = message.encoding;
        return;
      }
    }
    throw new Error('The thread that read the file is gone');
  } finally {
    await pieces.return?.();
  }
}

function isOutOfMemory(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY';
}

function tooMuchMemory(cause: unknown): ImportProblem {
  const message = 'The file needs more memory to read than one file may have. Split it, and bring the parts.';
  return new ImportProblem('TOO_LARGE', message, { cause });
}
