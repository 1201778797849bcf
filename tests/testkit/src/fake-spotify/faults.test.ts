import { afterEach, beforeEach, expect, test } from 'vitest';
import { type FakeSpotify, startFakeSpotify } from './fake-spotify.ts';
import type { TokenAnswer } from './grants.ts';
import { fakeTrack, fakeTracks, uriOf } from './music.ts';
import { ask, askTokens, CLIENT_ID } from './test-client.ts';

let spotify: FakeSpotify;
let token: string;
let clock: number;
beforeEach(async () => {
  clock = 0;
  spotify = await startFakeSpotify({ clientId: CLIENT_ID, now: () => clock, rateLimit: { requests: 3 } });
  spotify.addUser({ id: 'anna' });
  token = spotify.consent('anna', 'playlist-modify-private').access_token;
});
afterEach(() => spotify[Symbol.asyncDispose]());

const me = () => ask(spotify, token, 'GET /me');

test('more requests than fit into 30 s are turned away, with when to come back', async () => {
  await me();
  clock = 10_000;
  await me();
  await me();
  clock = 12_500;
  const refused = await me();
  expect(refused).toMatchObject({ status: 429, body: { error: { status: 429, message: 'API rate limit exceeded' } } });
  expect(refused.headers.get('retry-after')).toBe('18');
  clock = 30_000;
  expect((await me()).status).toBe(200);
  expect((await me()).headers.get('retry-after')).toBe('10');
});

test('tokens are no calls of the API', async () => {
  for (let time = 0; time < 5; time += 1)
    expect((await askTokens(spotify, { grant_type: 'refresh_token', refresh_token: 'invented' })).status).toBe(400);
  expect((await me()).status).toBe(200);
});

test('a quota that is gone says so and gives no hope', async () => {
  spotify.exhaustQuota();
  const answer = await me();
  expect(answer).toMatchObject({ status: 429, body: { error: { status: 429, reason: 'QUOTA_EXCEEDED' } } });
  expect(answer.headers.get('retry-after')).toBeNull();
  spotify.exhaustQuota(false);
  expect((await me()).status).toBe(200);
});

test('a 429 can ask for a day', async () => {
  spotify.failNext({ status: 429, reason: 'QUOTA_EXCEEDED', retryAfterSeconds: 86_400 });
  const answer = await me();
  expect(answer.body).toEqual({ error: { status: 429, reason: 'QUOTA_EXCEEDED' } });
  expect(answer.headers.get('retry-after')).toBe('86400');
});

test.each([500, 502, 503])('the next request fails with %i, the one after it does not', async (status) => {
  spotify.failNext({ status, message: 'Server error', headers: { 'x-fault': 'yes' } });
  const failed = await me();
  expect(failed).toMatchObject({ status, body: { error: { status, message: 'Server error' } } });
  expect(failed.headers.get('x-fault')).toBe('yes');
  expect((await me()).status).toBe(200);
});

test('only what matches fails, as often as said, by line or by pattern', async () => {
  spotify.failNext({ match: 'GET /v1/search', status: 500 });
  spotify.failNext({ match: /^GET .*limit=7/, status: 503, times: 2 });
  expect((await me()).status).toBe(200);
  const search = async (rest = '') => (await ask(spotify, token, `GET /search?type=track&q=a${rest}`)).status;
  // What failed was not let in, so that it does not count against the limit.
  expect([await search('&limit=7'), await search('&limit=7'), await search('&limit=7')]).toEqual([500, 503, 503]);
  expect([await search('&limit=7'), await search()]).toEqual([200, 200]);
});

test('an answer can be nonsense', async () => {
  spotify.failNext({ body: '{"items": [{"track":' });
  await expect(me()).rejects.toThrow(SyntaxError);
  spotify.failNext({ status: 502, body: '<html>Bad gateway</html>', headers: { 'content-type': 'text/html' } });
  expect(await me()).toMatchObject({ status: 502, body: '<html>Bad gateway</html>' });
});

test('an answer can take as long as the test likes, and is right all the same', async () => {
  const { promise, resolve } = Promise.withResolvers<void>();
  spotify.failNext({ until: promise });
  const asked = me();
  await expect.poll(() => spotify.requests).toMatchObject([{ path: '/v1/me', status: undefined }]);
  resolve();
  expect((await asked).status).toBe(200);
  expect(spotify.requests).toMatchObject([{ status: 200 }]);
});

test('an answer that never comes does not keep the fake from ending', async () => {
  const other = await startFakeSpotify({ clientId: CLIENT_ID });
  other.failNext({ until: new Promise(() => {}) });
  const asked = fetch(`${other.apiUrl}/me`).catch((error: Error) => error.message);
  await expect.poll(() => other.requests).toHaveLength(1);
  await other[Symbol.asyncDispose]();
  expect(await asked).toBe('fetch failed');
});

test('a connection can break before anything is done', async () => {
  const { id } = spotify.addPlaylist({ owner: 'anna', name: 'Own', items: fakeTracks(1) });
  spotify.failNext({ reset: true });
  const adding = ask(spotify, token, `POST /playlists/${id}/items`, { uris: [uriOf(fakeTrack(1))] });
  await expect(adding).rejects.toMatchObject({ cause: { code: expect.stringMatching(/ECONNRESET|UND_ERR_SOCKET/) } });
  expect(spotify.playlist(id).items).toHaveLength(1);
  expect(spotify.requests).toMatchObject([{ method: 'POST', status: 'reset' }]);
});

test.each([
  ['its connection breaks', { reset: true }, 'reset'],
  ['it answers 500', { status: 500 }, 500],
] as const)('a write can happen although %s', async (_name, fault, status) => {
  const { id } = spotify.addPlaylist({ owner: 'anna', name: 'Own', items: fakeTracks(1) });
  spotify.failNext({ ...fault, afterWork: true });
  const adding = ask(spotify, token, `POST /playlists/${id}/items`, { uris: [uriOf(fakeTrack(1))] });
  expect(
    await adding.then(
      (answer) => answer.status,
      () => 'reset',
    ),
  ).toBe(status);
  expect(spotify.playlist(id).items).toHaveLength(2);
  expect(spotify.requests.at(-1)?.status).toBe(status);
});

test('a refresh whose answer is lost has used up the old token', async () => {
  const { refresh_token: old } = spotify.consent('anna');
  const refresh = () => askTokens(spotify, { grant_type: 'refresh_token', refresh_token: old });
  spotify.failNext({ match: 'POST /api/token', reset: true, afterWork: true });
  await expect(refresh()).rejects.toThrow();
  expect((await refresh()).body).toMatchObject({ error: 'invalid_grant' });
});

test('the accounts service fails in its own words', async () => {
  const { refresh_token: good } = spotify.consent('anna');
  const refresh = () => askTokens(spotify, { grant_type: 'refresh_token', refresh_token: good });
  spotify.failNext({ status: 503 });
  expect(await refresh()).toMatchObject({ status: 503, body: { error: 'server_error' } });
  spotify.failNext({ status: 400, reason: 'invalid_grant', message: 'Refresh token expired' });
  expect((await refresh()).body).toEqual({ error: 'invalid_grant', error_description: 'Refresh token expired' });
  expect((await refresh()).body as TokenAnswer).toMatchObject({ token_type: 'Bearer' });
});

test('all requests are recorded with what became of them', async () => {
  await me();
  await ask(spotify, 'invented', 'GET /me/tracks?limit=50');
  expect(spotify.requests).toEqual([
    { method: 'GET', path: '/v1/me', search: '', status: 200 },
    { method: 'GET', path: '/v1/me/tracks', search: '?limit=50', status: 401 },
  ]);
  spotify.requests.length = 0;
  await me();
  expect(spotify.requests).toHaveLength(1);
});

test('the answer waits for who listens', async () => {
  const { promise, resolve } = Promise.withResolvers<void>();
  const heard: string[] = [];
  spotify.onRequest(async ({ path }) => {
    heard.push(path);
    await promise;
  });
  const asked = me();
  await expect.poll(() => heard).toEqual(['/v1/me']);
  expect(spotify.requests[0]?.status).toBeUndefined();
  resolve();
  expect((await asked).status).toBe(200);
});
