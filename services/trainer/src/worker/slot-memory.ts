import { readFile } from 'node:fs/promises';
import { FEATURES } from '@curator/contracts';
import { estimateForestBytes, estimateSearchBytes } from '@curator/forest';
import { FOLDS } from '../jobs/grid-preset.ts';
import type { ComputeRequest } from './compute-messages.ts';

/** Of a computing process that has nothing to do: measured 105 MB. */
const AT_REST_BYTES = 120e6;
/** The dataset in the process, and as the message that it came by. */
const DATASET_COPIES = 2;
/** The forest as it is grown, as bytes, and as the message that it goes by. */
const FOREST_COPIES = 3;
const WATCH_EVERY_MS = 100;

/** Bytes that a computing process will have in use, at most. */
export function estimateBytes(request: ComputeRequest): number {
  const { features, labels } = request.data;
  const nRows = labels.length;
  const dataset = DATASET_COPIES * (features.byteLength + labels.byteLength);
  return (
    AT_REST_BYTES + dataset + (request.kind === 'SEARCH' ? searchBytes(request, nRows) : forestBytes(request, nRows))
  );
}

function searchBytes({ cells, onlyFolds }: Extract<ComputeRequest, { kind: 'SEARCH' }>, nRows: number): number {
  return estimateSearchBytes(cells, { nRows, nFeatures: FEATURES.length, folds: onlyFolds.length || FOLDS });
}

function forestBytes({ cell }: Extract<ComputeRequest, { kind: 'FINAL' }>, nRows: number): number {
  const growing = estimateSearchBytes([cell], { nRows, nFeatures: FEATURES.length, folds: 1 });
  return growing + FOREST_COPIES * estimateForestBytes(cell, nRows, FEATURES.length);
}

/**
 * Looks at the memory that a process has in use until disposed of; only where the system tells it (Linux).
 *
 * @param onOver called once, when it has more than the limit
 */
export function watchMemory(pid: number, limitBytes: number, onOver: () => void): Disposable {
  let watching = true;
  const end = () => {
    watching = false;
    clearInterval(timer);
  };
  const timer = setInterval(() => {
    void residentBytes(pid).then((bytes) => {
      // What is read after the end may be of the next who uses the process.
      if (!watching || bytes <= limitBytes) return;
      end();
      onOver();
    });
  }, WATCH_EVERY_MS);
  return { [Symbol.dispose]: end };
}

/** Whether a process that still keeps so many bytes of others has room for a request: also where more is needed than estimated. */
export function fitsBeside(keptBytes: number, request: ComputeRequest, limitBytes: number): boolean {
  const left = Math.max(0, keptBytes - AT_REST_BYTES);
  return left <= (limitBytes - AT_REST_BYTES) / 2 && left + estimateBytes(request) <= limitBytes;
}

/** Memory that a process has in use; 0 of one that has ended, or where the system does not tell. */
export async function residentBytes(pid: number): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, 'latin1').catch(() => '');
  return 1024 * Number(/^VmRSS:\s+(\d+) kB$/m.exec(status)?.[1] ?? 0);
}

export function megabytes(bytes: number): string {
  return `${Math.round(bytes / 1e6)} MB`;
}
