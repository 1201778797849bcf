import type { CatalogClient } from './catalog-client.ts';

export interface ImportView {
  state: string;
  dialect: string | null;
  fileName: string;
  problem: { code: string; message: string } | null;
  report: {
    rowsRead: number;
    tracks: number;
    newTracks: number;
    duplicates: number;
    withoutFeatures: number;
    outOfRange: number;
    unusableRows: number;
    issues: { line: number; column: string | null; value: string | null; message: string }[];
  } | null;
  playlists: { id: string; name: string; trackCount: number; usableCount: number }[];
}

const DOCUMENT = `query ($id: ID!) { import(id: $id) {
  state dialect fileName problem { code message }
  report { rowsRead tracks newTracks duplicates withoutFeatures outOfRange unusableRows issues { line column value message } }
  playlists { id name trackCount usableCount }
} }`;

/** Imports a file that must be good, and reads what is said about it. */
export async function importAndRead(
  client: CatalogClient,
  fileName: string,
  body: NonNullable<RequestInit['body']>,
  options?: Record<string, string>,
): Promise<ImportView> {
  const answer = await client.import(fileName, body, options);
  if (answer.id === undefined) throw new Error(`${fileName} was refused: ${answer.code} ${answer.message}`);
  return (await client.query<{ import: ImportView }>(DOCUMENT, { id: answer.id })).import;
}

/** Titles of a playlist, in its order. */
export async function titlesOf(client: CatalogClient, playlistId: string): Promise<string[]> {
  const document = 'query ($id: ID!) { playlist(id: $id) { tracks(first: 500) { edges { node { title } } } } }';
  type Data = { playlist: { tracks: { edges: { node: { title: string } }[] } } };
  const { playlist } = await client.query<Data>(document, { id: playlistId });
  return playlist.tracks.edges.map(({ node }) => node.title);
}
