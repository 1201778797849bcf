import { afterAll, beforeAll, expect, test } from 'vitest';
import { type CatalogClient, catalogClient } from '../../test-support/catalog-client.ts';
import { type CatalogService, startCatalog } from '../../test-support/catalog-service.ts';
import { songFile } from '../../test-support/csv-files.ts';
import { seededRandom } from '../sample/random.ts';
import { sampleSongs } from '../sample/sample-songs.ts';
import { SLIPS } from './testing/labelled-slips.ts';

let catalog: CatalogService;
let listener: CatalogClient;

beforeAll(async () => {
  catalog = await startCatalog();
  listener = catalogClient(catalog, 'listener');
  const operator = catalogClient(catalog, 'operator', ['library:read', 'catalogue:load']);
  const songs = [...sampleSongs(seededRandom(7), 5_000)].map(({ title, artist }) => ({ title, artist }));
  const meant = SLIPS.map(([, title, artist]) => ({ title, artist }));
  await operator.import('shared.csv', songFile([...songs, ...meant]), { kind: 'CATALOGUE' });
});
afterAll(() => catalog[Symbol.asyncDispose]());

test('the song that was meant is one of the first five, for at least 95 of 100 searches with a slip', async () => {
  const missed: string[] = [];
  for (const [query, title, artist] of SLIPS) {
    type Data = { searchTracks: { edges: { node: { title: string; artists: string[] } }[] } };
    const document =
      'query ($query: String!) { searchTracks(query: $query, first: 5) { edges { node { title artists } } } }';
    const { searchTracks } = await listener.query<Data>(document, { query });
    const isFound = searchTracks.edges.some(({ node }) => node.title === title && node.artists[0] === artist);
    if (!isFound) missed.push(`${query}: ${searchTracks.edges.map(({ node }) => node.title).join(', ') || 'nothing'}`);
  }
  expect(SLIPS.length).toBeGreaterThanOrEqual(60);
  expect(1 - missed.length / SLIPS.length, missed.join('\n')).toBeGreaterThanOrEqual(0.95);
});
