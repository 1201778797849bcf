import type { CatalogContext } from '../context.ts';
import { PlaylistProblem } from '../playlists/playlist-problem.ts';

/** A playlist as it is after what was done to it, or what is wrong with that. */
export async function savedPlaylist({ loaders }: CatalogContext, work: () => Promise<string>) {
  return orProblem(async () => ({ __typename: 'SavedPlaylist', playlist: await loaders.playlists.load(await work()) }));
}

export async function editedPlaylist({ loaders }: CatalogContext, id: string, work: () => Promise<number>) {
  return orProblem(async () => {
    const changed = await work();
    return { __typename: 'EditedPlaylist', changed, playlist: await loaders.playlists.load(id) };
  });
}

async function orProblem<Result>(work: () => Promise<Result>) {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof PlaylistProblem)) throw error;
    return { __typename: 'PlaylistProblem', code: error.code, message: error.message };
  }
}
