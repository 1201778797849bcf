import { heartbeatMessageSchema, SUBJECTS } from '@curator/contracts';
import type { Logger, NatsConnection } from '@curator/service-kit';
import { parseMessage } from '../received-message.ts';

/** Workers tell every 5 s that they live. */
export const HEARTBEAT_MS = 5_000;
const GONE_AFTER_MS = 3 * HEARTBEAT_MS;

/** How many slots the workers have that were heard of lately. */
export function countWorkerSlots(nats: NatsConnection, logger: Logger): () => number {
  const workers = new Map<string, { slots: number; seenAt: number }>();
  nats.subscribe(SUBJECTS.heartbeat, {
    callback: (error, message) => {
      const parsed = error ? undefined : parseMessage(heartbeatMessageSchema, message);
      if (parsed) workers.set(parsed.worker, { slots: parsed.slots, seenAt: performance.now() });
      else
        logger.warn({ subject: SUBJECTS.heartbeat }, 'a message that is not a heartbeat of this version was dropped');
    },
  });
  return () => {
    const oldest = performance.now() - GONE_AFTER_MS;
    for (const [worker, { seenAt }] of workers) if (seenAt < oldest) workers.delete(worker);
    return [...workers.values()].reduce((sum, { slots }) => sum + slots, 0);
  };
}
