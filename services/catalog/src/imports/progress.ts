import { setTimeout as delay } from 'node:timers/promises';
import type { Pool } from '@curator/service-kit';
import { ImportProblem } from '../reading/import-problem.ts';
import type { FileReading } from './reading-threads.ts';

const EVERY_MS = 250;

export interface WatchedImport {
  pool: Pool;
  id: string;
  reading: FileReading;
  /** Process id of the database session that the import runs in. */
  connection: number;
  /** Aborted with an ImportProblem when the import is cancelled. */
  cancelled: AbortController;
}

export interface ProgressWatch extends AsyncDisposable {
  /** All has been read: what comes now is one long stretch of the database's work. */
  beginMerging(): Promise<void>;
}

/** Tells how far an import is, a few times a second, and looks whether it is still wanted. Until disposed of. */
export function watchProgress({ pool, id, reading, connection, cancelled }: WatchedImport): ProgressWatch {
  const ended = new AbortController();
  let isMerging = false;
  const tell = async () => {
    const { rows } = await pool.query<{ cancel: boolean }>(
      isMerging ? ASK : TELL,
      isMerging ? [id] : values(id, reading),
    );
    if (!rows[0]?.cancel || cancelled.signal.aborted) return;
    cancelled.abort(new ImportProblem('CANCELLED', 'The import was cancelled; nothing of the file was kept.'));
    // A statement that runs does not see the signal.
    await pool.query('SELECT pg_cancel_backend($1)', [connection]);
  };
  const watching = (async () => {
    while (!ended.signal.aborted) {
      // The database may be away for a moment: the import itself will tell.
      await tell().catch(() => {});
      await delay(EVERY_MS, undefined, { signal: ended.signal }).catch(() => {});
    }
  })();
  return {
    async beginMerging() {
      await pool.query(BEGIN_MERGING, values(id, reading));
      isMerging = true;
    },
    async [Symbol.asyncDispose]() {
      ended.abort();
      await watching;
    },
  };
}

function values(id: string, { bytesRead, counts, kind }: FileReading): unknown[] {
  return [id, bytesRead, counts?.rowsRead ?? 0, kind?.dialect ?? null];
}

const TELL = `
  UPDATE imports SET bytes_read = $2, rows_read = $3, dialect = $4,
    revision = revision + CASE WHEN (bytes_read, rows_read) IS DISTINCT FROM ($2::bigint, $3::integer) THEN 1 ELSE 0 END
  WHERE id = $1 AND state = 'RUNNING' RETURNING cancel_requested AS cancel`;

const BEGIN_MERGING = `
  UPDATE imports SET bytes_read = $2, rows_read = $3, dialect = $4, phase = 'MERGING', revision = revision + 1
  WHERE id = $1 AND state = 'RUNNING'`;

/** The import's own transaction may have the row locked by now. */
const ASK = 'SELECT cancel_requested AS cancel FROM imports WHERE id = $1';
