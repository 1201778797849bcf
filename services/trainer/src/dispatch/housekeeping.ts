import type { Logger, Pool } from '@curator/service-kit';
import { failExpiredJobs, type TimeLimits } from '../jobs/expired-jobs.ts';
import { forgetOldData } from '../jobs/kept-data.ts';
import { announceCancellation, announceProgress, type Publisher } from '../progress/announcement.ts';

export interface HousekeepingOptions {
  pool: Pool;
  nats: Publisher;
  limits: TimeLimits;
  logger: Logger;
}

const FORGET_EVERY_MS = 3_600_000;

/** What the leader does about jobs at every turn, beside dispatching. */
export function createHousekeeping({ pool, nats, limits, logger }: HousekeepingOptions): () => Promise<void> {
  let forgottenAt = Number.NEGATIVE_INFINITY;
  return async () => {
    for (const { jobId, revision } of await failExpiredJobs(pool, limits)) {
      logger.warn({ jobId }, 'a training took too long and has failed');
      announceCancellation(nats, jobId);
      announceProgress(nats, jobId, revision);
    }
    if (performance.now() - forgottenAt < FORGET_EVERY_MS) return;
    forgottenAt = performance.now();
    await forgetOldData(pool);
  };
}
