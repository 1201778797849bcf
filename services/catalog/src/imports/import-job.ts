import { randomUUID } from 'node:crypto';
import { inTransaction, type Logger, type Pool, type PoolClient } from '@curator/service-kit';
import { type FileOptions, openFile } from './import-file.ts';
import { ImportProblem } from './import-problem.ts';
import type { ImportReport } from './import-report.ts';
import { lockImport } from './interrupted-imports.ts';
import { mergeStaging } from './merge.ts';
import { publish } from './publish.ts';
import { settle } from './settle.ts';
import { upsertSource } from './source.ts';
import { stageRows } from './staging.ts';

export type ImportKind = 'LIBRARY' | 'CATALOGUE';

export interface ImportRequest extends FileOptions {
  caller: string;
  kind: ImportKind;
  fileName: string;
  /** CATALOGUE only: what was shared before and is not in this file goes. */
  replace: boolean;
  licence: string | null;
}

/**
 * Imports one file: all of it or nothing. The row in `imports` tells how it went.
 *
 * @returns the import's id.
 * @throws ImportProblem where the file is at fault; recorded before it is thrown.
 */
export async function runImport(
  { pool, logger }: { pool: Pool; logger: Logger },
  request: ImportRequest,
  bytes: AsyncIterable<Uint8Array>,
): Promise<string> {
  const id = randomUUID();
  try {
    await inTransaction(pool, async (client) => {
      await client.query(BULK_SETTINGS);
      await lockImport(client, id);
      await recordBeginning(pool, id, request);
      await importFile(client, id, request, bytes);
    });
    void settle(pool, logger);
    return id;
  } catch (error) {
    const problem = problemOf(error);
    if (problem.code === 'INTERNAL') logger.error({ err: error, import: id }, 'an import failed');
    await recordFailure(pool, id, problem);
    throw problem;
  }
}

/** For sets of many thousand rows: sorts in memory, and the search index is brought up to date at the end (`settle`). */
const BULK_SETTINGS = `SET LOCAL statement_timeout = '10min'; SET LOCAL work_mem = '64MB'; SET LOCAL gin_pending_list_limit = '256MB'; SET LOCAL jit = off`;

async function importFile(
  client: PoolClient,
  id: string,
  request: ImportRequest,
  bytes: AsyncIterable<Uint8Array>,
): Promise<void> {
  const { batches, dialect, grouping, report } = await openFile(request, bytes);
  await stageRows(client, batches);
  if (report.rowsRead === report.unusableRows)
    throw new ImportProblem('EMPTY_FILE', 'The file names no song. Export it again, with the songs in it.');
  const owner = ownerOf(request);
  const source = await upsertSource(client, { owner, name: request.fileName, licence: request.licence });
  const fileName = request.fileName.replace(/(?<=.)\.[^.]+$/, '');
  const { changed, ...counts } = await mergeStaging(client, { owner, source, fileName, grouping });
  if (request.kind === 'CATALOGUE') await publish(client, source.id, { replace: request.replace, changed });
  await client.query(
    `UPDATE imports SET state = 'SUCCEEDED', finished_at = clock_timestamp(), dialect = $2, source_id = $3, report = $4
     WHERE id = $1`,
    [id, dialect, source.id, JSON.stringify({ ...report, ...counts } satisfies ImportReport)],
  );
}

function ownerOf({ kind, caller }: ImportRequest): string {
  return kind === 'CATALOGUE' ? '' : caller;
}

/** Outside of the import's transaction, so that others see that it runs. */
async function recordBeginning(pool: Pool, id: string, request: ImportRequest): Promise<void> {
  await pool.query(
    `INSERT INTO imports (id, caller, owner, kind, state, file_name) VALUES ($1, $2, $3, $4, 'RUNNING', $5)`,
    [id, request.caller, ownerOf(request), request.kind, request.fileName],
  );
}

async function recordFailure(pool: Pool, id: string, { code, message }: ImportProblem): Promise<void> {
  await pool.query(
    `UPDATE imports SET state = 'FAILED', finished_at = now(), problem_code = $2, problem_message = $3 WHERE id = $1`,
    [id, code, message],
  );
}

/** What Node says of a body that ends before its time. */
const BROKEN_OFF = new Set(['ECONNRESET', 'ERR_STREAM_PREMATURE_CLOSE', 'ABORT_ERR', 'EPIPE']);

function problemOf(error: unknown): ImportProblem {
  if (error instanceof ImportProblem) return error;
  if (error instanceof Error && 'code' in error && BROKEN_OFF.has(String(error.code)))
    return new ImportProblem('INTERRUPTED', 'The file did not arrive whole; nothing of it was kept. Send it again.', {
      cause: error,
    });
  return new ImportProblem('INTERNAL', 'The import failed on our side; nothing of the file was kept. Try again.', {
    cause: error,
  });
}
