import { decodeCursor, encodeCursor, field, pageOf, pageSize } from '@curator/service-kit';
import { z } from 'zod';
import type { CatalogContext } from '../context.ts';
import { searchTracks as search } from '../tracks/search.ts';
import { mayRead } from './access.ts';
import { loadPage } from './track-page.ts';

interface SearchArgs {
  query: string;
  first?: number | null;
  after?: string | null;
}

const cursorSchema = z.tuple([z.number(), z.string()]);

export const searchTracks = field(
  mayRead,
  async (_parent: unknown, { query, first, after }: SearchArgs, { pool, caller, loaders }: CatalogContext) => {
    const size = pageSize(first, 20);
    const cursor = decodeCursor(after, (values) => cursorSchema.safeParse(values).data);
    const hits = await search(pool, caller.subject, query);
    const start = cursor ? indexBehind(hits, cursor) : 0;
    const page = pageOf(hits.slice(start, start + size + 1), size, ({ score, trackId }) =>
      encodeCursor([score, trackId]),
    );
    return { ...(await loadPage(page, loaders)), totalCount: hits.length };
  },
);

/** Behind the hit that the cursor names; where that one is gone, behind those that are better than it was. */
function indexBehind(hits: readonly { score: number; trackId: string }[], [score, trackId]: [number, string]): number {
  const index = hits.findIndex((hit) => hit.trackId === trackId);
  if (index >= 0) return index + 1;
  const worse = hits.findIndex((hit) => hit.score < score);
  return worse < 0 ? hits.length : worse;
}
