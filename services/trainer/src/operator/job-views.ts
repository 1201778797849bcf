import { FOLDS } from '../jobs/grid-preset.ts';
import { checkId, type Operator, OperatorError } from './operator.ts';
import { tableText } from './table.ts';

const STATES = ['QUEUED', 'RUNNING', 'SUCCEEDED', 'FAILED', 'CANCELLED'];

interface ListedJob {
  id: string;
  state: string;
  owner: string;
  grid: string;
  songs: number;
  cells: string;
  shardsLeft: number;
  failures: number;
  interruptions: number;
  queued: string;
}

/** Trainings, oldest first. */
export async function listJobs({ pool, filter, isJson }: Operator): Promise<string> {
  const { rows } = await pool.query<ListedJob>(LIST, [
    statesOf(filter.state),
    filter.owner ?? null,
    limitOf(filter.limit),
  ]);
  if (isJson) return `${JSON.stringify(rows, null, 2)}\n`;
  return rows.length === 0 ? 'No trainings.\n' : tableText(rows);
}

/** One training with its shards. @throws OperatorError where it is not there */
export async function showJob({ pool, isJson }: Operator, id: string): Promise<string> {
  checkId(id);
  const jobs = await pool.query<Record<string, unknown>>(SHOW, [id]);
  const [job] = jobs.rows;
  if (!job) throw new OperatorError(`There is no training ${id}.`);
  const { rows: shards } = await pool.query<Record<string, unknown>>(SHARDS, [id]);
  if (isJson) return `${JSON.stringify({ ...job, shards }, null, 2)}\n`;
  const width = Math.max(...Object.keys(job).map((name) => name.length));
  const facts = Object.entries(job).filter(([, value]) => value !== null);
  return `${facts.map(([name, value]) => `${name.padEnd(width)}  ${value}\n`).join('')}\n${tableText(shards)}`;
}

function statesOf(state: string): string[] {
  if (state === 'open') return ['QUEUED', 'RUNNING'];
  if (state === 'all') return STATES;
  if (STATES.includes(state.toUpperCase())) return [state.toUpperCase()];
  throw new OperatorError(`There is no state "${state}": open, all, ${STATES.join(', ')}.`, 2);
}

function limitOf(text: string): number {
  const limit = Number(text);
  if (!Number.isInteger(limit) || limit < 1 || limit > 10_000)
    throw new OperatorError(`--limit takes a whole number from 1 to 10000, not "${text}".`, 2);
  return limit;
}

const LIST = `
  SELECT id, state, owner, grid, likes + dislikes AS songs,
    (SELECT coalesce(sum(folds), 0) / ${FOLDS} FROM cell_results WHERE job_id = id) || '/' || cells_total AS cells,
    (SELECT count(*)::int FROM shards WHERE job_id = id AND shards.state = 'PENDING') AS "shardsLeft",
    (SELECT coalesce(sum(failures), 0)::int FROM shards WHERE job_id = id) AS failures,
    (SELECT coalesce(sum(interruptions), 0)::int FROM shards WHERE job_id = id) AS interruptions,
    to_char(queued_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') AS queued
  FROM jobs WHERE state = ANY ($1) AND ($2::text IS NULL OR owner = $2)
  ORDER BY queued_at, id LIMIT $3`;

const SHOW = `
  SELECT id, state, failure, owner, taste_id AS taste, grid, seed, likes, dislikes, background,
    (SELECT coalesce(sum(folds), 0) / ${FOLDS} FROM cell_results WHERE job_id = id) || '/' || cells_total AS cells, revision,
    created_at::text AS created, queued_at::text AS queued, started_at::text AS started, finished_at::text AS finished
  FROM jobs WHERE id = $1`;

const SHARDS = `
  SELECT shard, kind, state, cardinality(cells) AS cells, attempt, failures, interruptions, worker,
    CASE WHEN leased_until > now() THEN 'until ' || to_char(leased_until, 'HH24:MI:SS') END AS held, last_error AS error
  FROM shards WHERE job_id = $1 ORDER BY shard`;
