import { afterEach, beforeEach, expect, test } from 'vitest';
import { type FakeSpotify, startFakeSpotify } from './fake-spotify.ts';
import { fakeTrack, fakeTracks } from './music.ts';
import { ask, CLIENT_ID } from './test-client.ts';

let spotify: FakeSpotify;
let token: string;
beforeEach(async () => {
  spotify = await startFakeSpotify({ clientId: CLIENT_ID });
  spotify.addUser({ id: 'anna' });
  token = spotify.consent('anna').access_token;
});
afterEach(() => spotify[Symbol.asyncDispose]());

const withStatus = (status: number, message: string) => ({ status, body: { error: { status, message } } });

async function found(query: string): Promise<string[]> {
  const { body } = await ask(spotify, token, `GET /search?type=track&q=${encodeURIComponent(query)}`);
  return (body as { tracks: { items: { id: string }[] } }).tracks.items.map(({ id }) => id);
}

test('tracks are found by words, whatever their case and accents, and by fields', async () => {
  const isobel = fakeTrack(1, { name: 'Isobel', artists: ['Björk'], album: 'Post', releaseDate: '1995-06-13' });
  const other = fakeTrack(2, { name: 'Post', artists: ['Someone Else'], releaseDate: '2005-01-01' });
  spotify.addTracks([isobel, other]);
  expect(await found('bjork ISOBEL')).toEqual([isobel.id]);
  expect(await found('post')).toEqual([isobel.id, other.id]);
  expect(await found('track:"Post" artist:someone else')).toEqual([other.id]);
  expect(await found('album:post')).toEqual([isobel.id]);
  expect(await found(`isrc:${isobel.isrc?.toLowerCase()}`)).toEqual([isobel.id]);
  expect(await found('post year:1990-1999')).toEqual([isobel.id]);
  expect(await found('isobel artist:someone')).toEqual([]);
});

test('a search shows five, at most ten, up to the thousandth', async () => {
  spotify.addTracks(fakeTracks(30));
  const search = (rest: string) => ask(spotify, token, `GET /search?type=track&q=song${rest}`);
  expect((await search('')).body).toMatchObject({ tracks: { limit: 5, total: 30, offset: 0 } });
  expect((await search('&limit=10&offset=20')).body).toMatchObject({ tracks: { items: { length: 10 }, next: null } });
  expect((await search('&offset=1000')).body).toMatchObject({ tracks: { items: [] } });
  expect(await search('&limit=11')).toMatchObject(withStatus(400, 'Invalid limit'));
  expect(await search('&offset=1001')).toMatchObject(withStatus(400, 'Invalid offset'));
});

test('a search needs words and a type that exists', async () => {
  const search = (query: string) => ask(spotify, token, `GET /search?${query}`);
  expect(await search('type=track')).toMatchObject(withStatus(400, 'No search query'));
  expect(await search('q=song')).toMatchObject(withStatus(400, 'Missing parameter type'));
  expect(await search('q=song&type=song')).toMatchObject(withStatus(400, 'Bad search type field song'));
  expect((await search(`type=track&q=${'a'.repeat(251)}`)).status).toBe(400);
  expect((await search('q=song&type=track,album')).body).toMatchObject({ tracks: { total: 0 }, albums: { total: 0 } });
});

test('features are not for new apps, said without a word', async () => {
  const answer = await ask(spotify, token, `GET /audio-features?ids=${fakeTrack(1).id}`);
  expect([answer.status, answer.body]).toEqual([403, { error: { status: 403 } }]);
});

test('an old app gets features in the order asked for, null for what is unknown, 100 at a time', async () => {
  await using old = await startFakeSpotify({ clientId: CLIENT_ID, extendedQuota: true });
  old.addUser({ id: 'anna' });
  const { access_token: oldToken } = old.consent('anna');
  old.addTracks([...fakeTracks(101), fakeTrack(200, { features: undefined })]);
  const ids = (numbers: number[]) => numbers.map((number) => fakeTrack(number).id).join(',');
  const ask100 = (list: string) => ask(old, oldToken, `GET /audio-features?ids=${list}`);
  expect((await ask100(ids([2, 999, 1, 200]))).body).toMatchObject({
    audio_features: [
      { id: fakeTrack(2).id, ...fakeTrack(2).features, time_signature: 4 },
      null,
      { id: fakeTrack(1).id },
      null,
    ],
  });
  const hundred = Array.from({ length: 100 }, (_, index) => index + 1);
  expect((await ask100(ids(hundred))).body).toMatchObject({ audio_features: { length: 100 } });
  expect(await ask100(ids([...hundred, 101]))).toMatchObject(withStatus(400, 'Too many ids requested'));
  expect((await ask100('')).status).toBe(400);
});

test.each([
  ['GET /tracks?ids=a,b', 403],
  ['GET /albums?ids=a', 403],
  ['GET /artists?ids=a', 403],
  ['GET /artists/a/top-tracks', 403],
  ['GET /audio-features/a', 403],
  ['GET /audio-analysis/a', 403],
  ['GET /playlists/a/tracks', 403],
  ['POST /playlists/a/tracks', 403],
  ['DELETE /me/tracks', 403],
  ['GET /users/ben', 403],
  ['POST /users/anna/playlists', 403],
  ['GET /browse/new-releases', 403],
  ['GET /browse/categories', 403],
  ['GET /recommendations?seed_tracks=a', 404],
  ['GET /artists/a/related-artists', 404],
  ['GET /never-heard-of', 404],
])('%s is gone', async (line, status) => {
  expect(await ask(spotify, token, line)).toMatchObject({ status, body: { error: { status } } });
});

test('what is gone still asks for a token first', async () => {
  expect((await ask(spotify, 'invented', 'GET /tracks?ids=a')).status).toBe(401);
});
