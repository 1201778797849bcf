import { inTransaction, type Pool, type PoolClient } from '@curator/service-kit';
import type { Database, Job } from '../database.ts';
import { notifyDispatcher } from '../dispatch/wake-up.ts';
import { announceProgress, type Publisher } from '../progress/announcement.ts';
import { type Limits, lockOwner } from '../tastes/limits.ts';
import { TasteProblem } from '../tastes/taste-problem.ts';
import { checkRoom } from './open-trainings.ts';
import { findJob } from './training-job.ts';

export interface RequeueServices {
  pool: Pool;
  database: Database;
  nats: Publisher;
  limits: Pick<Limits, 'openTrainings'>;
}

/**
 * Queues a training again that has failed, on the rows that it was frozen with. What it has computed is kept; its failures are
 * forgiven.
 *
 * @throws TasteProblem NOT_FOUND, INVALID_INPUT where it has not failed, or has failed too long ago; TOO_MANY_TRAININGS
 */
export async function requeueTraining(services: RequeueServices, owner: string, id: string): Promise<Job> {
  const { pool, database, nats, limits } = services;
  const job = await findJob(database, owner, id);
  if (!job) throw new TasteProblem('NOT_FOUND', 'You have no training with this id.');
  const revision = await inTransaction(pool, async (client) => {
    await lockOwner(client, owner);
    await checkRequeueable(client, job.id);
    await checkRoom(client, owner, limits);
    return requeue(client, job.id);
  });
  announceProgress(nats, job.id, revision);
  return database.job.findUniqueOrThrow({ where: { id: job.id } });
}

/** Locks the job. @throws TasteProblem INVALID_INPUT with the reason why it cannot be queued again */
export async function checkRequeueable(client: PoolClient, jobId: string): Promise<void> {
  const { rows } = await client.query<{ state: string; kept: boolean }>(
    `SELECT state, EXISTS (SELECT FROM datasets WHERE job_id = jobs.id) AS kept FROM jobs WHERE id = $1 FOR UPDATE`,
    [jobId],
  );
  const [job] = rows;
  if (!job) throw new TasteProblem('NOT_FOUND', 'You have no training with this id.');
  if (job.state !== 'FAILED')
    throw new TasteProblem(
      'INVALID_INPUT',
      `Only a training that has failed can be queued again; this one is ${job.state.toLowerCase()}.`,
    );
  if (!job.kept)
    throw new TasteProblem(
      'INVALID_INPUT',
      'It failed so long ago that what it learned from is not kept any more: train the taste anew.',
    );
}

/** Of a job that checkRequeueable has let pass. @returns its revision */
export async function requeue(client: PoolClient, jobId: string): Promise<number> {
  await client.query(
    // A worker that has not noticed the end is fenced off.
    `UPDATE shards SET attempt = attempt + 1, failures = 0, last_error = NULL, leased_until = NULL, dispatched_at = NULL
     WHERE job_id = $1 AND state = 'PENDING'`,
    [jobId],
  );
  const { rows } = await client.query<{ revision: number }>(
    `UPDATE jobs SET state = 'QUEUED', failure = NULL, queued_at = clock_timestamp(), started_at = NULL, finished_at = NULL,
       revision = revision + 1
     WHERE id = $1 RETURNING revision`,
    [jobId],
  );
  await notifyDispatcher(client);
  return (rows[0] as { revision: number }).revision;
}
