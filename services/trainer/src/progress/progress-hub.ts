import { progressMessageSchema, SUBJECTS } from '@curator/contracts';
import type { Logger, NatsConnection } from '@curator/service-kit';
import type { Database } from '../database.ts';
import { hasEnded } from '../jobs/training-job.ts';
import { parseMessage } from '../received-message.ts';
import { type JobProgress, type ProgressEvent, progressEvent, readProgress } from './job-progress.ts';
import { Pace } from './pace.ts';

export interface ProgressHub {
  watch: WatchProgress;
  /** Something about this job has changed. */
  heard: (jobId: string) => void;
}

/** Progress of one job: as it is, then every change until it has ended. */
export type WatchProgress = (jobId: string) => AsyncIterableIterator<ProgressEvent>;

/** Rows of watched jobs are read this often even when nothing is heard: so the broker may be gone and no end is missed. */
const REREAD_MS = 3_000;

interface Watcher {
  wake: () => void;
}

/** A job that somebody watches: read once for all of them. */
interface WatchedJob {
  progress?: JobProgress;
  pace: Pace;
  secondsLeft?: number | undefined;
  gone: boolean;
  reading: boolean;
  /** Something was heard while it was being read. */
  stale: boolean;
  watchers: Set<Watcher>;
}

/**
 * One reader per job, for all subscribers of this process. A subscriber that is slow gets what
 * happened meanwhile as one event: nothing is buffered for it but the job itself.
 */
export function createProgressHub(
  { database, logger }: { database: Database; logger: Logger },
  stack: AsyncDisposableStack,
): ProgressHub {
  const jobs = new Map<string, WatchedJob>();

  const read = async (jobId: string, watched: WatchedJob): Promise<void> => {
    if (watched.reading) {
      watched.stale = true;
      return;
    }
    watched.reading = true;
    try {
      do {
        watched.stale = false;
        const progress = await readProgress(database, jobId, watched.progress);
        watched.gone = progress === undefined;
        if (progress) heed(watched, progress);
        for (const { wake } of watched.watchers) wake();
      } while (watched.stale);
    } catch (error) {
      logger.warn({ err: error, jobId }, 'progress could not be read; trying again');
    } finally {
      watched.reading = false;
    }
  };

  const reread = setInterval(() => {
    for (const [jobId, watched] of jobs) void read(jobId, watched);
  }, REREAD_MS);
  stack.defer(() => clearInterval(reread));

  const watch: WatchProgress = (jobId) => {
    const watched = jobs.get(jobId) ?? {
      ...{ gone: false, reading: false, stale: false },
      ...{ pace: new Pace(), watchers: new Set<Watcher>() },
    };
    jobs.set(jobId, watched);
    const stream = progressStream(watched, () => {
      // A later watcher may have begun anew under the same id.
      if (watched.watchers.size === 0 && jobs.get(jobId) === watched) jobs.delete(jobId);
    });
    void read(jobId, watched);
    return stream;
  };
  return {
    watch,
    heard(jobId) {
      const watched = jobs.get(jobId);
      if (watched) void read(jobId, watched);
    },
  };
}

function heed(watched: WatchedJob, progress: JobProgress): void {
  const { done, total } = progress.pieces;
  watched.progress = progress;
  // While it is queued nothing gets done: that says nothing of the pace.
  if (progress.job.state === 'RUNNING') watched.secondsLeft = watched.pace.note(done, total, performance.now());
}

/** One NATS subscription for all that is watched. */
export function hearProgress(nats: NatsConnection, { heard }: Pick<ProgressHub, 'heard'>, logger: Logger): void {
  nats.subscribe(SUBJECTS.progressAll, {
    callback: (error, message) => {
      const parsed = error ? undefined : parseMessage(progressMessageSchema, message);
      if (parsed) heard(parsed.jobId);
      else logger.warn({ subject: SUBJECTS.progressAll }, 'a message that is not progress of this version was dropped');
    },
  });
}

/** Not an async generator: return() must not wait behind a next() that may never come. */
function progressStream(watched: WatchedJob, onEnd: () => void): AsyncIterableIterator<ProgressEvent> {
  let delivered = 0;
  let ended = false;
  let woken = Promise.withResolvers<void>();
  const watcher: Watcher = { wake: () => woken.resolve() };
  watched.watchers.add(watcher);
  const end = () => {
    if (ended) return;
    ended = true;
    watched.watchers.delete(watcher);
    woken.resolve();
    onEnd();
  };
  const stream: AsyncIterableIterator<ProgressEvent> = {
    async next() {
      for (;;) {
        if (ended) return { done: true, value: undefined };
        const { progress, gone, secondsLeft } = watched;
        if (progress && progress.job.revision > delivered) {
          const event = progressEvent(progress, delivered, secondsLeft);
          delivered = progress.job.revision;
          if (hasEnded(progress.job)) end();
          return { done: false, value: event };
        }
        if (gone) end();
        else {
          woken = Promise.withResolvers();
          await woken.promise;
        }
      }
    },
    async return() {
      end();
      return { done: true, value: undefined };
    },
    [Symbol.asyncIterator]: () => stream,
  };
  return stream;
}
