import { field, pageSize, reference } from '@curator/service-kit';
import type { CatalogContext } from '../context.ts';
import type { ImportRecord } from '../imports/import-record.ts';
import type { ImportReport } from '../imports/import-report.ts';
import { mayRead } from './access.ts';

const resolveReference = reference(
  mayRead,
  async ({ id }: { id: string }, { loaders }: CatalogContext) => (await loaders.imports.load(id)) ?? null,
);

const playlists = field(mayRead, async ({ sourceId }: ImportRecord, _args: unknown, { loaders }: CatalogContext) =>
  sourceId === null ? [] : ((await loaders.playlistsOfSource.load(sourceId)) ?? []),
);

export const importById = field(
  mayRead,
  async (_parent: unknown, { id }: { id: string }, { loaders }: CatalogContext) =>
    (await loaders.imports.load(id)) ?? null,
);

const issues = field(mayRead, (report: ImportReport, { first }: { first?: number | null }, _context: CatalogContext) =>
  report.issues.slice(0, pageSize(first, 100)),
);

export const importResolvers = { __resolveReference: resolveReference, playlists };
export const importReportResolvers = { issues };
