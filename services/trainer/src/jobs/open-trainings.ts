import type { Pool, PoolClient } from '@curator/service-kit';
import type { Limits } from '../tastes/limits.ts';
import { TasteProblem } from '../tastes/taste-problem.ts';

/**
 * Whether a listener may have one more training, beside those that are queued or running.
 *
 * @param except a job that does not count.
 * @throws TasteProblem TOO_MANY_TRAININGS
 */
export async function checkRoom(
  client: Pool | PoolClient,
  owner: string,
  { openTrainings }: Pick<Limits, 'openTrainings'>,
  except: string | null = null,
): Promise<void> {
  const { rows } = await client.query<{ open: number }>(
    `SELECT count(*)::int AS open FROM jobs WHERE owner = $1 AND state IN ('QUEUED', 'RUNNING') AND id IS DISTINCT FROM $2`,
    [owner, except],
  );
  const open = rows[0]?.open ?? 0;
  if (open >= openTrainings)
    throw new TasteProblem(
      'TOO_MANY_TRAININGS',
      `You have ${open} trainings queued or running, and ${openTrainings} is the most there may be: wait until some have ended, or cancel them.`,
    );
}
