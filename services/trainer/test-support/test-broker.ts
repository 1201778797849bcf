import { SUBJECTS } from '@curator/contracts';
import { connectNats, type Logger, type NatsConnection } from '@curator/service-kit';
import { jetstreamManager } from '@nats-io/jetstream';
import { Client } from 'pg';
import { inject } from 'vitest';

/** NATS as the trainer and as a worker see it, each with its own permissions. */
export interface TestBroker {
  trainer: NatsConnection;
  worker: NatsConnection;
}

/**
 * The tier's NATS for one file at a time: its subjects have fixed names, so files that use them wait for each other, by a lock
 * in the tier's PostgreSQL. No stream is there yet.
 */
export async function takeBroker(logger: Logger, stack: AsyncDisposableStack): Promise<TestBroker> {
  const { postgresUrl, natsUrl: servers, natsUser: user, natsPassword: password } = inject('servers');
  const lock = new Client({ connectionString: postgresUrl });
  await lock.connect();
  stack.defer(() => lock.end());
  await lock.query('SELECT pg_advisory_lock(4222)');
  const trainer = await connectNats({ servers, user, password, name: 'test trainer', logger }, stack);
  // In a container there is one user for all; our own server has one named worker, whose password is its name.
  const asWorker = user === 'trainer' ? { user: 'worker', password: 'worker' } : { user, password };
  const worker = await connectNats({ servers, ...asWorker, name: 'test worker', logger }, stack);
  await deleteStream(trainer);
  return { trainer, worker };
}

/** As when JetStream's directory is lost. */
export async function deleteStream(nats: NatsConnection): Promise<void> {
  const manager = await jetstreamManager(nats, { checkAPI: false });
  const names = await manager.streams.names().next();
  if (names.includes(SUBJECTS.shardStream)) await manager.streams.delete(SUBJECTS.shardStream);
}
