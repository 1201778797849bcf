import { afterEach, beforeEach, expect, test } from 'vitest';
import { type FakeSpotify, startFakeSpotify } from './fake-spotify.ts';
import { fakeEpisode, fakeTrack, fakeTracks, uriOf } from './music.ts';
import { ask, CLIENT_ID } from './test-client.ts';

let spotify: FakeSpotify;
let token: string;
beforeEach(async () => {
  spotify = await startFakeSpotify({ clientId: CLIENT_ID });
  spotify.addUser({ id: 'anna' });
  spotify.addUser({ id: 'ben' });
  spotify.addTracks(fakeTracks(200));
  token = spotify.consent('anna', 'playlist-modify-private').access_token;
});
afterEach(() => spotify[Symbol.asyncDispose]());

const uris = (...numbers: number[]) => numbers.map((number) => uriOf(fakeTrack(number)));
const urisUpTo = (count: number) => fakeTracks(count).map(uriOf);
const withStatus = (status: number, message: string) => ({ status, body: { error: { status, message } } });

function own(...numbers: number[]) {
  return spotify.addPlaylist({ owner: 'anna', name: 'Own', items: numbers.map((number) => fakeTrack(number)) });
}

test('a new playlist is private where that is said', async () => {
  const answer = await ask(spotify, token, 'POST /me/playlists', { name: 'New', public: false, description: 'Mine' });
  expect(answer).toMatchObject({ status: 201, body: { name: 'New', public: false, items: { total: 0 } } });
  const { id } = answer.body as { id: string };
  expect(spotify.playlist(id)).toMatchObject({ owner: 'anna', isPublic: false, description: 'Mine', uris: [] });
});

test('a new playlist is public where nothing is said, for which the scope for private ones is not enough', async () => {
  expect(await ask(spotify, token, 'POST /me/playlists', { name: 'New' })).toMatchObject(
    withStatus(403, 'Insufficient client scope'),
  );
  const both = spotify.consent('anna', 'playlist-modify-private', 'playlist-modify-public').access_token;
  const { body } = await ask(spotify, both, 'POST /me/playlists', { name: 'New' });
  expect(body).toMatchObject({ public: true });
});

test('a new playlist needs a name, and JSON that can be read', async () => {
  const nameless = await ask(spotify, token, 'POST /me/playlists', { public: false });
  expect(nameless).toMatchObject(withStatus(400, 'Missing required field: name'));
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
  const response = await fetch(`${spotify.apiUrl}/me/playlists`, { method: 'POST', headers, body: '{"name":' });
  expect([response.status, await response.json()]).toEqual([
    400,
    { error: { status: 400, message: 'Error parsing JSON.' } },
  ]);
});

test('a new playlist stands first in the library', async () => {
  own();
  await ask(spotify, token, 'POST /me/playlists', { name: 'New', public: false });
  const reader = spotify.consent('anna', 'playlist-read-private').access_token;
  expect((await ask(spotify, reader, 'GET /me/playlists')).body).toMatchObject({
    items: [{ name: 'New' }, { name: 'Own' }],
  });
});

test('items are added at the end or where it is said, each time under a new snapshot', async () => {
  const { id, snapshotId } = own(1, 2);
  const appended = await ask(spotify, token, `POST /playlists/${id}/items`, { uris: uris(3) });
  const inserted = await ask(spotify, token, `POST /playlists/${id}/items`, { uris: uris(4, 5), position: 0 });
  const queried = await ask(spotify, token, `POST /playlists/${id}/items?position=1&uris=${uris(6)}`);
  const now = spotify.playlist(id);
  expect(now.uris).toEqual(uris(4, 6, 5, 1, 2, 3));
  expect([appended.status, inserted.status, queried.status]).toEqual([201, 201, 201]);
  expect(queried.body).toEqual({ snapshot_id: now.snapshotId });
  expect(new Set([snapshotId, ...[appended, inserted, queried].map(({ body }) => JSON.stringify(body))]).size).toBe(4);
});

test('one hundred items are taken and one more is not', async () => {
  const { id } = own();
  const refused = withStatus(400, 'You can add a maximum of 100 tracks per request.');
  for (const method of ['POST', 'PUT'])
    expect(await ask(spotify, token, `${method} /playlists/${id}/items`, { uris: urisUpTo(101) })).toMatchObject(
      refused,
    );
  expect(spotify.playlist(id).uris).toEqual([]);
  expect((await ask(spotify, token, `POST /playlists/${id}/items`, { uris: urisUpTo(100) })).status).toBe(201);
  expect(spotify.playlist(id).uris).toEqual(urisUpTo(100));
});

test.each([
  ['nothing', { uris: [] }, 'No uris provided'],
  ['a position beyond the end', { uris: uris(1), position: 3 }, 'Index out of bounds'],
  ['a negative position', { uris: uris(1), position: -1 }, 'Invalid position'],
  ['what does not exist', { uris: uris(1, 999) }, 'Payload contains a non-existing ID'],
  ['a local file', { uris: ['spotify:local:a:b:c:1'] }, 'Invalid track uri: spotify:local:a:b:c:1'],
  ['an album', { uris: [`spotify:album:${'a'.repeat(22)}`] }, `Invalid track uri: spotify:album:${'a'.repeat(22)}`],
])('%s is not added, nor anything beside it', async (_name, body, text) => {
  const { id } = own(1, 2);
  expect(await ask(spotify, token, `POST /playlists/${id}/items`, body)).toMatchObject(withStatus(400, text));
  expect(spotify.playlist(id).uris).toEqual(uris(1, 2));
});

test('items are replaced, by none too', async () => {
  const { id } = own(1, 2);
  const replaced = await ask(spotify, token, `PUT /playlists/${id}/items`, { uris: uris(3, 3) });
  expect(replaced).toMatchObject({ status: 200, body: { snapshot_id: spotify.playlist(id).snapshotId } });
  expect(spotify.playlist(id).uris).toEqual(uris(3, 3));
  await ask(spotify, token, `PUT /playlists/${id}/items`, { uris: [] });
  expect(spotify.playlist(id).uris).toEqual([]);
});

test.each([
  [{ range_start: 0, insert_before: 4 }, [2, 3, 4, 1]],
  [{ range_start: 2, insert_before: 0, range_length: 2 }, [3, 4, 1, 2]],
  [{ range_start: 1, insert_before: 2 }, [1, 2, 3, 4]],
])('items are moved: %j', async (move, order) => {
  const { id } = own(1, 2, 3, 4);
  expect((await ask(spotify, token, `PUT /playlists/${id}/items`, move)).status).toBe(200);
  expect(spotify.playlist(id).uris).toEqual(uris(...order));
});

test('all places of an item are removed', async () => {
  const { id } = own(1, 2, 1, 3);
  const items = [{ uri: uriOf(fakeTrack(1)) }];
  const answer = await ask(spotify, token, `DELETE /playlists/${id}/items`, { items });
  expect(answer).toMatchObject({ status: 200, body: { snapshot_id: spotify.playlist(id).snapshotId } });
  expect(spotify.playlist(id).uris).toEqual(uris(2, 3));
});

test('what was added after the snapshot that is named is not removed', async () => {
  const { id, snapshotId } = own(1, 2);
  await ask(spotify, token, `POST /playlists/${id}/items`, { uris: uris(1) });
  const items = [{ uri: uriOf(fakeTrack(1)) }];
  await ask(spotify, token, `DELETE /playlists/${id}/items`, { items, snapshot_id: snapshotId });
  expect(spotify.playlist(id).uris).toEqual(uris(2, 1));
  const unknown = await ask(spotify, token, `DELETE /playlists/${id}/items`, { items, snapshot_id: 'unknown' });
  expect(unknown).toMatchObject(withStatus(400, 'Invalid snapshot_id'));
});

test('removing has its limits, and the name of old is not understood', async () => {
  const { id } = own(1);
  const remove = (body: object) => ask(spotify, token, `DELETE /playlists/${id}/items`, body);
  expect((await remove({ items: urisUpTo(101).map((uri) => ({ uri })) })).status).toBe(400);
  expect((await remove({ items: [{}] })).status).toBe(400);
  expect(await remove({ tracks: [{ uri: uriOf(fakeTrack(1)) }] })).toMatchObject(withStatus(400, 'No items provided'));
  expect(spotify.playlist(id).uris).toEqual(uris(1));
});

test('a playlist is renamed by its owner', async () => {
  const { id, snapshotId } = own(1);
  expect((await ask(spotify, token, `PUT /playlists/${id}`, { name: 'Better' })).status).toBe(200);
  expect(spotify.playlist(id)).toMatchObject({ name: 'Better', isPublic: false, uris: uris(1) });
  expect(spotify.playlist(id).snapshotId).not.toBe(snapshotId);
  expect((await ask(spotify, token, `PUT /playlists/${id}`, { public: true })).status).toBe(403);
});

test('a playlist that is unfollowed leaves the library and lives on', async () => {
  const { id } = own(1);
  expect((await ask(spotify, token, `DELETE /playlists/${id}/followers`)).status).toBe(200);
  expect(spotify.playlist(id).followers).toEqual([]);
  const reader = spotify.consent('anna', 'playlist-read-private').access_token;
  expect((await ask(spotify, reader, 'GET /me/playlists')).body).toMatchObject({ total: 0 });
  expect((await ask(spotify, reader, `GET /playlists/${id}/items`)).body).toMatchObject({ total: 1 });
});

test('a playlist is removed from the library by its URI as well', async () => {
  const { id } = own(1);
  const both = spotify.consent('anna', 'playlist-modify-public').access_token;
  expect((await ask(spotify, both, `DELETE /me/library?uris=spotify:playlist:${id}`)).status).toBe(200);
  expect(spotify.playlist(id).followers).toEqual([]);
  expect((await ask(spotify, both, 'DELETE /me/library?uris=spotify:playlist:unknown')).status).toBe(400);
});

test("a stranger's playlist cannot be changed, a shared one's items can, its name cannot", async () => {
  const strange = spotify.addPlaylist({ owner: 'ben', name: "Ben's" });
  const shared = spotify.addPlaylist({ owner: 'ben', name: 'Ours', collaborators: ['anna'] });
  const add = (id: string) => ask(spotify, token, `POST /playlists/${id}/items`, { uris: uris(1) });
  expect(await add(strange.id)).toMatchObject(withStatus(403, 'Forbidden'));
  expect((await add(shared.id)).status).toBe(201);
  expect((await ask(spotify, token, `PUT /playlists/${shared.id}`, { name: 'Mine' })).status).toBe(403);
});

test('every way to write needs its scope', async () => {
  const { id } = own(1);
  const reader = spotify.consent('anna', 'playlist-read-private', 'playlist-modify-public').access_token;
  const attempts: [string, object?][] = [
    ['POST /me/playlists', { name: 'New', public: false }],
    [`PUT /playlists/${id}`, { name: 'Better' }],
    [`POST /playlists/${id}/items`, { uris: uris(2) }],
    [`PUT /playlists/${id}/items`, { uris: uris(2) }],
    [`DELETE /playlists/${id}/items`, { items: [{ uri: uriOf(fakeTrack(1)) }] }],
    [`DELETE /playlists/${id}/followers`],
  ];
  for (const [line, body] of attempts)
    expect(await ask(spotify, reader, line, body)).toMatchObject(withStatus(403, 'Insufficient client scope'));
  expect(spotify.playlist(id)).toMatchObject({ name: 'Own', uris: uris(1), followers: ['anna'] });
});

test('an episode can be added like a track', async () => {
  const { id } = spotify.addPlaylist({ owner: 'anna', name: 'Talk', items: [fakeEpisode(1)] });
  await ask(spotify, token, `POST /playlists/${id}/items`, { uris: [uriOf(fakeEpisode(1))] });
  expect(spotify.playlist(id).items).toEqual([fakeEpisode(1), fakeEpisode(1)]);
});
