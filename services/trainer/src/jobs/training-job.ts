import type { Pool } from '@curator/service-kit';
import { z } from 'zod';
import type { Database, Job } from '../database.ts';
import { announceCancellation, announceProgress, type Publisher } from '../progress/announcement.ts';
import { TasteProblem } from '../tastes/taste-problem.ts';

export function hasEnded(job: Pick<Job, 'state'>): boolean {
  return !['QUEUED', 'RUNNING'].includes(job.state);
}

/** @returns undefined where this listener has no such job. */
export async function findJob(database: Database, owner: string, id: string): Promise<Job | undefined> {
  if (!z.uuid().safeParse(id).success) return undefined;
  return (await database.job.findFirst({ where: { id, owner } })) ?? undefined;
}

/** Ends a job that has not ended by itself; one that has stays as it is. @throws TasteProblem NOT_FOUND */
export async function cancelJob(
  { pool, database, nats }: { pool: Pool; database: Database; nats: Publisher },
  owner: string,
  id: string,
): Promise<Job> {
  const job = await findJob(database, owner, id);
  if (!job) throw new TasteProblem('NOT_FOUND', 'You have no training with this id.');
  await stopJob({ pool, nats }, job.id);
  return database.job.findUniqueOrThrow({ where: { id: job.id } });
}

/** @returns false where the job has ended by itself. */
export async function stopJob({ pool, nats }: { pool: Pool; nats: Publisher }, id: string): Promise<boolean> {
  const { rows } = await pool.query<{ revision: number }>(CANCEL, [id]);
  const [cancelled] = rows;
  if (!cancelled) return false;
  announceCancellation(nats, id);
  announceProgress(nats, id, cancelled.revision);
  return true;
}

const CANCEL = `
  WITH cancelled AS (
    UPDATE jobs SET state = 'CANCELLED', finished_at = clock_timestamp(), revision = revision + 1
    WHERE id = $1 AND state IN ('QUEUED', 'RUNNING') RETURNING id, revision
  ), forgotten AS (
    DELETE FROM datasets USING cancelled WHERE job_id = cancelled.id
  )
  SELECT revision FROM cancelled`;
