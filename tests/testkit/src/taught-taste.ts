import type { ApiClient } from '@curator/platform';
import { testSongs } from './test-songs.ts';

const CREATE =
  'mutation ($input: CreateTasteInput!) { createTaste(input: $input) { ... on Taste { id } ... on TasteProblem { code message } } }';

/** Brings a listener two playlists of so many songs, loud and quiet, and makes a taste that likes the loud one. */
export async function taughtTaste(
  client: ApiClient,
  songsEach = 60,
): Promise<{ tasteId: string; likes: string; dislikes: string }> {
  const songs = testSongs([
    { playlist: 'My loud ones', count: songsEach, mood: 0.7 },
    { playlist: 'My quiet ones', count: songsEach, mood: 0.3 },
  ]);
  await client.importFile(songs, { kind: 'LIBRARY', fileName: 'library.csv' });
  const [likes, dislikes] = [await playlistId(client, 'My loud ones'), await playlistId(client, 'My quiet ones')];
  const answer = await client.run<{ createTaste: { id?: string; message?: string } }>(CREATE, {
    input: { name: 'Loud', likes: [likes], dislikes: [dislikes] },
  });
  if (!answer.createTaste.id) throw new Error(answer.createTaste.message);
  return { tasteId: answer.createTaste.id, likes, dislikes };
}

async function playlistId(client: ApiClient, name: string): Promise<string> {
  const query = 'query ($name: String!) { findPlaylists(nameOrId: $name) { matches { id } } }';
  const { findPlaylists } = await client.run<{ findPlaylists: { matches: { id: string }[] } }>(query, { name });
  const [playlist] = findPlaylists.matches;
  if (!playlist) throw new Error(`There is no playlist "${name}"`);
  return playlist.id;
}
