import { afterEach, beforeEach, expect, test } from 'vitest';
import { type FakeSpotify, startFakeSpotify } from './fake-spotify.ts';
import { fakeEpisode, fakeLocalFile, fakeTrack, fakeTracks } from './music.ts';
import { type Answer, ask, CLIENT_ID } from './test-client.ts';

const READING = ['user-library-read', 'playlist-read-private', 'playlist-read-collaborative'];
const LATE = Date.UTC(2026, 2, 1, 12, 0, 0, 123);

let spotify: FakeSpotify;
let token: string;
beforeEach(async () => {
  spotify = await startFakeSpotify({ clientId: CLIENT_ID, now: () => LATE });
  spotify.addUser({ id: 'anna', displayName: 'Anna' });
  spotify.addUser({ id: 'ben' });
  token = spotify.consent('anna', ...READING).access_token;
});
afterEach(() => spotify[Symbol.asyncDispose]());

interface Page {
  total: number;
  limit: number;
  offset: number;
  next: string | null;
  previous: string | null;
  items: { id?: string; added_at?: string; is_local?: boolean; item?: Shown | null; track?: Shown | null }[];
}
type Shown = { id: string | null; uri: string; type: string; is_playable?: boolean; episode?: boolean };

async function page(path: string): Promise<Page> {
  const { status, body } = await ask(spotify, token, `GET ${path}`);
  expect(status).toBe(200);
  return body as Page;
}

function message(answer: Answer): unknown[] {
  const { error } = answer.body as { error: { status: number; message?: string } };
  expect(error.status).toBe(answer.status);
  return [answer.status, error.message];
}

test('the profile holds what new apps may see', async () => {
  const { body } = await ask(spotify, token, 'GET /me');
  expect(body).toMatchObject({ id: 'anna', display_name: 'Anna', type: 'user', uri: 'spotify:user:anna' });
  expect(body).not.toHaveProperty('country');
  expect(body).not.toHaveProperty('email');
});

test('an old app sees country and e-mail where the scopes allow it', async () => {
  await using old = await startFakeSpotify({ clientId: CLIENT_ID, extendedQuota: true });
  old.addUser({ id: 'anna' });
  const { access_token: all } = old.consent('anna', 'user-read-private', 'user-read-email');
  expect((await ask(old, all, 'GET /me')).body).toMatchObject({ product: 'premium', email: 'anna@example.org' });
  expect((await ask(old, old.consent('anna').access_token, 'GET /me')).body).not.toHaveProperty('email');
});

test('liked tracks come newest first under `track`, page by page', async () => {
  spotify.likeTracks('anna', fakeTracks(60));
  spotify.likeTracks('anna', [fakeTrack(99)]);
  const first = await page('/me/tracks?limit=50');
  expect(first).toMatchObject({ total: 61, limit: 50, offset: 0, previous: null });
  expect(first.items[0]).toMatchObject({ added_at: '2026-03-01T12:00:00Z', track: { id: fakeTrack(99).id } });
  expect(first.items[0]).not.toHaveProperty('item');
  const second = await page(first.next?.slice(spotify.apiUrl.length) ?? '');
  expect(second).toMatchObject({ offset: 50, next: null });
  expect(second.items).toHaveLength(11);
});

test('a track has what is read of it', async () => {
  const known = fakeTrack(1, { artists: ['Björk', 'Arca'], isExplicit: true });
  spotify.addTracks([known]);
  const { body } = await ask(spotify, token, `GET /tracks/${known.id}`);
  expect(body).toMatchObject({
    id: known.id,
    name: 'Song 1',
    uri: `spotify:track:${known.id}`,
    duration_ms: known.durationMs,
    explicit: true,
    external_ids: { isrc: known.isrc },
    artists: [{ name: 'Björk' }, { name: 'Arca' }],
    album: { name: 'Album 1', release_date: '1971-01-31', images: [{ width: 640 }, { width: 300 }, { width: 64 }] },
  });
  expect(body).not.toHaveProperty('popularity');
  expect(message(await ask(spotify, token, 'GET /tracks/0000000000000000000000'))).toEqual([404, 'Resource not found']);
});

test('the list of playlists shows own and followed ones with their totals', async () => {
  const own = spotify.addPlaylist({ owner: 'anna', name: 'Own', items: fakeTracks(3) });
  const followed = spotify.addPlaylist({ owner: 'ben', name: 'Followed', followers: ['anna'], isPublic: true });
  spotify.addPlaylist({ owner: 'ben', name: "Ben's", isPublic: true });
  const { items, total } = await page('/me/playlists');
  expect(total).toBe(2);
  expect(items).toMatchObject([
    { id: own.id, public: false, snapshot_id: own.snapshotId, items: { total: 3 }, owner: { display_name: 'Anna' } },
    { id: followed.id, public: true, items: { total: 0 }, owner: { id: 'ben' } },
  ]);
});

test('collaborative playlists are listed and read only with their scope', async () => {
  const { id } = spotify.addPlaylist({ owner: 'ben', name: 'Ours', collaborators: ['anna'], items: fakeTracks(2) });
  expect((await page('/me/playlists')).items).toMatchObject([{ id, collaborative: true }]);
  expect((await page(`/playlists/${id}/items`)).total).toBe(2);
  token = spotify.consent('anna', 'playlist-read-private').access_token;
  expect((await page('/me/playlists')).total).toBe(0);
  expect(message(await ask(spotify, token, `GET /playlists/${id}/items`))).toEqual([403, 'Insufficient client scope']);
});

test('a playlist is read in pages of at most 50, in order and without gaps', async () => {
  const tracks = fakeTracks(120);
  const { id } = spotify.addPlaylist({ owner: 'anna', name: 'Long', items: tracks });
  const read: unknown[] = [];
  for (let path: string | null = `/playlists/${id}/items?limit=50`; path; ) {
    const { items, next } = await page(path);
    read.push(...items.map(({ item }) => item?.id));
    path = next?.slice(spotify.apiUrl.length) ?? null;
  }
  expect(read).toEqual(tracks.map((track) => track.id));
  expect(spotify.requests).toHaveLength(3);
  expect((await page(`/playlists/${id}/items?limit=50&offset=100`)).previous).toContain('offset=50');
});

test.each([
  ['limit=51', 'Invalid limit'],
  ['limit=0', 'Invalid limit'],
  ['limit=ten', 'Invalid limit'],
  ['offset=-1', 'Invalid offset'],
])('%s is a bad request', async (query, text) => {
  const { id } = spotify.addPlaylist({ owner: 'anna', name: 'Short' });
  for (const path of ['/me/tracks', '/me/playlists', `/playlists/${id}/items`])
    expect(message(await ask(spotify, token, `GET ${path}?${query}`))).toEqual([400, text]);
});

test('rows hold local files, episodes, what is gone and what is not to be had here', async () => {
  const items = [fakeTrack(1), fakeLocalFile(2), fakeEpisode(3), null, fakeTrack(4, { isPlayable: false })];
  const { id } = spotify.addPlaylist({ owner: 'anna', name: 'Odd', items });
  const rows = (await page(`/playlists/${id}/items`)).items;
  expect(rows.map((row) => [row.is_local, row.item?.type, row.item?.id ?? null])).toEqual([
    [false, 'track', fakeTrack(1).id],
    [true, 'track', null],
    [false, 'episode', fakeEpisode(3).id],
    [false, undefined, null],
    [false, 'track', fakeTrack(4).id],
  ]);
  expect(rows[1]?.item?.uri).toBe('spotify:local:Nobody:Demo:File+2:200');
  expect(rows[3]).toMatchObject({ item: null, track: null });
  expect(rows[4]?.item).toMatchObject({ is_playable: false, restrictions: { reason: 'market' } });
});

test('an episode looks like a track to who does not know episodes', async () => {
  const { id } = spotify.addPlaylist({ owner: 'anna', name: 'Talk', items: [fakeEpisode(1)] });
  const [plain] = (await page(`/playlists/${id}/items`)).items;
  expect(plain?.item).toMatchObject({ type: 'episode', episode: true, track: false, album: { name: 'Podcast' } });
  const [full] = (await page(`/playlists/${id}/items?additional_types=track,episode`)).items;
  expect(full?.item).toMatchObject({ type: 'episode', show: { name: 'Podcast' } });
  expect(full?.item).not.toHaveProperty('album');
});

test.each([
  ['both', true, true],
  ['item', true, false],
  ['track', false, true],
] as const)('rows carry their item under %s', async (rowTwins, hasItem, hasTrack) => {
  await using other = await startFakeSpotify({ clientId: CLIENT_ID, rowTwins });
  other.addUser({ id: 'anna' });
  const { id } = other.addPlaylist({ owner: 'anna', name: 'One', items: fakeTracks(1) });
  const { body } = await ask(other, other.consent('anna', ...READING).access_token, `GET /playlists/${id}/items`);
  const [row] = (body as Page).items;
  expect([row?.item?.id, row?.track?.id]).toEqual(
    [hasItem, hasTrack].map((has) => (has ? fakeTrack(1).id : undefined)),
  );
});

test("of a stranger's playlist the name is seen, and not what is in it", async () => {
  const { id } = spotify.addPlaylist({ owner: 'ben', name: "Ben's", items: fakeTracks(1), followers: ['anna'] });
  const { body } = await ask(spotify, token, `GET /playlists/${id}`);
  expect(body).toMatchObject({ id, name: "Ben's" });
  expect(body).not.toHaveProperty('items');
  expect(message(await ask(spotify, token, `GET /playlists/${id}/items`))).toEqual([403, 'Forbidden']);
});

test("a playlist of one's own shows its snapshot and its first hundred items", async () => {
  const { id, snapshotId } = spotify.addPlaylist({ owner: 'anna', name: 'Long', items: fakeTracks(101) });
  const body = (await ask(spotify, token, `GET /playlists/${id}`)).body as { snapshot_id: string; items: Page };
  expect([body.snapshot_id, body.items.total, body.items.items.length]).toEqual([snapshotId, 101, 100]);
});

test("unknown playlists and Spotify's own are not found", async () => {
  const { id } = spotify.addPlaylist({ owner: 'spotify', name: 'Discover Weekly' });
  for (const each of [id, 'unknown'])
    expect(message(await ask(spotify, token, `GET /playlists/${each}`))).toEqual([404, 'Resource not found']);
});

test('a playlist edited elsewhere between two pages has another snapshot and other pages', async () => {
  const { id, snapshotId } = spotify.addPlaylist({ owner: 'anna', name: 'Moving', items: fakeTracks(4) });
  const stop = spotify.onRequest(({ search }) => {
    if (search.includes('offset=2')) spotify.changePlaylist(id, (items) => items.toReversed());
  });
  const before = await page(`/playlists/${id}/items?limit=2&offset=0`);
  const after = await page(`/playlists/${id}/items?limit=2&offset=2`);
  // The reader got tracks 1 and 2 twice and 3 and 4 never.
  const numbers = [...before.items, ...after.items].map(({ item }) => item?.id);
  expect(numbers).toEqual([1, 2, 2, 1].map((number) => fakeTrack(number).id));
  expect(spotify.playlist(id).snapshotId).not.toBe(snapshotId);
  stop();
  await page(`/playlists/${id}/items?limit=2&offset=2`);
  expect(spotify.playlist(id).items[0]).toEqual(fakeTrack(4));
});

test.each([
  ['GET /me/tracks', 'user-library-read'],
  ['GET /me/playlists', 'playlist-read-private'],
  ['GET /playlists/own/items', 'playlist-read-private'],
])('%s needs %s', async (line, scope) => {
  spotify.addPlaylist({ id: 'own', owner: 'anna', name: 'Own' });
  const without = spotify.consent('anna', ...READING.filter((each) => each !== scope)).access_token;
  expect(message(await ask(spotify, without, line))).toEqual([403, 'Insufficient client scope']);
  expect((await ask(spotify, spotify.consent('anna', scope).access_token, line)).status).toBe(200);
});
