import { Gauge, type Pool, Registry } from '@curator/service-kit';

/** What waits and what runs, read from the database when it is asked for. */
export function jobMetrics(pool: Pool): Registry {
  const registry = new Registry();
  new Gauge({
    name: 'curator_trainings',
    help: 'Trainings that have not ended',
    labelNames: ['state'],
    registers: [registry],
    async collect() {
      const { rows } = await pool.query<{ queued: number; running: number }>(
        `SELECT count(*) FILTER (WHERE state = 'QUEUED')::int AS queued, count(*) FILTER (WHERE state = 'RUNNING')::int AS running
         FROM jobs WHERE state IN ('QUEUED', 'RUNNING')`,
      );
      this.set({ state: 'queued' }, rows[0]?.queued ?? 0);
      this.set({ state: 'running' }, rows[0]?.running ?? 0);
    },
  });
  new Gauge({
    name: 'curator_shards',
    help: 'Shards of trainings that have not ended: nobody has them yet, on their way to a worker, or held by one',
    labelNames: ['state'],
    registers: [registry],
    async collect() {
      const { rows } = await pool.query<Record<'waiting' | 'dispatched' | 'held', number>>(SHARDS);
      for (const state of ['waiting', 'dispatched', 'held'] as const) this.set({ state }, rows[0]?.[state] ?? 0);
    },
  });
  new Gauge({
    name: 'curator_oldest_queued_seconds',
    help: 'For how long the training has been waiting that has waited longest; 0 where none waits',
    registers: [registry],
    async collect() {
      const { rows } = await pool.query<{ seconds: number }>(
        `SELECT coalesce(extract(epoch FROM max(now() - queued_at)), 0)::float8 AS seconds FROM jobs WHERE state = 'QUEUED'`,
      );
      this.set(rows[0]?.seconds ?? 0);
    },
  });
  return registry;
}

const SHARDS = `
  SELECT count(*) FILTER (WHERE held)::int AS held, count(*) FILTER (WHERE NOT held AND sent)::int AS dispatched,
    count(*) FILTER (WHERE NOT held AND NOT sent)::int AS waiting
  FROM (
    SELECT coalesce(leased_until > now(), false) AS held, dispatched_at IS NOT NULL AS sent
    FROM shards JOIN jobs ON jobs.id = job_id
    WHERE shards.state = 'PENDING' AND jobs.state IN ('QUEUED', 'RUNNING')
  ) s`;
