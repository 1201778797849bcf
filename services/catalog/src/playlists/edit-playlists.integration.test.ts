import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { type CatalogClient, catalogClient } from '../../test-support/catalog-client.ts';
import { type CatalogService, startCatalog } from '../../test-support/catalog-service.ts';
import { songFile, spotifyId } from '../../test-support/csv-files.ts';
import { emptyCatalog } from '../../test-support/empty-catalog.ts';
import { importAndRead, titlesOf } from '../../test-support/import-report.ts';

let catalog: CatalogService;
let listener: CatalogClient;
let operator: CatalogClient;
let shared: Map<string, string>;

beforeAll(async () => {
  catalog = await startCatalog();
  listener = catalogClient(catalog, 'listener');
  operator = catalogClient(catalog, 'operator', ['library:read', 'catalogue:load']);
});
beforeEach(async () => {
  await emptyCatalog(catalog.pool);
  const songs = ['A', 'B', 'C', 'D', 'E'].map((title, number) => ({
    title,
    spotifyId: spotifyId(number + 1),
    playlist: 'Shared',
  }));
  await operator.import('shared.csv', songFile(songs), { kind: 'CATALOGUE' });
  const { rows } = await catalog.pool.query<{ title: string; id: string }>(
    `SELECT title, id FROM tracks WHERE owner = ''`,
  );
  shared = new Map(rows.map(({ title, id }) => [title, id]));
});
afterAll(() => catalog[Symbol.asyncDispose]());

const ids = (titles: string) => [...titles].map((title) => shared.get(title) ?? title);

interface Result {
  playlist?: { id: string; name: string; mark: string | null; own: boolean; trackCount: number; usableCount: number };
  changed?: number;
  code?: string;
  message?: string;
}

const PLAYLIST = 'playlist { id name mark own trackCount usableCount }';
const SAVED = `{ ... on SavedPlaylist { ${PLAYLIST} } ... on PlaylistProblem { code message } }`;
const EDITED = `{ ... on EditedPlaylist { changed ${PLAYLIST} } ... on PlaylistProblem { code message } }`;

async function mutate(
  call: string,
  types: string,
  variables: Record<string, unknown>,
  client = listener,
): Promise<Result> {
  const data = await client.query<{ result: Result }>(`mutation (${types}) { result: ${call} }`, variables);
  return data.result;
}

const create = (input: Record<string, unknown>) =>
  mutate(`createPlaylist(input: $input) ${SAVED}`, '$input: CreatePlaylistInput!', { input });
const edit = (name: string, id: string, titles: string, client = listener) =>
  mutate(
    `${name}(id: $id, trackIds: $trackIds) ${EDITED}`,
    '$id: ID!, $trackIds: [ID!]!',
    { id, trackIds: ids(titles) },
    client,
  );
const reorder = (id: string, titles: string, before: string | null) =>
  mutate(
    `reorderPlaylist(id: $id, trackIds: $trackIds, before: $before) ${EDITED}`,
    '$id: ID!, $trackIds: [ID!]!, $before: ID',
    {
      id,
      trackIds: ids(titles),
      before: before === null ? null : ids(before)[0],
    },
  );
const combine = (input: Record<string, unknown>) =>
  mutate(`combinePlaylists(input: $input) ${SAVED}`, '$input: CombinePlaylistsInput!', { input });

const order = async (id: string | undefined) => (await titlesOf(listener, id ?? '')).join('');

test('a playlist is made of the catalogue’s songs, and stays when the catalogue goes', async () => {
  const { playlist } = await create({ name: ' Mine ', mark: 'LIKES', trackIds: ids('CAB') });
  expect(playlist).toMatchObject({ name: 'Mine', mark: 'LIKES', own: true, trackCount: 3, usableCount: 3 });
  expect(await order(playlist?.id)).toBe('CAB');
  await operator.import('other.csv', songFile([{ title: 'Z' }]), { kind: 'CATALOGUE', replace: '1' });
  expect(await order(playlist?.id)).toBe('CAB');
});

test('the same key makes one playlist', async () => {
  const input = { name: 'Once', trackIds: ids('A'), idempotencyKey: 'key-1' };
  const made = await Promise.all([create(input), create(input), create(input)]);
  expect(new Set(made.map(({ playlist }) => playlist?.id)).size).toBe(1);
});

test('songs are added, removed and moved; a song that is there is not added again', async () => {
  const id = (await create({ name: 'Edited', trackIds: ids('AB') })).playlist?.id ?? '';
  expect(await edit('addToPlaylist', id, 'BCD')).toMatchObject({ changed: 2, playlist: { trackCount: 4 } });
  expect(await reorder(id, 'DC', 'A')).toMatchObject({ changed: 2 });
  expect(await order(id)).toBe('DCAB');
  expect(await reorder(id, 'D', null)).toMatchObject({ changed: 1 });
  expect(await order(id)).toBe('CABD');
  expect(await edit('removeFromPlaylist', id, 'AE')).toMatchObject({ changed: 1 });
  expect(await order(id)).toBe('CBD');
});

test('a playlist that was changed by hand is not undone by its file', async () => {
  const file = songFile([
    { title: 'A', spotifyId: spotifyId(1) },
    { title: 'B', spotifyId: spotifyId(2) },
  ]);
  const { playlists } = await importAndRead(listener, 'mine.csv', file);
  const id = playlists[0]?.id ?? '';
  await edit('removeFromPlaylist', id, 'A');
  const again = await importAndRead(listener, 'mine.csv', file);
  expect(again.playlists).toMatchObject([{ name: 'One', trackCount: 2 }]);
  expect(again.playlists[0]?.id).not.toBe(id);
  expect(await order(id)).toBe('B');
});

test('a new name stays when the file comes again', async () => {
  const { playlists } = await importAndRead(listener, 'mine.csv', songFile([{ title: 'A' }]));
  const id = playlists[0]?.id;
  await mutate(`renamePlaylist(id: $id, name: $name) ${SAVED}`, '$id: ID!, $name: String!', { id, name: 'Better' });
  const again = await importAndRead(listener, 'mine.csv', songFile([{ title: 'A' }, { title: 'B' }]));
  expect(again.playlists).toMatchObject([{ id, name: 'Better', trackCount: 2 }]);
});

test('playlists are united, subtracted and intersected by recording', async () => {
  const first = (await create({ name: 'First', trackIds: ids('ABC') })).playlist?.id;
  const second = (await create({ name: 'Second', trackIds: ids('DCB') })).playlist?.id;
  const of = async (combination: string, playlistIds: unknown[]) =>
    order((await combine({ name: combination, combination, playlistIds })).playlist?.id);
  expect(await of('UNION', [first, second])).toBe('ABCD');
  expect(await of('UNION', [second, first])).toBe('DCBA');
  expect(await of('DIFFERENCE', [first, second])).toBe('A');
  expect(await of('INTERSECTION', [first, second])).toBe('BC');
  const { rows } = await catalog.pool.query<{ id: string }>(`SELECT id FROM playlists WHERE owner = ''`);
  expect(await of('DIFFERENCE', [rows[0]?.id, first])).toBe('DE');
});

test('marks say what a playlist’s songs are, and are taken back', async () => {
  const id = (await create({ name: 'Marked', trackIds: [] })).playlist?.id;
  const mark = (value: string | null) =>
    mutate(`markPlaylist(id: $id, mark: $mark) ${SAVED}`, '$id: ID!, $mark: PlaylistMark', { id, mark: value });
  expect(await mark('DISLIKES')).toMatchObject({ playlist: { mark: 'DISLIKES' } });
  expect(await mark(null)).toMatchObject({ playlist: { mark: null } });
});

test('says what is wrong, and changes nothing', async () => {
  const id = (await create({ name: 'Kept', trackIds: ids('AB') })).playlist?.id ?? '';
  const { rows } = await catalog.pool.query<{ id: string }>(`SELECT id FROM playlists WHERE owner = ''`);
  const sharedId = rows[0]?.id ?? '';
  const stranger = catalogClient(catalog, 'stranger');
  expect(await create({ name: ' ', trackIds: [] })).toMatchObject({ code: 'INVALID_INPUT' });
  expect(await create({ name: 'x', trackIds: ['nope'] })).toMatchObject({ code: 'NOT_FOUND', message: /nope/ });
  expect(await edit('addToPlaylist', id, 'C', stranger)).toMatchObject({ code: 'NOT_FOUND' });
  expect(await edit('addToPlaylist', sharedId, 'C')).toMatchObject({ code: 'NOT_YOURS' });
  expect(await edit('removeFromPlaylist', sharedId, 'A')).toMatchObject({ code: 'NOT_YOURS' });
  expect(await reorder(id, 'A', 'E')).toMatchObject({ code: 'INVALID_INPUT' });
  expect(await reorder(id, 'A', 'A')).toMatchObject({ code: 'INVALID_INPUT' });
  expect(await combine({ name: 'x', combination: 'UNION', playlistIds: [] })).toMatchObject({ code: 'INVALID_INPUT' });
  expect(await combine({ name: 'x', combination: 'UNION', playlistIds: ['x'] })).toMatchObject({ code: 'NOT_FOUND' });
  expect(await order(id)).toBe('AB');
});

test.each(['csv', 'jspf', 'm3u'])('an exported %s brings the same songs back, in the same order', async (format) => {
  const id = (await create({ name: 'Out "&" in', trackIds: ids('DBA') })).playlist?.id ?? '';
  const answer = await fetch(`${catalog.url}/playlists/${id}/export?format=${format}`, {
    headers: { authorization: listener.token },
  });
  expect(answer.status).toBe(200);
  expect(answer.headers.get('content-disposition')).toContain(`.${format}`);
  const friend = catalogClient(catalog, 'friend');
  const view = await importAndRead(friend, `back.${format}`, await answer.text());
  expect(view.report).toMatchObject({ tracks: 3, newTracks: 0, outOfRange: 0, unusableRows: 0 });
  expect((await titlesOf(friend, view.playlists[0]?.id ?? '')).join('')).toBe('DBA');
});

test('exports nobody else’s playlists', async () => {
  const id = (await create({ name: 'Mine', trackIds: ids('A') })).playlist?.id ?? '';
  const stranger = catalogClient(catalog, 'stranger');
  const answer = await fetch(`${catalog.url}/playlists/${id}/export`, { headers: { authorization: stranger.token } });
  expect(answer.status).toBe(404);
});
