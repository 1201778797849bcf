import { SetupError } from '../../bootstrap/setup-error.mjs';
import type { ApiClient } from './api-client.ts';

export interface FoundPlaylist {
  id: string;
  name: string;
  trackCount: number;
  usableCount: number;
}

const FIND = /* GraphQL */ `
  query FindPlaylists($nameOrId: String!) {
    findPlaylists(nameOrId: $nameOrId) {
      matches { id name trackCount usableCount }
      nearest { id name trackCount usableCount }
    }
  }
`;

/** The playlist of each name or id. @throws SetupError where there is none, or several and `allNamed` is not set */
export async function choosePlaylists(
  client: ApiClient,
  namesOrIds: readonly string[],
  allNamed: boolean,
): Promise<FoundPlaylist[]> {
  const found: FoundPlaylist[] = [];
  for (const nameOrId of namesOrIds) found.push(...(await choose(client, nameOrId, allNamed)));
  return found;
}

async function choose(client: ApiClient, nameOrId: string, allNamed: boolean): Promise<FoundPlaylist[]> {
  const { matches, nearest } = (
    await client.run<{ findPlaylists: Record<'matches' | 'nearest', FoundPlaylist[]> }>(FIND, { nameOrId })
  ).findPlaylists;
  if (matches.length === 0)
    throw new SetupError(
      `PLAYLIST_NOT_FOUND: no playlist is called "${nameOrId}".${nearest.length > 0 ? ` The nearest are:\n${listed(nearest)}` : ''}`,
      'Give a name exactly as it is, or an id.',
      { exitCode: 2 },
    );
  if (matches.length > 1 && !allNamed)
    throw new SetupError(
      `PLAYLIST_AMBIGUOUS: ${matches.length} playlists are called "${nameOrId}":\n${listed(matches)}`,
      'Give the id of the one you mean in place of the name, or add --all-named to use all of them.',
      { exitCode: 2 },
    );
  return matches;
}

function listed(playlists: readonly FoundPlaylist[]): string {
  return playlists
    .map(
      ({ id, name, trackCount, usableCount }) =>
        `  ${id}  "${name}", ${trackCount} songs, ${usableCount} with all features`,
    )
    .join('\n');
}
