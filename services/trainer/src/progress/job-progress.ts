import type { Database, Job } from '../database.ts';
import { bestRow, type Cell, type CellRow, countDone, toCell } from '../jobs/cell.ts';
import { hasEnded } from '../jobs/training-job.ts';

/** A job with all its cells, as of one revision. */
export interface JobProgress {
  job: Job;
  cells: readonly (CellRow & { revision: number })[];
  /** Pieces of about equal cost, the final step being one. */
  shards: { done: number; total: number };
}

/** What changed between two revisions of a job. */
export interface ProgressEvent {
  job: Job;
  fromRevision: number;
  revision: number;
  state: string;
  cellsDone: number;
  cellsTotal: number;
  newCells: Cell[];
  best: Cell | undefined;
  secondsLeft: number | undefined;
}

/** Reads what came since `known`. @returns undefined where the job is gone. */
export async function readProgress(
  database: Database,
  jobId: string,
  known: JobProgress | undefined,
): Promise<JobProgress | undefined> {
  const job = await database.job.findUnique({ where: { id: jobId } });
  if (!job) return undefined;
  // Cells are written with their revision: all up to the job's are there, and later ones wait for the next reading.
  const newer = await database.cellResult.findMany({
    where: { jobId, revision: { gt: known?.job.revision ?? 0, lte: job.revision } },
    orderBy: [{ revision: 'asc' }, { cell: 'asc' }],
  });
  const kinds = await database.shard.groupBy({ by: ['kind', 'state'], where: { jobId }, _count: true });
  const cells = new Map([...(known?.cells ?? []), ...newer].map((row) => [row.cell, row]));
  return { job, cells: [...cells.values()], shards: countShards(kinds) };
}

/** The final step is queued when all others are done. */
function countShards(kinds: readonly { kind: string; state: string; _count: number }[]): JobProgress['shards'] {
  const count = (counted: typeof kinds) => counted.reduce((sum, { _count }) => sum + _count, 0);
  return {
    done: count(kinds.filter(({ state }) => state === 'DONE')),
    total: count(kinds.filter(({ kind }) => kind === 'SEARCH')) + 1,
  };
}

/** @param fromRevision the last revision that the subscriber was given; 0 for none. */
export function progressEvent(
  { job, cells }: JobProgress,
  fromRevision: number,
  secondsLeft: number | undefined,
): ProgressEvent {
  const best = bestRow(job.grid, cells);
  return {
    job,
    fromRevision,
    revision: job.revision,
    state: job.state,
    cellsDone: countDone(cells),
    cellsTotal: job.cellsTotal,
    newCells: cells.filter(({ revision }) => revision > fromRevision).map((row) => toCell(job.grid, row)),
    best: best && toCell(job.grid, best),
    secondsLeft: hasEnded(job) ? undefined : secondsLeft,
  };
}
