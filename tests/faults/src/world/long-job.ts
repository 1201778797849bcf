import { MESSAGE_VERSION, SUBJECTS } from '@curator/contracts';
import { connectNats, createLogger, type NatsConnection } from '@curator/service-kit';
import type { JobBatch } from './jobs.ts';
import type { World } from './world.ts';

/** One shard that takes several seconds. */
export const LONG: JobBatch = {
  ...{ jobs: 1, rows: 16_000, grid: 'CURATOR_2021' },
  shards: [{ cells: Array.from({ length: 570 }, (_, cell) => cell) }],
};

/** Stops a training as the trainer does: in the database first, then told to the workers. */
export async function cancel({ pool }: World, nats: NatsConnection, jobId: string): Promise<void> {
  await pool.query(
    `UPDATE jobs SET state = 'CANCELLED', finished_at = clock_timestamp(), revision = revision + 1 WHERE id = $1`,
    [jobId],
  );
  nats.publish(SUBJECTS.cancel(jobId), JSON.stringify({ v: MESSAGE_VERSION, jobId }));
}

/** NATS as the trainer has it. */
export function connectAsTrainer({ brokers }: World, stack: AsyncDisposableStack): Promise<NatsConnection> {
  const logger = createLogger('faults', 'silent');
  const servers = brokers.map(({ url }) => url).join(',');
  return connectNats({ servers, user: 'trainer', password: 'trainer', name: 'faults', logger }, stack);
}
