import { Readable } from 'node:stream';
import { callerOf, type HttpServer, type Pool, requireCaller, type VerifyToken } from '@curator/service-kit';
import { stringify } from 'csv-stringify';
import { z } from 'zod';
import { forbid, refuse } from '../http/answers.ts';

interface ReportLine {
  row: number;
  line: number;
  file: string | null;
  outcome: string;
  duplicateOf: number | null;
  hasFeatures: boolean;
  title: string | null;
  artists: string | null;
  trackId: string | null;
  issues: string | null;
}

const COLUMNS: Readonly<Record<keyof ReportLine, string>> = {
  row: 'Row',
  line: 'Line',
  file: 'File',
  outcome: 'Outcome',
  duplicateOf: 'Duplicate of row',
  hasFeatures: 'Has all nine features',
  title: 'Title',
  artists: 'Artists',
  trackId: 'Track id',
  issues: 'Remarks',
};

const PAGE = 5_000;

const LINES = `
  SELECT r.row, r.line, r.file, r.outcome, r.duplicate_of AS "duplicateOf", r.has_features AS "hasFeatures", t.title,
    array_to_string(t.artists, '; ') AS artists, r.track_id AS "trackId",
    (SELECT string_agg(concat_ws(' ', i.message, CASE WHEN i.value IS NOT NULL THEN '(' || i.value || ')' END), '; ' ORDER BY i.number)
      FROM import_issues i WHERE i.import_id = r.import_id AND i.row = r.row) AS issues
  FROM import_rows r LEFT JOIN tracks t ON t.id = r.track_id
  WHERE r.import_id = $1 AND r.row > $2 ORDER BY r.row LIMIT ${PAGE}`;

/** `GET /imports/:id/rows.csv`: what became of each row of a file, as a file. */
export function addRowsRoute(server: HttpServer, pool: Pool, verifyToken: VerifyToken): void {
  server.get<{ Params: { id: string } }>(
    '/imports/:id/rows.csv',
    { onRequest: requireCaller(verifyToken) },
    async (request, reply) => {
      const { subject, scopes } = callerOf(request);
      if (!scopes.has('library:read')) return forbid(reply);
      const id = z.uuid().safeParse(request.params.id).data;
      const known =
        id && (await pool.query('SELECT FROM imports WHERE id = $1 AND caller = $2', [id, subject])).rowCount;
      if (!id || !known) return refuse(reply, 404, 'NOT_FOUND', 'There is no such import among yours.');
      const csv = stringify({
        header: true,
        columns: COLUMNS,
        escape_formulas: true,
        cast: { boolean: (yes) => (yes ? 'yes' : 'no') },
      });
      return reply
        .type('text/csv; charset=utf-8')
        .header('content-disposition', `attachment; filename="import-${id}.csv"`)
        .send(Readable.from(readLines(pool, id)).pipe(csv));
    },
  );
}

async function* readLines(pool: Pool, id: string): AsyncGenerator<ReportLine> {
  for (let after = 0; ; ) {
    const { rows } = await pool.query<ReportLine>(LINES, [id, after]);
    yield* rows;
    const last = rows.at(-1);
    if (!last || rows.length < PAGE) return;
    after = last.row;
  }
}
