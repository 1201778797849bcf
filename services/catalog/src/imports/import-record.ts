import type { Pool, PoolClient } from '@curator/service-kit';
import type { Database } from '../database.ts';
import type { ImportProblem } from '../reading/import-problem.ts';
import type { ImportReport, ImportResult } from './import-report.ts';

export interface ImportRecord {
  id: string;
  owner: string;
  kind: string;
  state: string;
  phase: string;
  revision: number;
  fileName: string;
  dialect: string | null;
  encoding: string | null;
  bytesRead: number;
  bytesTotal: number | null;
  rowsRead: number;
  sourceId: string | null;
  createdAt: Date;
  finishedAt: Date | null;
  undoneAt: Date | null;
  searchableAt: Date | null;
  report: ImportReport | null;
  problem: { code: string; message: string } | null;
}

type Row = Awaited<ReturnType<Database['import']['findMany']>>[number];

/** Those of the imports that this caller made. */
export async function findImports(database: Database, caller: string, ids: readonly string[]): Promise<ImportRecord[]> {
  return (await database.import.findMany({ where: { id: { in: [...ids] }, caller } })).map(toRecord);
}

/** A caller's imports, newest first. */
export async function listImports(database: Database, caller: string, limit: number): Promise<ImportRecord[]> {
  const orderBy = [{ createdAt: 'desc' as const }, { id: 'asc' as const }];
  return (await database.import.findMany({ where: { caller }, orderBy, take: limit })).map(toRecord);
}

function toRecord({ report, problemCode, problemMessage, bytesRead, bytesTotal, ...row }: Row): ImportRecord {
  return {
    ...row,
    bytesRead: Number(bytesRead),
    bytesTotal: bytesTotal === null ? null : Number(bytesTotal),
    // Written by our own import, in the shape of that type.
    report: report as ImportReport | null,
    problem: problemCode === null ? null : { code: problemCode, message: problemMessage ?? '' },
  };
}

export interface ImportBeginning {
  id: string;
  caller: string;
  owner: string;
  kind: string;
  fileName: string;
  announcedBytes?: number | undefined;
}

/**
 * Outside of the import's transaction, so that others see that it runs.
 *
 * @returns false where an import of that id was made before.
 */
export async function recordBeginning(pool: Pool, beginning: ImportBeginning): Promise<boolean> {
  const { id, caller, owner, kind, fileName, announcedBytes } = beginning;
  const { rowCount } = await pool.query(
    `INSERT INTO imports (id, caller, owner, kind, state, file_name, bytes_total) VALUES ($1, $2, $3, $4, 'RUNNING', $5, $6)
     ON CONFLICT (id) DO NOTHING`,
    [id, caller, owner, kind, fileName, announcedBytes || null],
  );
  return rowCount === 1;
}

/** In the import's transaction. */
export async function recordEnd(client: PoolClient, id: string, result: ImportResult): Promise<void> {
  const { report, dialect, encoding, source } = result;
  await client.query(
    `UPDATE imports SET state = 'SUCCEEDED', phase = 'DONE', finished_at = clock_timestamp(), dialect = $2, encoding = $3,
       source_id = $4, replaced = $5, report = $6, rows_read = $7, revision = revision + 1
     WHERE id = $1`,
    [id, dialect, encoding, source.id, !source.isNew && report.changed, JSON.stringify(report), report.rowsRead],
  );
}

export async function recordProblem(pool: Pool, id: string, { code, message }: ImportProblem): Promise<void> {
  const state = code === 'CANCELLED' ? 'CANCELLED' : 'FAILED';
  await pool.query(
    `UPDATE imports SET state = $2, phase = 'DONE', finished_at = now(), problem_code = $3, problem_message = $4,
       revision = revision + 1
     WHERE id = $1 AND state = 'RUNNING'`,
    [id, state, code, message],
  );
}

export interface MadeImport {
  caller: string;
  state: string;
  kind: string;
  fileName: string;
}

/** Whether an import of that id was made, and by whom. */
export async function findMade(pool: Pool, id: string): Promise<MadeImport | undefined> {
  const { rows } = await pool.query<MadeImport>(
    'SELECT caller, state, kind, file_name AS "fileName" FROM imports WHERE id = $1',
    [id],
  );
  return rows[0];
}
