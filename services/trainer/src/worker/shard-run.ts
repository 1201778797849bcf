import type { GridCell } from '@curator/forest';
import type { Logger, NatsConnection, Pool } from '@curator/service-kit';
import { bestRow, type CellRow } from '../jobs/cell.ts';
import { bytesToFloats } from '../jobs/float-bytes.ts';
import { gridOf } from '../jobs/grid-preset.ts';
import { announceProgress } from '../progress/announcement.ts';
import type { Compute } from './compute.ts';
import type { ComputeData, ComputedCell } from './compute-messages.ts';
import { type Lease, releaseLease } from './lease.ts';
import { finishJob, finishSearch, type NewRevision, saveCells } from './results.ts';

export interface ShardRunOptions {
  pool: Pool;
  nats: NatsConnection;
  compute: Compute;
  logger: Logger;
}

/**
 * Computes a leased shard and writes what comes of it.
 *
 * @throws ComputeError, ComputeAborted, ComputeUnavailable, what the database said, or what is wrong with the shard's rows
 */
export async function runShard(options: ShardRunOptions, lease: Lease, signal: AbortSignal): Promise<void> {
  const { pool, nats } = options;
  const data = await readDataset(pool, lease.jobId);
  if (!data) {
    // The job has ended since the lease was taken: the shard must not look held by a worker that does nothing for it.
    if (!(await isRunning(pool, lease.jobId))) return releaseLease(pool, lease);
    throw new Error('The songs that it learns from are gone.');
  }
  const revision =
    lease.kind === 'SEARCH' ? await search(options, lease, data, signal) : await final(options, lease, data, signal);
  if (revision !== undefined) announceProgress(nats, lease.jobId, revision);
}

async function search(
  { pool, nats, compute }: ShardRunOptions,
  lease: Lease,
  data: ComputeData,
  signal: AbortSignal,
): Promise<NewRevision> {
  const cells = lease.cells.map((cell) => cellAt(lease, cell));
  // Written one after the other while the next are computed.
  let writing: Promise<unknown> = Promise.resolve();
  const onCells = (computed: ComputedCell[]) => {
    writing = writing.then(async () => {
      const revision = await saveCells(pool, lease, computed);
      if (revision !== undefined) announceProgress(nats, lease.jobId, revision);
    });
    writing.catch(() => {}); // told below
  };
  await compute.run({ kind: 'SEARCH', data, cells, onlyFolds: lease.onlyFolds, seed: lease.seed }, onCells, signal);
  await writing;
  return finishSearch(pool, lease);
}

async function final(
  { pool, compute }: ShardRunOptions,
  lease: Lease,
  data: ComputeData,
  signal: AbortSignal,
): Promise<NewRevision> {
  const { rows } = await pool.query<CellRow>(
    'SELECT cell, accuracy, roc_auc AS "rocAuc", folds FROM cell_results WHERE job_id = $1 ORDER BY cell',
    [lease.jobId],
  );
  const best = bestRow(lease.grid, rows);
  if (!best) throw new Error('There is no cell to choose from');
  const request = { kind: 'FINAL', data, cell: cellAt(lease, best.cell), seed: lease.seed } as const;
  const model = await compute.run(request, () => {}, signal);
  if (!model) throw new Error('The final step gave no model');
  return finishJob(pool, lease, model, best.cell);
}

function cellAt({ grid }: Lease, index: number): GridCell {
  const cell = gridOf(grid)[index];
  if (!cell) throw new Error(`The grid has no cell ${index}`);
  return cell;
}

async function readDataset(pool: Pool, jobId: string): Promise<ComputeData | undefined> {
  const { rows } = await pool.query<{ features: Buffer; labels: Buffer }>(
    'SELECT features, labels FROM datasets WHERE job_id = $1',
    [jobId],
  );
  return rows[0] && { features: bytesToFloats(rows[0].features), labels: Uint8Array.from(rows[0].labels) };
}

async function isRunning(pool: Pool, jobId: string): Promise<boolean> {
  const { rowCount } = await pool.query(`SELECT FROM jobs WHERE id = $1 AND state = 'RUNNING'`, [jobId]);
  return rowCount === 1;
}
