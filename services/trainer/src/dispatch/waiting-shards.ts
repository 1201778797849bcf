import type { Pool } from '@curator/service-kit';

export interface WaitingShard {
  jobId: string;
  shard: number;
}

/**
 * Takes the next shards to publish, in the order of their turns, and marks them as dispatched. Who has least in flight comes
 * first, then whoever was served longest ago: so one listener's thousand jobs do not hold up another's one, nor do those of a few
 * listeners hold up all others.
 *
 * @param lostAfterMs a shard dispatched longer ago, which no worker holds, is dispatched again: its message may be lost.
 */
export async function takeWaitingShards(pool: Pool, count: number, lostAfterMs: number): Promise<WaitingShard[]> {
  const { rows } = await pool.query<WaitingShard>(TAKE, [count, lostAfterMs]);
  return rows;
}

/** Publishing failed: the shards wait again. */
export async function putBack(pool: Pool, shards: readonly WaitingShard[]): Promise<void> {
  await pool.query(PUT_BACK, [shards.map(({ jobId }) => jobId), shards.map(({ shard }) => shard)]);
}

const IN_FLIGHT = `(coalesce(s.leased_until > now(), false)
  OR coalesce(s.dispatched_at > now() - $2 * interval '1 millisecond', false))`;
// Rows that somebody else has locked are being leased, finished or deleted: none of them has to be dispatched now, and waiting
// for one while holding others could go round in a circle.
// Of each listener no more is looked at than can be taken: the cost does not grow with what waits.
const TAKE = `
  WITH owners AS (
    SELECT owner FROM jobs WHERE state IN ('QUEUED', 'RUNNING') GROUP BY owner
  ), busy AS (
    SELECT owner, count(*) AS shards FROM shards s JOIN jobs j ON j.id = s.job_id
    WHERE s.state = 'PENDING' AND s.dispatched_at IS NOT NULL AND ${IN_FLIGHT} AND j.state IN ('QUEUED', 'RUNNING')
    GROUP BY owner
  ), waiting AS (
    SELECT owner, job_id, shard, created_at,
      coalesce(busy.shards, 0) + row_number() OVER (PARTITION BY owner ORDER BY created_at, job_id, shard) AS turn
    FROM owners LEFT JOIN busy USING (owner) CROSS JOIN LATERAL (
      SELECT s.job_id, s.shard, j.created_at FROM jobs j JOIN shards s ON s.job_id = j.id
      WHERE j.owner = owners.owner AND j.state IN ('QUEUED', 'RUNNING') AND s.state = 'PENDING' AND NOT ${IN_FLIGHT}
      ORDER BY j.created_at, j.id, s.shard LIMIT $1
    ) first
  ), next AS (
    SELECT job_id, shard, owner,
      row_number() OVER (ORDER BY turn, served_at NULLS FIRST, created_at, job_id, shard) AS place
    FROM waiting LEFT JOIN turns USING (owner) ORDER BY place LIMIT $1
  ), free AS (
    SELECT s.job_id, s.shard, next.owner, next.place FROM shards s JOIN next ON next.job_id = s.job_id AND next.shard = s.shard
    WHERE s.state = 'PENDING' AND coalesce(s.leased_until <= now(), true)
    ORDER BY s.job_id, s.shard FOR UPDATE OF s SKIP LOCKED
  ), taken AS (
    UPDATE shards SET dispatched_at = now() FROM free
    WHERE shards.job_id = free.job_id AND shards.shard = free.shard
    RETURNING shards.job_id, shards.shard, free.owner, free.place
  ), served AS (
    INSERT INTO turns (owner, served_at) SELECT DISTINCT owner, now() FROM taken ORDER BY owner
    ON CONFLICT (owner) DO UPDATE SET served_at = excluded.served_at
  )
  SELECT job_id AS "jobId", shard FROM taken ORDER BY place`;

// One that is skipped is dispatched again when its message must have been lost.
const PUT_BACK = `
  WITH free AS (
    SELECT s.job_id, s.shard FROM shards s
    JOIN unnest($1::uuid[], $2::int[]) AS back (job_id, shard) ON back.job_id = s.job_id AND back.shard = s.shard
    WHERE coalesce(s.leased_until <= now(), true)
    ORDER BY s.job_id, s.shard FOR UPDATE OF s SKIP LOCKED
  )
  UPDATE shards SET dispatched_at = NULL FROM free
  WHERE shards.job_id = free.job_id AND shards.shard = free.shard`;
