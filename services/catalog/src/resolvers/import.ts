import { decodeCursor, encodeCursor, field, pageOf, pageSize, reference } from '@curator/service-kit';
import { z } from 'zod';
import type { CatalogContext } from '../context.ts';
import type { ImportRecord } from '../imports/import-record.ts';
import type { ImportReport } from '../imports/import-report.ts';
import { type ImportRow, type ImportRowFilter, listIssues, listRows } from '../imports/import-rows.ts';
import { mayRead } from './access.ts';
import type { PageArgs } from './playlists.ts';

const resolveReference = reference(
  mayRead,
  async ({ id }: { id: string }, { loaders }: CatalogContext) => (await loaders.imports.load(id)) ?? null,
);

export const importById = field(
  mayRead,
  async (_parent: unknown, { id }: { id: string }, { loaders }: CatalogContext) =>
    (await loaders.imports.load(id)) ?? null,
);

const playlists = field(mayRead, async ({ sourceId }: ImportRecord, _args: unknown, { loaders }: CatalogContext) =>
  sourceId === null ? [] : ((await loaders.playlistsOfSource.load(sourceId)) ?? []),
);

/** A report with the import that it is of. */
type ReportOf = ImportReport & { importId: string };

const report = field(
  mayRead,
  ({ id, report }: ImportRecord, _args: unknown, _context: CatalogContext): ReportOf | null =>
    report && { ...report, importId: id },
);

const rowCursorSchema = z.tuple([z.int32()]);
type RowOf = ImportRow & { importId: string };

const rows = field(
  mayRead,
  async ({ id }: ImportRecord, args: PageArgs & { filter?: ImportRowFilter | null }, { pool }: CatalogContext) => {
    const size = pageSize(args.first, 50);
    const [after] = decodeCursor(args.after, (values) => rowCursorSchema.safeParse(values).data) ?? [0];
    const found = await listRows(pool, id, size + 1, after, args.filter ?? {});
    return pageOf(
      found.map((row): RowOf => ({ ...row, importId: id })),
      size,
      ({ row }) => encodeCursor([row]),
    );
  },
);

const issueCursorSchema = z.tuple([z.int32(), z.int32()]);

const issues = field(mayRead, async ({ id }: ImportRecord, { first, after }: PageArgs, { pool }: CatalogContext) => {
  const size = pageSize(first, 50);
  const place = decodeCursor(after, (values) => issueCursorSchema.safeParse(values).data) ?? ([0, 0] as const);
  const found = await listIssues(pool, id, size + 1, place);
  return pageOf(found, size, ({ row, number }) => encodeCursor([row, number]));
});

const firstIssues = field(
  mayRead,
  ({ importId }: ReportOf, { first }: { first?: number | null }, { pool }: CatalogContext) =>
    listIssues(pool, importId, pageSize(first, 100), [0, 0]),
);

const ignored = field(mayRead, ({ ignored = {} }: ReportOf, _args: unknown, _context: CatalogContext) =>
  Object.entries(ignored).map(([what, count]) => ({ what, count })),
);

const changed = field(mayRead, ({ changed = true }: ReportOf, _args: unknown, _context: CatalogContext) => changed);

const rowTrack = field(mayRead, async ({ trackId }: RowOf, _args: unknown, { loaders }: CatalogContext) =>
  trackId === null ? null : ((await loaders.tracks.load(trackId)) ?? null),
);

const rowIssues = field(mayRead, ({ importId, row }: RowOf, _args: unknown, { loaders }: CatalogContext) =>
  loaders.rowIssues(importId).load(row),
);

export const importResolvers = { __resolveReference: resolveReference, playlists, report, rows, issues };
export const importReportResolvers = { issues: firstIssues, ignored, changed };
export const importRowResolvers = { track: rowTrack, issues: rowIssues };
