import { badUserInput, decodeCursor, encodeCursor, pageSize, serviceUnavailable } from '@curator/service-kit';
import { z } from 'zod';
import { CatalogUnavailableError } from '../catalog/catalog-client.ts';
import type { TrainerContext } from '../context.ts';
import type { ModelSummary } from '../models/trained-forests.ts';
import { RANKING_SIZE, type RankedSong } from '../recommendations/rankings.ts';

export interface PageArguments {
  first?: number | null;
  after?: string | null;
}

/** A song of a ranking, with the model whose ranking it is. */
export interface Recommendation extends RankedSong {
  model: ModelSummary;
}

/** Model, version of the catalogue, and place: so an import does not shuffle a page that is being read. */
const cursorSchema = z.tuple([z.uuid(), z.int32().nonnegative(), z.int().nonnegative().max(RANKING_SIZE)]);

export async function recommendationPage(
  model: ModelSummary,
  { first, after }: PageArguments,
  context: TrainerContext,
) {
  const count = pageSize(first, 20);
  const cursor = decodeCursor(after, (values) => cursorSchema.safeParse(values).data);
  // A cursor of an older model goes on in that model's ranking.
  const shown = cursor && cursor[0] !== model.id ? await context.loaders.model.load(cursor[0]) : model;
  if (!shown) throw badUserInput('after is not a cursor of this list.');
  const version = cursor ? cursor[1] : await currentVersion(shown, context);
  const page = await context.rankings.page(shown.id, version, cursor ? cursor[2] + 1 : 0, count);
  if (!page)
    throw badUserInput('The ranking that this cursor belongs to is not kept any more: begin at the first page.');
  const edges = page.songs.map((song) => ({
    cursor: encodeCursor([shown.id, version, song.place]),
    node: { ...song, model: shown } satisfies Recommendation,
  }));
  const last = page.songs.at(-1);
  return {
    edges,
    pageInfo: {
      hasNextPage: last !== undefined && last.place + 1 < page.totalCount,
      endCursor: edges.at(-1)?.cursor ?? null,
    },
    totalCount: page.totalCount,
    catalogueVersion: page.catalogueVersion,
    excludedKnown: page.excludedKnown,
  };
}

async function currentVersion({ id }: ModelSummary, { rankings }: TrainerContext): Promise<number> {
  try {
    return await rankings.current(id);
  } catch (error) {
    if (error instanceof CatalogUnavailableError) throw serviceUnavailable(error.message, error);
    throw error;
  }
}
