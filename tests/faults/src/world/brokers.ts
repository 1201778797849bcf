import { rm } from 'node:fs/promises';
import path from 'node:path';
import type { NatsServer } from '@curator/testkit';

/** Killed as by a crash, and started again. @param wiped whether all that JetStream has stored is gone meanwhile */
export async function restartBroker(broker: NatsServer, wiped = false): Promise<void> {
  await broker.kill();
  if (wiped) await rm(path.join(broker.folder, 'jetstream'), { recursive: true, force: true });
  await broker.start();
}
