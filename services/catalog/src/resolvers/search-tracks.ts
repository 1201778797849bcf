import { decodeCursor, encodeCursor, field, pageOf, pageSize } from '@curator/service-kit';
import { z } from 'zod';
import type { CatalogContext } from '../context.ts';
import type { Place } from '../search/entry.ts';
import { searchTracks as search } from '../search/search.ts';
import type { TrackFilter } from '../search/track-filter.ts';
import { mayRead } from './access.ts';
import { loadPage } from './track-page.ts';

interface SearchArgs {
  query?: string | null;
  filter?: TrackFilter | null;
  first?: number | null;
  after?: string | null;
}

/** What is counted of very many hits; the schema tells so. */
const MOST_COUNTED = 100;

const cursorSchema = z
  .tuple([
    z.int().min(0).max(9),
    z.int().min(0).max(100),
    z
      .string()
      .max(2_000)
      .regex(/^[^\0]*$/),
    z.guid(),
  ])
  .transform(([rank, popularity, text, trackId]): Place => ({ rank, popularity, text, trackId }));

export const searchTracks = field(
  mayRead,
  async (_parent: unknown, { query, filter, first, after }: SearchArgs, { pool, caller, loaders }: CatalogContext) => {
    const size = pageSize(first, 20);
    const place = decodeCursor(after, (values) => cursorSchema.safeParse(values).data);
    const request = { listener: caller.subject, query: query ?? '', filter: filter ?? {} };
    const hits = await search(pool, request, size + 1, place);
    const page = pageOf(hits, size, ({ entry: { rank, popularity, text, trackId } }) =>
      encodeCursor([rank, popularity, text, trackId]),
    );
    const isWhole = !place && hits.length <= size;
    return {
      ...(await loadPage(page, loaders)),
      totalCount: async () => (isWhole ? hits.length : (await search(pool, request, MOST_COUNTED)).length),
    };
  },
);
