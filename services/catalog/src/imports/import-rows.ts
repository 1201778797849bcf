import type { Pool } from '@curator/service-kit';

export type RowOutcome = 'NEW' | 'MATCHED' | 'DUPLICATE' | 'UNUSABLE';

/** What became of a row of a file. */
export interface ImportRow {
  row: number;
  line: number;
  /** Entry of an archive; null where the file is none. */
  file: string | null;
  outcome: RowOutcome;
  trackId: string | null;
  duplicateOf: number | null;
  hasFeatures: boolean;
}

export interface ImportRowFilter {
  outcomes?: readonly RowOutcome[];
  hasFeatures?: boolean;
  hasIssues?: boolean;
}

const ROWS = `
  SELECT row, line, file, outcome, track_id AS "trackId", duplicate_of AS "duplicateOf", has_features AS "hasFeatures"
  FROM import_rows r
  WHERE import_id = $1 AND row > $2 AND ($4::text[] IS NULL OR outcome = ANY($4)) AND ($5::boolean IS NULL OR has_features = $5)
    AND ($6::boolean IS NULL OR $6 = EXISTS (SELECT FROM import_issues i WHERE i.import_id = $1 AND i.row = r.row))
  ORDER BY row LIMIT $3`;

/** Rows of an import in the file's order, from behind `after`. Whether the caller may see it has been asked before. */
export async function listRows(
  pool: Pool,
  importId: string,
  limit: number,
  after: number,
  { outcomes, hasFeatures, hasIssues }: ImportRowFilter = {},
): Promise<ImportRow[]> {
  const { rows } = await pool.query<ImportRow>(ROWS, [
    ...[importId, after, limit],
    ...[outcomes ?? null, hasFeatures ?? null, hasIssues ?? null],
  ]);
  return rows;
}

/** A value that was left out, or why a row was. */
export interface ImportIssue {
  row: number;
  number: number;
  line: number;
  file: string | null;
  kind: 'OUT_OF_RANGE' | 'UNUSABLE';
  column: string | null;
  value: string | null;
  message: string;
}

const ISSUES = `
  SELECT row, number, line, file, kind, "column", value, message FROM import_issues
  WHERE import_id = $1 AND (row, number) > ($2, $3) ORDER BY row, number LIMIT $4`;

/** What there is to say about rows, in the file's order, from behind the issue of that row and number. */
export async function listIssues(
  pool: Pool,
  importId: string,
  limit: number,
  [row, number]: readonly [row: number, number: number],
): Promise<ImportIssue[]> {
  return (await pool.query<ImportIssue>(ISSUES, [importId, row, number, limit])).rows;
}

const ISSUES_OF_ROWS = `
  SELECT row, number, line, file, kind, "column", value, message FROM import_issues
  WHERE import_id = $1 AND row = ANY($2::integer[]) ORDER BY row, number`;

export async function findIssues(
  pool: Pool,
  importId: string,
  rows: readonly number[],
): Promise<Map<number, ImportIssue[]>> {
  const found = await pool.query<ImportIssue>(ISSUES_OF_ROWS, [importId, rows]);
  return Map.groupBy(found.rows, ({ row }) => row);
}
