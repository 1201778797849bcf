import type { Database } from '../database.ts';
import type { ImportReport } from './import-report.ts';

export interface ImportRecord {
  id: string;
  kind: string;
  state: string;
  fileName: string;
  dialect: string | null;
  sourceId: string | null;
  createdAt: Date;
  finishedAt: Date | null;
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

function toRecord({ report, problemCode, problemMessage, caller: _caller, owner: _owner, ...row }: Row): ImportRecord {
  return {
    ...row,
    // Written by our own import, in the shape of that type.
    report: report as ImportReport | null,
    problem: problemCode === null ? null : { code: problemCode, message: problemMessage ?? '' },
  };
}
