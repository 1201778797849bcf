import { MESSAGE_VERSION, type ProgressMessage, SUBJECTS } from '@curator/contracts';
import type { NatsConnection } from '@curator/service-kit';

/** What announcements go out by; without a connection they are lost. */
export type Publisher = Pick<NatsConnection, 'publish'>;

/**
 * Tells whoever watches that a job has changed. Only a hint, to be quick: the row in Postgres is the truth, and is read again
 * every few seconds, so a message that is lost loses nothing.
 */
export function announceProgress(nats: Publisher, jobId: string, revision: number): void {
  nats.publish(
    SUBJECTS.progress(jobId),
    JSON.stringify({ v: MESSAGE_VERSION, jobId, revision } satisfies ProgressMessage),
  );
}

/** Tells the workers to stop computing for a job. */
export function announceCancellation(nats: Publisher, jobId: string): void {
  nats.publish(SUBJECTS.cancel(jobId), JSON.stringify({ v: MESSAGE_VERSION, jobId }));
}
