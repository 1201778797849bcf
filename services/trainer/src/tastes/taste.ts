import { z } from 'zod';
import { type CatalogClient, CatalogUnavailableError, MissingPlaylistsError } from '../catalog/catalog-client.ts';
import type { FeatureColumns } from '../catalog/feature-columns.ts';
import type { Database, Taste } from '../database.ts';
import { TasteProblem } from './taste-problem.ts';

const playlistIds = z.array(z.uuid('is not the id of a playlist')).max(200);

const newTasteSchema = z.object({
  name: z.string().trim().min(1, 'must not be empty').max(120),
  likes: playlistIds.min(1, 'must name at least one playlist'),
  dislikes: playlistIds.nullish().transform((ids) => ids ?? []),
  idempotencyKey: z.string().min(1).max(200).nullish(),
});
export type NewTaste = z.input<typeof newTasteSchema>;

/** @throws TasteProblem */
export async function createTaste(
  { database, catalog }: { database: Database; catalog: CatalogClient },
  owner: string,
  input: NewTaste,
): Promise<Taste> {
  const parsed = newTasteSchema.safeParse(input);
  if (!parsed.success) throw new TasteProblem('INVALID_INPUT', z.prettifyError(parsed.error));
  const { name, likes, dislikes, idempotencyKey } = parsed.data;
  const both = likes.find((id) => dislikes.includes(id));
  if (both !== undefined)
    throw new TasteProblem('LIKES_EQUAL_DISLIKES', `The playlist ${both} is both liked and disliked: choose one.`);
  // The listener should hear of a playlist that is gone now, not at the training.
  await playlistTracks(catalog, owner, [...likes, ...dislikes]);
  const data = { owner, name, likes: unique(likes), dislikes: unique(dislikes) };
  if (!idempotencyKey) return database.taste.create({ data });
  const key = { owner_idempotencyKey: { owner, idempotencyKey } };
  return database.taste.upsert({ where: key, create: { ...data, idempotencyKey }, update: {} });
}

/** @returns undefined where this listener has no such taste. */
export async function findTaste(database: Database, owner: string, id: string): Promise<Taste | undefined> {
  if (!z.uuid().safeParse(id).success) return undefined;
  return (await database.taste.findFirst({ where: { id, owner } })) ?? undefined;
}

/** @throws TasteProblem NOT_FOUND */
export async function requireTaste(database: Database, owner: string, id: string): Promise<Taste> {
  const taste = await findTaste(database, owner, id);
  if (!taste) throw new TasteProblem('NOT_FOUND', 'You have no taste with this id.');
  return taste;
}

/** The songs of playlists. @throws TasteProblem */
export async function playlistTracks(
  catalog: CatalogClient,
  listenerId: string,
  ids: readonly string[],
): Promise<FeatureColumns> {
  try {
    return await catalog.playlistTracks({ listenerId, playlistIds: unique(ids) });
  } catch (error) {
    if (error instanceof MissingPlaylistsError)
      throw new TasteProblem(
        'PLAYLIST_NOT_FOUND',
        `Playlists that you have not, or no longer: ${error.playlistIds.join(', ')}. Choose others.`,
      );
    if (error instanceof CatalogUnavailableError)
      throw new TasteProblem('CATALOG_UNAVAILABLE', error.message, { cause: error });
    throw error;
  }
}

function unique(ids: readonly string[]): string[] {
  return [...new Set(ids.map((id) => id.toLowerCase()))];
}
