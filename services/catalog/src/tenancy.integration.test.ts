import { PLAYLIST_FEED_PATH } from '@curator/contracts';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type CatalogClient, catalogClient } from '../test-support/catalog-client.ts';
import { type CatalogService, startCatalog, testToken } from '../test-support/catalog-service.ts';
import { songFile } from '../test-support/csv-files.ts';

let catalog: CatalogService;
let ann: CatalogClient;
let bob: CatalogClient;
const secret = { importId: '', playlistId: '', trackId: '' };

const USER =
  'query ($id: ID!) { _entities(representations: [{ __typename: "User", id: $id }]) { ... on User { id playlists { totalCount } imports { id } } } }';

beforeAll(async () => {
  catalog = await startCatalog();
  ann = catalogClient(catalog, 'ann');
  bob = catalogClient(catalog, 'bob');
  const operator = catalogClient(catalog, 'operator', ['library:read', 'catalogue:load']);
  await operator.import('shared.csv', songFile([{ title: 'Shared song', playlist: 'Shared' }]), { kind: 'CATALOGUE' });
  secret.importId =
    (
      await ann.import(
        'secret.csv',
        songFile([
          { title: 'Secret song', playlist: 'Secret' },
          { title: 'Shared song', playlist: 'Secret' },
        ]),
      )
    ).id ?? '';
  type Data = { import: { playlists: { id: string; tracks: { edges: { node: { id: string } }[] } }[] } };
  const data = await ann.query<Data>(
    'query ($id: ID!) { import(id: $id) { playlists { id tracks { edges { node { id } } } } } }',
    { id: secret.importId },
  );
  secret.playlistId = data.import.playlists[0]?.id ?? '';
  secret.trackId = data.import.playlists[0]?.tracks.edges[0]?.node.id ?? '';
});
afterAll(() => catalog[Symbol.asyncDispose]());

const BY_ID = `query ($track: ID!, $playlist: ID!, $import: ID!) {
  track(id: $track) { id } playlist(id: $playlist) { id } import(id: $import) { id }
  _entities(representations: [
    { __typename: "Track", id: $track }, { __typename: "Playlist", id: $playlist }, { __typename: "Import", id: $import }
  ]) { __typename }
}`;
const ids = () => ({ track: secret.trackId, playlist: secret.playlistId, import: secret.importId });

test('what a listener brought is found by that listener, by id and by reference', async () => {
  const data = await ann.query<Record<string, unknown>>(BY_ID, ids());
  expect(data).toMatchObject({
    track: { id: secret.trackId },
    playlist: { id: secret.playlistId },
    import: { id: secret.importId },
  });
  expect(data._entities).toEqual(['Track', 'Playlist', 'Import'].map((__typename) => ({ __typename })));
});

test('another listener finds none of it: by id, by reference, by name, by search, in lists or in counts', async () => {
  expect(await bob.query(BY_ID, ids())).toEqual({
    track: null,
    playlist: null,
    import: null,
    _entities: [null, null, null],
  });
  const found = await bob.query(`{
    searchTracks(query: "secret") { totalCount }
    findPlaylists(nameOrId: "Secret") { matches { id } nearest { name } }
    playlists { totalCount edges { node { name own } } }
    catalogue { tracks playlists }
  }`);
  expect(found).toEqual({
    searchTracks: { totalCount: 0 },
    findPlaylists: { matches: [], nearest: [{ name: 'Shared' }] },
    playlists: { totalCount: 1, edges: [{ node: { name: 'Shared', own: false } }] },
    catalogue: { tracks: 1, playlists: 1 },
  });
});

test('nobody resolves another user, and oneself only sees what is one’s own', async () => {
  expect(await bob.query(USER, { id: 'ann' })).toEqual({ _entities: [null] });
  expect(await ann.query(USER, { id: 'ann' })).toEqual({
    _entities: [{ id: 'ann', playlists: { totalCount: 1 }, imports: [{ id: secret.importId }] }],
  });
});

test('another listener cannot delete it, nor learn that it is there', async () => {
  const remove = 'mutation ($id: ID!) { deletePlaylist(id: $id) { ... on PlaylistProblem { code } } }';
  expect(await bob.query(remove, { id: secret.playlistId })).toEqual({ deletePlaylist: { code: 'NOT_FOUND' } });
});

test('the feed serves a playlist only on behalf of those who may see it', async () => {
  const feed = (listenerId: string) =>
    fetch(catalog.url + PLAYLIST_FEED_PATH, {
      method: 'POST',
      headers: { authorization: testToken('service:trainer', ['features:read']), 'content-type': 'application/json' },
      body: JSON.stringify({ listenerId, playlistIds: [secret.playlistId] }),
    });
  expect((await feed('ann')).status).toBe(200);
  const refused = await feed('bob');
  expect([refused.status, await refused.json()]).toEqual([404, { missing: [secret.playlistId] }]);
});

describe('what a credential allows', () => {
  const QUERIES = [
    'track(id: "x") { id }',
    'searchTracks(query: "x") { totalCount }',
    'playlists { totalCount }',
    'catalogue { version }',
  ];
  test.each(QUERIES)('without library:read, nothing is read: %s', async (query) => {
    for (const scopes of [['features:read'], ['tastes:read', 'library:write'], []] as const) {
      const { data, errors } = await catalogClient(catalog, 'ann', scopes).ask(`{ ${query} }`);
      expect(Object.values(data ?? {}).every((value) => value === null)).toBe(true);
      expect(errors?.[0]?.extensions?.code).toBe('FORBIDDEN');
    }
  });

  test('without library:write, nothing is deleted or brought; without catalogue:load, nothing is shared', async () => {
    const reader = catalogClient(catalog, 'ann', ['library:read']);
    const remove = `mutation { deletePlaylist(id: "${secret.playlistId}") { __typename } }`;
    expect((await reader.ask(remove)).errors?.[0]?.extensions?.code).toBe('FORBIDDEN');
    const file = songFile([{ title: 'X' }]);
    expect(await reader.import('x.csv', file)).toMatchObject({ status: 403, code: 'FORBIDDEN' });
    expect(await ann.import('x.csv', file, { kind: 'CATALOGUE' })).toMatchObject({ status: 403, code: 'FORBIDDEN' });
  });

  test('without a token, every door is closed', async () => {
    for (const [path, method] of [
      ['/graphql', 'POST'],
      ['/imports?fileName=x', 'POST'],
      ['/internal/catalogue.arrow', 'GET'],
      [PLAYLIST_FEED_PATH, 'POST'],
    ] as const) {
      const response = await fetch(catalog.url + path, { method, headers: { 'x-user-id': 'ann' } });
      expect([path, response.status]).toEqual([path, 401]);
    }
  });

  test('the feeds are closed to listeners', async () => {
    const response = await fetch(`${catalog.url}/internal/catalogue.arrow`, { headers: { authorization: ann.token } });
    expect(response.status).toBe(403);
  });
});
