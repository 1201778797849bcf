import { connectNats, createLogger, type NatsConnection } from '@curator/service-kit';
import type { JobBatch } from './jobs.ts';
import type { World } from './world.ts';

/** One shard that takes several seconds. */
export const LONG: JobBatch = {
  ...{ jobs: 1, rows: 16_000, grid: 'CURATOR_2021' },
  shards: [{ cells: Array.from({ length: 570 }, (_, cell) => cell) }],
};

/** NATS as the trainer has it. */
export function connectAsTrainer({ brokers }: World, stack: AsyncDisposableStack): Promise<NatsConnection> {
  const logger = createLogger('faults', 'silent');
  const servers = brokers.map(({ url }) => url).join(',');
  return connectNats({ servers, user: 'trainer', password: 'trainer', name: 'faults', logger }, stack);
}
