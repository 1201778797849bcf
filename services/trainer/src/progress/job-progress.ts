import type { Database, Job } from '../database.ts';
import { bestRow, type Cell, type CellRow, countDone, toCell } from '../jobs/cell.ts';
import { FOLDS } from '../jobs/grid-preset.ts';
import { hasEnded } from '../jobs/training-job.ts';

/** A job with all its cells, as of one revision. */
export interface JobProgress {
  job: Job;
  cells: readonly (CellRow & { revision: number })[];
  /** In pieces of about equal cost, of which the final step is one; a combination that was tried on some of the folds counts for that share. */
  pieces: { done: number; total: number };
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
  const searches = await database.shard.count({ where: { jobId, kind: 'SEARCH' } });
  const cells = new Map([...(known?.cells ?? []), ...newer].map((row) => [row.cell, row]));
  const all = [...cells.values()];
  const done = (searches * all.reduce((sum, { folds }) => sum + folds, 0)) / (FOLDS * job.cellsTotal);
  return { job, cells: all, pieces: { done, total: searches + 1 } };
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
