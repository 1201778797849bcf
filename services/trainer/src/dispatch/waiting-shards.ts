import type { Pool } from '@curator/service-kit';

export interface WaitingShard {
  jobId: string;
  shard: number;
}

/**
 * Takes the next shards to publish and marks them as dispatched. Who has least in flight comes first, then whoever has waited
 * longest: so one listener's thousand jobs do not hold up another's one.
 *
 * @param lostAfterMs a shard dispatched longer ago, which no worker holds, is dispatched again: its message may be lost.
 */
export async function takeWaitingShards(pool: Pool, count: number, lostAfterMs: number): Promise<WaitingShard[]> {
  const { rows } = await pool.query<WaitingShard>(TAKE, [count, lostAfterMs]);
  return rows;
}

/** Publishing failed: the shards wait again. */
export async function putBack(pool: Pool, shards: readonly WaitingShard[]): Promise<void> {
  await pool.query(
    `UPDATE shards SET dispatched_at = NULL
     FROM unnest($1::uuid[], $2::int[]) AS back (job_id, shard)
     WHERE shards.job_id = back.job_id AND shards.shard = back.shard AND leased_until IS NULL`,
    [shards.map(({ jobId }) => jobId), shards.map(({ shard }) => shard)],
  );
}

const TAKE = `
  WITH open AS (
    SELECT s.job_id, s.shard, j.owner, j.created_at,
      coalesce(s.leased_until > now(), false)
        OR coalesce(s.dispatched_at > now() - $2 * interval '1 millisecond', false) AS in_flight
    FROM shards s JOIN jobs j ON j.id = s.job_id
    WHERE s.state = 'PENDING' AND j.state IN ('QUEUED', 'RUNNING')
  ), turns AS (
    SELECT job_id, shard, created_at,
      row_number() OVER (PARTITION BY owner ORDER BY created_at, shard)
        + (SELECT count(*) FROM open busy WHERE busy.owner = open.owner AND busy.in_flight) AS turn
    FROM open WHERE NOT in_flight
  ), next AS (
    SELECT job_id, shard FROM turns ORDER BY turn, created_at, shard LIMIT $1
  )
  UPDATE shards SET dispatched_at = now() FROM next
  WHERE shards.job_id = next.job_id AND shards.shard = next.shard
  RETURNING shards.job_id AS "jobId", shards.shard`;
