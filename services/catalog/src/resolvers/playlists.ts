import { decodeCursor, encodeCursor, field, pageOf, pageSize } from '@curator/service-kit';
import { z } from 'zod';
import type { CatalogContext } from '../context.ts';
import { countPlaylists, listPlaylists } from '../playlists/playlist-list.ts';
import { mayRead } from './access.ts';

export interface PageArgs {
  first?: number | null;
  after?: string | null;
}

const cursorSchema = z.tuple([z.union([z.literal(0), z.literal(1)]), z.int(), z.string(), z.uuid()]);

/** A page of the playlists of these owners. */
export async function playlistPage({ pool }: CatalogContext, owners: readonly string[], { first, after }: PageArgs) {
  const size = pageSize(first, 50);
  const cursor = decodeCursor(after, (values) => cursorSchema.safeParse(values).data);
  const position = cursor && ([cursor[0] === 1, cursor[1], cursor[2], cursor[3]] as const);
  const rows = await listPlaylists(pool, owners, size + 1, position);
  const page = pageOf(rows, size, ({ position: [shared, ...rest] }) => encodeCursor([shared ? 1 : 0, ...rest]));
  return { ...page, totalCount: () => countPlaylists(pool, owners) };
}

export const playlists = field(mayRead, (_parent: unknown, args: PageArgs, context: CatalogContext) =>
  playlistPage(context, ['', context.caller.subject], args),
);
