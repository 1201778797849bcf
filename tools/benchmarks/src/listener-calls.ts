import { Readable } from 'node:stream';
import { SAMPLE_FILE_NAME, sampleLibraryLines } from '@curator/catalog/sample';
import type { ApiClient } from '@curator/platform';

const FIND = 'query ($name: String!) { findPlaylists(nameOrId: $name) { matches { id } } }';
const CREATE =
  'mutation ($input: CreateTasteInput!) { createTaste(input: $input) { ... on Taste { id } ... on TasteProblem { code } } }';

/** Loads the sample songs as the catalogue. */
export async function loadSample(operator: ApiClient): Promise<void> {
  const lines = Readable.from(sampleLibraryLines()).map((line: string) => Buffer.from(line));
  await operator.importFile(lines, { kind: 'CATALOGUE', replace: '1', fileName: SAMPLE_FILE_NAME });
}

/** Ids of the playlists of a name. */
export async function playlistsNamed(client: ApiClient, name: string): Promise<string[]> {
  const { findPlaylists } = await client.run<{ findPlaylists: { matches: { id: string }[] } }>(FIND, { name });
  return findPlaylists.matches.map(({ id }) => id);
}

/** @returns the taste's id, or the code of why there is none */
export async function createTaste(
  client: ApiClient,
  playlists: { likes: readonly string[]; dislikes?: readonly string[] },
): Promise<string> {
  const { createTaste } = await client.run<{ createTaste: { id?: string; code?: string } }>(CREATE, {
    input: { name: 'Measured', ...playlists },
  });
  return createTaste.id ?? createTaste.code ?? '';
}
