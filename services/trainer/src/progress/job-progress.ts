import type { Database, Job } from '../database.ts';
import { bestRow, type Cell, type CellRow, countDone, toCell } from '../jobs/cell.ts';

/** A job with all its cells, as of one revision. */
export interface JobProgress {
  job: Job;
  cells: readonly (CellRow & { revision: number })[];
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
  const cells = new Map([...(known?.cells ?? []), ...newer].map((row) => [row.cell, row]));
  return { job, cells: [...cells.values()] };
}

/** @param fromRevision the last revision that the subscriber was given; 0 for none. */
export function progressEvent({ job, cells }: JobProgress, fromRevision: number): ProgressEvent {
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
  };
}
