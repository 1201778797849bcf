import { z } from 'zod';
import {
  type CatalogClient,
  CatalogUnavailableError,
  MissingPlaylistsError,
  TooManyTracksError,
} from '../catalog/catalog-client.ts';
import type { FeatureColumns } from '../catalog/feature-columns.ts';
import type { Database, Taste } from '../database.ts';
import { TasteProblem } from './taste-problem.ts';

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

/** The songs of playlists. @param most how many there may be @throws TasteProblem */
export function playlistTracks(
  catalog: CatalogClient,
  listenerId: string,
  ids: readonly string[],
  most: number,
): Promise<FeatureColumns> {
  return asked(most, () => catalog.playlistTracks({ listenerId, playlistIds: [...new Set(ids)], mostTracks: most }));
}

/** Whether playlists are there, and not too large. @throws TasteProblem */
export function checkPlaylists(
  catalog: CatalogClient,
  listenerId: string,
  ids: readonly string[],
  most: number,
): Promise<void> {
  return asked(most, () => catalog.checkPlaylists({ listenerId, playlistIds: [...new Set(ids)], mostTracks: most }));
}

async function asked<Result>(most: number, ask: () => Promise<Result>): Promise<Result> {
  try {
    return await ask();
  } catch (error) {
    if (error instanceof TooManyTracksError) throw tooManySongs(error.tracks, most);
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

export function tooManySongs(songs: number, most: number): TasteProblem {
  return new TasteProblem(
    'TOO_MANY_SONGS',
    `These playlists hold ${songs} songs, and a taste is learned from ${most} at most: choose fewer, or smaller ones.`,
  );
}
