import { inTransaction, type Pool, type PoolClient } from '@curator/service-kit';
import type { Database } from '../database.ts';
import { cancelJob } from '../jobs/training-job.ts';
import type { Publisher } from '../progress/announcement.ts';
import { requireTaste } from './taste.ts';

/** Takes a taste away with its jobs and models; workers stop what they compute for it. @throws TasteProblem NOT_FOUND */
export async function deleteTaste(
  services: { pool: Pool; database: Database; nats: Publisher },
  owner: string,
  id: string,
): Promise<void> {
  const { database, pool } = services;
  const taste = await requireTaste(database, owner, id);
  const open = await database.job.findMany({ where: { tasteId: taste.id, state: { in: ['QUEUED', 'RUNNING'] } } });
  for (const job of open) await cancelJob(services, owner, job.id);
  await inTransaction(pool, (client) => remove(client, taste.id));
}

/** Jobs are locked first, as workers lock them that write what they have computed: see worker/lease.ts. */
async function remove(client: PoolClient, tasteId: string): Promise<void> {
  await client.query('SELECT FROM jobs WHERE taste_id = $1 ORDER BY id FOR UPDATE', [tasteId]);
  await client.query('DELETE FROM tastes WHERE id = $1', [tasteId]);
}
