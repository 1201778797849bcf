import { inTransaction, type Logger, type Pool, type PoolClient } from '@curator/service-kit';
import { matchColumns } from './columns.ts';
import { type CsvRow, csvRows } from './csv-rows.ts';
import { type Dialect, playlistGrouping, recogniseDialect } from './dialect.ts';
import { ImportProblem } from './import-problem.ts';
import { type MergeOptions, mergeStaging } from './merge.ts';
import { createRowReader, type RowIssue, type SongRow } from './song-row.ts';
import { stageRows } from './staging.ts';
import { decodeText } from './text-decoding.ts';

export type ImportKind = 'LIBRARY' | 'CATALOGUE';

export interface ImportRequest {
  caller: string;
  kind: ImportKind;
  fileName: string;
  /** Column names by field, for files whose columns cannot be told by their names. */
  mapping: Readonly<Record<string, string>>;
  /** CATALOGUE only: what was shared before and is not in this file goes. */
  replace: boolean;
  licence: string | null;
  limitBytes: number;
}

export interface ImportReport {
  rowsRead: number;
  tracks: number;
  newTracks: number;
  duplicates: number;
  withoutFeatures: number;
  outOfRange: number;
  unusableRows: number;
  issues: RowIssue[];
}

const MAX_ISSUES = 1_000;

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
  const owner = request.kind === 'CATALOGUE' ? '' : request.caller;
  const { rows } = await pool.query<{ id: string }>(
    `INSERT INTO imports (caller, owner, kind, state, file_name) VALUES ($1, $2, $3, 'RUNNING', $4) RETURNING id`,
    [request.caller, owner, request.kind, request.fileName],
  );
  const id = rows[0]?.id ?? '';
  try {
    await inTransaction(pool, (client) => importFile(client, request, owner, bytes, id));
    return id;
  } catch (error) {
    const problem = problemOf(error);
    if (problem.code === 'INTERNAL') logger.error({ err: error, import: id }, 'an import failed');
    await pool.query(
      `UPDATE imports SET state = 'FAILED', finished_at = now(), problem_code = $2, problem_message = $3 WHERE id = $1`,
      [id, problem.code, problem.message],
    );
    throw problem;
  }
}

async function importFile(
  client: PoolClient,
  request: ImportRequest,
  owner: string,
  bytes: AsyncIterable<Uint8Array>,
  id: string,
): Promise<void> {
  const report = { rowsRead: 0, outOfRange: 0, unusableRows: 0, issues: [] as RowIssue[] };
  const { rows, dialect, grouping } = await openFile(request, bytes, report);
  await stageRows(client, rows);
  if (report.rowsRead - report.unusableRows === 0)
    throw new ImportProblem('EMPTY_FILE', 'The file names no song. Export it again, with the songs in it.');
  const sourceId = await upsertSource(client, owner, request);
  const options: MergeOptions = { owner, sourceId, fileName: request.fileName.replace(/\.[^.]+$/, ''), grouping };
  const counts = await mergeStaging(client, options);
  if (owner === '') await publish(client, sourceId, request.replace);
  await client.query(
    `UPDATE imports SET state = 'SUCCEEDED', finished_at = clock_timestamp(), dialect = $2, report = $3 WHERE id = $1`,
    [id, dialect, JSON.stringify({ ...report, ...counts } satisfies ImportReport)],
  );
}

interface OpenedFile {
  rows: AsyncGenerator<SongRow>;
  dialect: Dialect;
  grouping: MergeOptions['grouping'];
}

async function openFile(
  { mapping, limitBytes }: ImportRequest,
  bytes: AsyncIterable<Uint8Array>,
  report: Pick<ImportReport, 'rowsRead' | 'outOfRange' | 'unusableRows' | 'issues'>,
): Promise<OpenedFile> {
  const lines = csvRows(decodeText(bytes, limitBytes));
  const first = await lines.next();
  if (first.done) throw new ImportProblem('EMPTY_FILE', 'The file is empty. Export it again, with the songs in it.');
  const header = first.value.cells;
  const columns = matchColumns(header, mapping);
  const dialect = recogniseDialect(header);
  const reader = createRowReader(columns, header, (issue, kind) => {
    if (kind === 'outOfRange') report.outOfRange += 1;
    else report.unusableRows += 1;
    if (report.issues.length < MAX_ISSUES) report.issues.push(issue);
  });
  async function* read(all: AsyncIterable<CsvRow>): AsyncGenerator<SongRow> {
    for await (const { cells, line } of all) {
      report.rowsRead += 1;
      const row = reader.read(cells, line);
      if (row) yield row;
    }
  }
  return { rows: read(lines), dialect, grouping: playlistGrouping(columns, dialect) };
}

async function upsertSource(client: PoolClient, owner: string, { fileName, licence }: ImportRequest): Promise<string> {
  const { rows } = await client.query<{ id: string }>(
    `INSERT INTO sources (owner, name, licence) VALUES ($1, $2, $3)
     ON CONFLICT (owner, name) DO UPDATE SET measured_at = now(), licence = excluded.licence RETURNING id`,
    [owner, fileName, licence],
  );
  return rows[0]?.id ?? '';
}

/** Makes the shared tracks what they are to be, and tells those who keep a copy. */
async function publish(client: PoolClient, sourceId: string, replace: boolean): Promise<void> {
  if (replace) {
    await client.query(`DELETE FROM sources WHERE owner = '' AND id <> $1`, [sourceId]);
    await client.query(
      `DELETE FROM tracks t WHERE owner = '' AND NOT EXISTS (SELECT FROM audio_features f WHERE f.track_id = t.id)`,
    );
  }
  await client.query('UPDATE catalogue SET version = version + 1');
}

function problemOf(error: unknown): ImportProblem {
  if (error instanceof ImportProblem) return error;
  const broken =
    error instanceof Error &&
    'code' in error &&
    /^(ECONNRESET|ERR_STREAM_PREMATURE_CLOSE|ABORT_ERR)$/.test(String(error.code));
  if (broken)
    return new ImportProblem('INTERRUPTED', 'The file did not arrive whole. Send it again.', { cause: error });
  return new ImportProblem('INTERNAL', 'The import failed on our side; nothing of the file was kept. Try again.', {
    cause: error,
  });
}
