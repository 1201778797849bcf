import { afterEach, beforeEach, expect, test } from 'vitest';
import { fakeTrack, fakeTracks } from '../fake-spotify/music.ts';
import { type FakeReccoBeats, startFakeReccoBeats } from './fake-reccobeats.ts';

let recco: FakeReccoBeats;
beforeEach(async () => {
  recco = await startFakeReccoBeats();
});
afterEach(() => recco[Symbol.asyncDispose]());

interface Row {
  id: string;
  href: string;
  isrc: string | null;
}

async function ask(path: string): Promise<{ status: number; body: unknown; headers: Headers }> {
  const response = await fetch(recco.apiUrl + path);
  return { status: response.status, body: await response.json(), headers: response.headers };
}

async function rows(path: string): Promise<Row[]> {
  const { status, body } = await ask(path);
  expect(status).toBe(200);
  return (body as { content: Row[] }).content;
}

const idsOf = (...numbers: number[]) => numbers.map((number) => fakeTrack(number).id).join(',');
const spotifyIds = (found: Row[]) => found.map(({ href }) => href.replace('https://open.spotify.com/track/', ''));
const tooMany = { status: 400, body: { status: 4004, errors: [{ message: 'size must be between 1 and 40' }] } };

test('features are joined by href: the id is theirs, and no time signature comes', async () => {
  recco.addTracks(fakeTracks(3));
  const [row] = await rows(`/audio-features?ids=${idsOf(2)}`);
  expect(row).toEqual({
    id: expect.stringMatching(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/),
    href: `https://open.spotify.com/track/${fakeTrack(2).id}`,
    isrc: fakeTrack(2).isrc,
    ...fakeTrack(2).features,
  });
  expect(Object.keys(fakeTrack(2).features ?? {})).toHaveLength(11);
});

test('what it does not know is left out, without a gap', async () => {
  recco.addTracks([fakeTrack(1), fakeTrack(2, { features: undefined })]);
  expect(spotifyIds(await rows(`/audio-features?ids=${idsOf(999, 2, 1)}`))).toEqual([fakeTrack(1).id]);
  expect(await rows(`/audio-features?ids=${idsOf(999)}`)).toEqual([]);
});

test('the order is not that of the question, forwards or backwards', async () => {
  recco.addTracks(fakeTracks(20));
  const asked = fakeTracks(20).map(({ id }) => id);
  const forwards = spotifyIds(await rows(`/audio-features?ids=${asked}`));
  expect(forwards.toSorted()).toEqual(asked.toSorted());
  expect(forwards).not.toEqual(asked);
  expect(forwards).not.toEqual(asked.toReversed());
});

test('one to forty ids are taken, by comma or one by one', async () => {
  recco.addTracks(fakeTracks(41));
  const ids = (count: number) => fakeTracks(count).map(({ id }) => id);
  expect(await rows(`/audio-features?ids=${ids(40)}`)).toHaveLength(40);
  expect(
    await rows(
      `/audio-features?${ids(40)
        .map((id) => `ids=${id}`)
        .join('&')}`,
    ),
  ).toHaveLength(40);
  expect(await ask(`/audio-features?ids=${ids(41)}`)).toMatchObject(tooMany);
  expect(await ask('/audio-features?ids=')).toMatchObject(tooMany);
  expect(await ask('/audio-features')).toMatchObject(tooMany);
});

test('recommendations are near the seeds, far from the negative ones, and none of them', async () => {
  const sounding = (number: number, mood: number) => {
    const track = fakeTrack(number);
    return track.features ? { ...track, features: { ...track.features, energy: mood, valence: mood } } : track;
  };
  recco.addTracks([sounding(1, 0.9), sounding(2, 0.8), sounding(3, 0.1), sounding(4, 0.2)]);
  const path = `/track/recommendation?size=1&seeds=${idsOf(1)}&negativeSeeds=${idsOf(3)}`;
  const [row] = await rows(path);
  expect(row).toMatchObject({
    href: `https://open.spotify.com/track/${fakeTrack(2).id}`,
    isrc: fakeTrack(2).isrc,
    trackTitle: 'Song 2',
    artists: [{ name: 'Artist 2' }],
    durationMs: fakeTrack(2).durationMs,
  });
  expect(spotifyIds(await rows(path.replace('size=1', 'size=9')))).toEqual([fakeTrack(2).id, fakeTrack(4).id]);
  expect(await rows(`/track/recommendation?size=1&seeds=${idsOf(999)}`)).toEqual([]);
});

test.each([
  ['size=5', 'seeds size'],
  [`size=5&seeds=${idsOf(1, 2, 3, 4, 5, 6)}`, 'seeds size'],
  [`size=5&seeds=${idsOf(1)}&negativeSeeds=${idsOf(1, 2, 3, 4, 5, 6)}`, 'negativeSeeds size'],
  [`seeds=${idsOf(1)}`, 'size must be'],
  [`size=101&seeds=${idsOf(1)}`, 'size must be'],
])('a recommendation is refused for %s', async (query, text) => {
  const { status, body } = await ask(`/track/recommendation?${query}`);
  expect(status).toBe(400);
  expect(body).toMatchObject({ errors: [{ message: expect.stringContaining(text) }] });
});

test('two a second are borne where that is asked for', async () => {
  let clock = 0;
  await using slow = await startFakeReccoBeats({ rateLimit: { requests: 2 }, now: () => clock });
  const status = async () => {
    const response = await fetch(`${slow.apiUrl}/audio-features?ids=${idsOf(1)}`);
    return [response.status, response.headers.get('retry-after')];
  };
  expect([await status(), await status(), await status()]).toEqual([
    [200, null],
    [200, null],
    [429, '1'],
  ]);
  clock = 1000;
  expect(await status()).toEqual([200, null]);
  expect(slow.requests.map((seen) => seen.status)).toEqual([200, 200, 429, 200]);
});

test('without a limit it bears more, and errors come when the test wants them', async () => {
  for (let time = 0; time < 5; time += 1) await rows(`/audio-features?ids=${idsOf(1)}`);
  recco.failNext({ status: 429, message: 'Too many requests', retryAfterSeconds: 7 });
  const refused = await ask(`/audio-features?ids=${idsOf(1)}`);
  expect(refused).toMatchObject({ status: 429, body: { errors: [{ message: 'Too many requests' }] } });
  expect(refused.headers.get('retry-after')).toBe('7');
  recco.failNext({ body: '{"content": [' });
  await expect(ask(`/audio-features?ids=${idsOf(1)}`)).rejects.toThrow(SyntaxError);
  recco.failNext({ reset: true });
  await expect(ask(`/audio-features?ids=${idsOf(1)}`)).rejects.toThrow('fetch failed');
});

test('every request is recorded', async () => {
  await ask('/audio-features?ids=a&ids=b');
  await ask('/nowhere');
  expect(recco.requests).toEqual([
    { method: 'GET', path: '/v1/audio-features', search: '?ids=a&ids=b', status: 200 },
    { method: 'GET', path: '/v1/nowhere', search: '', status: 404 },
  ]);
});
