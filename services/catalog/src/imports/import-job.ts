import { pipeline } from 'node:stream/promises';
import { inTransaction, type Logger, type Pool, type PoolClient } from '@curator/service-kit';
import { from as copyFrom } from 'pg-copy-streams';
import { mergeStaging } from '../merging/merge.ts';
import { upsertSource } from '../merging/source.ts';
import { COPY_STAGING, createStaging } from '../merging/staging.ts';
import type { FileOptions } from '../reading/import-file.ts';
import { ImportProblem } from '../reading/import-problem.ts';
import { indexChanges } from '../search/search-index.ts';
import { lockRecordings } from '../tracks/unused-tracks.ts';
import { recordBeginning, recordEnd, recordProblem } from './import-record.ts';
import type { ImportResult } from './import-report.ts';
import { tryLockImport } from './interrupted-imports.ts';
import { watchProgress } from './progress.ts';
import { publish } from './publish.ts';
import type { FileReading, ReadingThreads } from './reading-threads.ts';
import { settle } from './settle.ts';

export type ImportKind = 'LIBRARY' | 'CATALOGUE';

export interface ImportRequest extends FileOptions {
  /** The caller's to choose, so that it can be watched, and is made once. */
  id: string;
  caller: string;
  kind: ImportKind;
  fileName: string;
  /** CATALOGUE only: what was shared before and is not in this file goes. */
  replace: boolean;
  licence: string | null;
}

/** An import of that id runs, or was made. */
export class IdTakenError extends Error {
  override name = 'IdTakenError';
}

export interface ImportParts {
  pool: Pool;
  logger: Logger;
  threads: ReadingThreads;
}

/**
 * Imports one file: all of it or nothing. The row in `imports` tells how it goes, and went.
 *
 * @param onBegun called when it is recorded, and can be watched
 * @throws ImportProblem where the file is at fault, or the import was cancelled; recorded before it is thrown. IdTakenError
 */
export async function runImport(
  parts: ImportParts,
  request: ImportRequest,
  bytes: AsyncIterable<Uint8Array>,
  onBegun: () => void = () => {},
): Promise<void> {
  const { pool, logger } = parts;
  const { id } = request;
  const reading: FileReading = { kind: undefined, encoding: undefined, counts: undefined, bytesRead: 0 };
  const cancelled = new AbortController();
  const { signal } = cancelled;
  try {
    await inTransaction(pool, async (client) => {
      await client.query(BULK_SETTINGS);
      // The same id again is answered by whoever holds it.
      const isOurs =
        (await tryLockImport(client, id)) && (await recordBeginning(pool, { ...request, owner: ownerOf(request) }));
      if (!isOurs) throw new IdTakenError();
      onBegun();
      await using progress = watchProgress({ pool, id, reading, cancelled, connection: await backendOf(client) });
      await stage(parts, client, request, reading, bytes, signal);
      await progress.beginMerging();
      const result = await merge(client, request, reading);
      signal.throwIfAborted();
      await recordEnd(client, id, result);
    });
  } catch (error) {
    if (error instanceof IdTakenError) throw error;
    const problem = problemOf(signal.aborted ? signal.reason : error);
    if (problem.code === 'INTERNAL') logger.error({ err: error, import: id }, 'an import failed');
    await recordProblem(pool, id, problem);
    throw problem;
  }
  await makeSearchable(parts, id, reading);
}

/** It is in: what goes wrong from here on is ours to mend, and no failure of the import. */
async function makeSearchable({ pool, logger }: ImportParts, id: string, reading: FileReading): Promise<void> {
  await indexChanges(pool, logger);
  await pool
    .query('UPDATE imports SET searchable_at = now(), revision = revision + 1 WHERE id = $1', [id])
    .catch((error: unknown) => logger.warn({ err: error, import: id }, 'an import could not be told to be searchable'));
  const settled = settle(pool, logger);
  // Until then the database plans as if the tables were empty.
  if ((reading.counts?.songs ?? 0) > FEW_ROWS) await settled;
}

const FEW_ROWS = 1_000;

/** For sets of many thousand rows. */
const BULK_SETTINGS = `SET LOCAL statement_timeout = '10min'; SET LOCAL work_mem = '96MB'; SET LOCAL jit = off; SET LOCAL temp_buffers = '64MB'`;

async function backendOf(client: PoolClient): Promise<number> {
  const { rows } = await client.query<{ pid: number }>('SELECT pg_backend_pid() AS pid');
  return rows[0]?.pid ?? 0;
}

/** Copies the rows as they come: memory does not grow with the file. */
async function stage(
  { threads }: ImportParts,
  client: PoolClient,
  request: ImportRequest,
  reading: FileReading,
  bytes: AsyncIterable<Uint8Array>,
  signal: AbortSignal,
): Promise<void> {
  await createStaging(client);
  const { mapping = {}, scales = {}, limitBytes, announcedBytes } = request;
  const options = { mapping, scales, limitBytes, announcedBytes };
  await pipeline(threads.read(options, bytes, reading, signal), client.query(copyFrom(COPY_STAGING)), { signal });
  if (!reading.counts?.songs)
    throw new ImportProblem('EMPTY_FILE', 'The file names no song. Export it again, with the songs in it.');
}

async function merge(client: PoolClient, request: ImportRequest, reading: FileReading): Promise<ImportResult> {
  const owner = ownerOf(request);
  const { id, fileName, licence, kind, replace } = request;
  if (!reading.kind || !reading.counts) throw new Error('The file was not read');
  const { dialect, grouping } = reading.kind;
  // Before any row is locked: whoever undoes or deletes takes it first too.
  await lockRecordings(client, owner);
  const source = await upsertSource(client, { owner, name: fileName, licence });
  const { counts, songsChanged, changed } = await mergeStaging(client, {
    importId: id,
    owner,
    source,
    fileName: fileName.replace(/(?<=.)\.[^.]+$/, ''),
    grouping:
      grouping === 'file' && kind === 'CATALOGUE' && reading.counts.songs > MOST_OF_A_PLAYLIST ? 'none' : grouping,
  });
  if (kind === 'CATALOGUE') await publish(client, source.id, { replace, changed: songsChanged });
  const { ignored } = reading.counts;
  return { report: { ...counts, ignored, changed }, dialect, encoding: reading.encoding ?? null, source };
}

/** A catalogue of more songs than this that has no playlists is not made one. */
const MOST_OF_A_PLAYLIST = 100_000;

function ownerOf({ kind, caller }: ImportRequest): string {
  return kind === 'CATALOGUE' ? '' : caller;
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
