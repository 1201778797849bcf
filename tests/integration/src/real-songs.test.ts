import { createReadStream } from 'node:fs';
import { Readable } from 'node:stream';
import type { ApiClient } from '@curator/platform';
import { realSongsFile, startStack, type TestListener, type TestStack, trainToEnd } from '@curator/testkit';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

const file = realSongsFile();
const FEATURES = 'acousticness danceability energy instrumentalness liveness loudness speechiness tempo valence';

interface Track {
  id: string;
  title: string;
  artists: string[];
  durationMs: number;
  features: Record<string, number>;
}

describe.skipIf(!file)('[real data] recorded songs', () => {
  let stack: TestStack;
  let listener: TestListener;

  beforeAll(async () => {
    stack = await startStack();
    const operator = await stack.newOperator();
    await operator.client.importFile(createReadStream(file ?? ''), {
      kind: 'CATALOGUE',
      replace: '1',
      fileName: 'spotify_songs.csv',
    });
    listener = await stack.newListener();
  });
  afterAll(() => stack?.[Symbol.asyncDispose]());

  test('of a playlist that were held out are ranked far above songs drawn at random', async () => {
    const { tracks } = await playlistCalled(listener.client, 'Pop Punk | Post-Hardcore');
    const [learned, heldOut] = [
      tracks.filter((_, place) => place % 3 !== 0),
      tracks.filter((_, place) => place % 3 === 0),
    ];
    await listener.client.importFile(asCsv(learned), { kind: 'LIBRARY', fileName: 'two thirds.csv' });
    const { id } = await playlistCalled(listener.client, 'two thirds');
    const tasteId = await createTaste(listener.client, id);
    await trainToEnd(listener.client, tasteId);

    const random = await songsOfAllKinds(listener.client);
    const held = await likelihoods(
      listener.client,
      tasteId,
      heldOut.map((track) => track.id),
    );
    const others = await likelihoods(listener.client, tasteId, random);
    expect([held.length > 25, others.length > 150]).toEqual([true, true]);
    // The chance that a held-out song is ranked above a random one; a half would be no better than drawing lots.
    const area =
      held
        .flatMap((h) => others.map((o) => (h > o ? 1 : h === o ? 0.5 : 0)))
        .reduce((sum: number, won) => sum + won, 0) /
      (held.length * others.length);
    process.stdout.write(`held-out songs of the likes are above random ones with a chance of ${area.toFixed(3)}\n`);
    expect(area).toBeGreaterThan(0.8);
  });

  test('other likes give another list, and what a taste knows is in neither', async () => {
    const lists: string[][] = [];
    for (const name of ['Pop Punk | Post-Hardcore', 'Tropical House']) {
      const playlist = await playlistCalled(listener.client, name);
      const tasteId = await createTaste(listener.client, playlist.id);
      await trainToEnd(listener.client, tasteId);
      const query =
        'query ($id: ID!) { taste(id: $id) { recommendations(first: 20) { excludedKnown edges { node { track { id } } } } } }';
      const { taste } = await listener.client.run<{
        taste: { recommendations: { excludedKnown: number; edges: { node: { track: { id: string } } }[] } };
      }>(query, { id: tasteId });
      const ids = taste.recommendations.edges.map(({ node }) => node.track.id);
      expect(taste.recommendations.excludedKnown).toBe(playlist.tracks.length);
      expect(playlist.tracks.filter(({ id }) => ids.includes(id))).toEqual([]);
      lists.push(ids);
    }
    const [punk = [], house = []] = lists;
    expect([punk.length, house.length]).toEqual([20, 20]);
    expect(punk.filter((id) => house.includes(id))).toEqual([]);
  });
});

async function playlistCalled(client: ApiClient, name: string): Promise<{ id: string; tracks: Track[] }> {
  const query = `query ($name: String!) {
    findPlaylists(nameOrId: $name) {
      matches { id tracks(first: 500) { edges { node { id title artists durationMs features { ${FEATURES} } } } } }
    }
  }`;
  const { findPlaylists } = await client.run<{
    findPlaylists: { matches: { id: string; tracks: { edges: { node: Track }[] } }[] };
  }>(query, { name });
  const [playlist] = findPlaylists.matches;
  if (!playlist) throw new Error(`There is no playlist "${name}"`);
  return { id: playlist.id, tracks: playlist.tracks.edges.map(({ node }) => node) };
}

function asCsv(tracks: readonly Track[]): Readable {
  const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`;
  const names = FEATURES.split(' ');
  const rows = tracks.map(({ title, artists, durationMs, features }) =>
    [quoted(title), quoted(artists.join(';')), durationMs, ...names.map((name) => features[name])].join(','),
  );
  return Readable.from([
    Buffer.from(`${['title', 'artists', 'duration_ms', ...names].join(',')}\n${rows.join('\n')}\n`),
  ]);
}

async function createTaste(client: ApiClient, playlistId: string): Promise<string> {
  const query = 'mutation ($input: CreateTasteInput!) { createTaste(input: $input) { ... on Taste { id } } }';
  const { createTaste: taste } = await client.run<{ createTaste: { id: string } }>(query, {
    input: { name: 'Real', likes: [playlistId] },
  });
  return taste.id;
}

/** Two songs of each of the catalogue's first hundred playlists. */
async function songsOfAllKinds(client: ApiClient): Promise<string[]> {
  const query = '{ playlists(first: 100) { edges { node { own tracks(first: 2) { edges { node { id } } } } } } }';
  const { playlists } = await client.run<{
    playlists: { edges: { node: { own: boolean; tracks: { edges: { node: { id: string } }[] } } }[] };
  }>(query);
  const shared = playlists.edges.filter(({ node }) => !node.own);
  return shared.flatMap(({ node }) => node.tracks.edges.map((edge) => edge.node.id));
}

async function likelihoods(client: ApiClient, tasteId: string, ids: readonly string[]): Promise<number[]> {
  const query = 'query ($id: ID!, $tasteId: ID!) { track(id: $id) { likelihood(tasteId: $tasteId) } }';
  return Promise.all(
    ids.map(
      async (id) => (await client.run<{ track: { likelihood: number } }>(query, { id, tasteId })).track.likelihood,
    ),
  );
}
