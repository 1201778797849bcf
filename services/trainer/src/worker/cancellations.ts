import { cancelMessageSchema, SUBJECTS } from '@curator/contracts';
import type { Logger, NatsConnection } from '@curator/service-kit';
import { parseMessage } from '../received-message.ts';

/** Stops what is being computed for jobs that were cancelled. A message that is lost is made up for by the next heartbeat. */
export function heedCancellations(
  nats: NatsConnection,
  running: ReadonlyMap<AbortController, string>,
  logger: Logger,
): void {
  nats.subscribe(SUBJECTS.cancelAll, {
    callback: (error, message) => {
      const parsed = error ? undefined : parseMessage(cancelMessageSchema, message);
      if (!parsed) {
        logger.warn(
          { subject: SUBJECTS.cancelAll },
          'a message that is not a cancellation of this version was dropped',
        );
        return;
      }
      for (const [abort, jobId] of running) if (jobId === parsed.jobId) abort.abort();
    },
  });
}
