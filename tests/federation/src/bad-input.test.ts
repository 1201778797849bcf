import { Readable } from 'node:stream';
import { sharedStack, startTraining, type TestListener, taughtTaste, testSongs } from '@curator/testkit';
import { request } from 'undici';
import { beforeAll, describe, expect, test } from 'vitest';

const stack = sharedStack();
let listener: TestListener;

beforeAll(async () => {
  listener = await stack.newListener();
});

const bytes = (content: string | Uint8Array) => Readable.from([Buffer.from(content)]);
const playlistCount = async () =>
  (await listener.client.run<{ me: { playlists: { totalCount: number } } }>('{ me { playlists { totalCount } } }')).me
    .playlists.totalCount;

describe('a file that cannot be imported is refused with a code and leaves nothing behind', () => {
  test.each([
    ['is empty', bytes(''), {}, 'EMPTY_FILE', /empty/],
    ['has a header only', bytes('Track Name,Artist Name(s)\n'), {}, 'EMPTY_FILE', /no song/],
    ['has no usable column', bytes('a,b\n1,2\n'), {}, 'NO_USABLE_COLUMN', /"a", "b"/],
    [
      'is a picture',
      bytes(Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0])),
      {},
      'NOT_TEXT',
      /not text/,
    ],
    [
      'is an archive that is not whole',
      bytes(Uint8Array.from([0x50, 0x4b, 3, 4, 0, 0, 0xff, 0xfe])),
      {},
      'ARCHIVE_REFUSED',
      /not whole/,
    ],
    [
      'has a mapping to a column it lacks',
      bytes('x,y\nA,B\n'),
      { mapping: '{"title":"nope","artists":"y"}' },
      'MAPPING_INVALID',
      /"nope"/,
    ],
    ['has a mapping that is not JSON', bytes('x,y\nA,B\n'), { mapping: '{' }, 'BAD_USER_INPUT', /JSON/],
  ])('%s', async (_case, file, parameters, code, message) => {
    const sent = listener.client.importFile(file, { kind: 'LIBRARY', fileName: 'bad.csv', ...parameters });
    await expect(sent).rejects.toMatchObject({ code, message: expect.stringMatching(message) });
    expect(await playlistCount()).toBe(0);
  });

  test('a listener may not load a catalogue', async () => {
    const sent = listener.client.importFile(testSongs([{ playlist: 'x', count: 3, mood: 0.5 }]), {
      kind: 'CATALOGUE',
      fileName: 'mine.csv',
    });
    await expect(sent).rejects.toMatchObject({ code: 'FORBIDDEN' });
  });
});

describe('a taste that cannot be learned', () => {
  const create = async (input: object) =>
    (
      await listener.client.run<{ createTaste: { id?: string; code?: string; message?: string } }>(
        'mutation ($input: CreateTasteInput!) { createTaste(input: $input) { ... on Taste { id } ... on TasteProblem { code message } } }',
        { input },
      )
    ).createTaste;
  const train = (tasteId: string) => startTraining(listener.client, tasteId);
  const bring = async (songs: Parameters<typeof testSongs>[0], fileName: string) => {
    await listener.client.importFile(testSongs(songs), { kind: 'LIBRARY', fileName });
    const query = 'query ($name: String!) { findPlaylists(nameOrId: $name) { matches { id } } }';
    const ids: string[] = [];
    for (const { playlist } of songs) {
      const { findPlaylists } = await listener.client.run<{ findPlaylists: { matches: { id: string }[] } }>(query, {
        name: playlist,
      });
      ids.push(findPlaylists.matches[0]?.id ?? '');
    }
    return ids;
  };

  test('of a playlist that does not exist, or is somebody else’s', async () => {
    const stranger = await stack.newListener();
    const { likes } = await taughtTaste(stranger.client);
    for (const id of [crypto.randomUUID(), likes])
      expect(await create({ name: 'x', likes: [id] })).toEqual({
        code: 'PLAYLIST_NOT_FOUND',
        message: expect.stringContaining(id),
      });
    expect(await create({ name: 'x', likes: ['not-an-id'] })).toMatchObject({ code: 'INVALID_INPUT' });
    expect(await create({ name: '', likes: [] })).toMatchObject({ code: 'INVALID_INPUT' });
  });

  test('of likes equal to dislikes, as playlists or as songs', async () => {
    const [one = ''] = await bring(
      [
        { playlist: 'Twin', count: 40, mood: 0.5 },
        { playlist: 'Other', count: 40, mood: 0.5 },
      ],
      'twins.csv',
    );
    expect(await create({ name: 'x', likes: [one], dislikes: [one] })).toMatchObject({ code: 'LIKES_EQUAL_DISLIKES' });
    const [again = ''] = await bring([{ playlist: 'Twin', count: 40, mood: 0.5 }], 'twins-again.csv');
    expect(again).not.toBe(one);
    const { id = '' } = await create({ name: 'x', likes: [one], dislikes: [again] });
    await expect(train(id)).rejects.toThrow(/same songs/);
  });

  test('of fewer than thirty songs: told how many there are and what to do', async () => {
    const [few = ''] = await bring([{ playlist: 'Few', count: 12, mood: 0.5 }], 'few.csv');
    const { id = '' } = await create({ name: 'Few', likes: [few] });
    await expect(train(id)).rejects.toThrow(/Only 12 of the 12 liked songs .* 30 are needed.*Add playlists/);
  });

  test('of a playlist that was deleted meanwhile', async () => {
    const [gone = ''] = await bring([{ playlist: 'Gone', count: 40, mood: 0.5 }], 'gone.csv');
    const { id = '' } = await create({ name: 'Gone', likes: [gone] });
    await listener.client.run('mutation ($id: ID!) { deletePlaylist(id: $id) { ... on DeletedPlaylist { id } } }', {
      id: gone,
    });
    await expect(train(id)).rejects.toThrow(gone);
    const { taste } = await listener.client.run<{ taste: object }>(
      'query ($id: ID!) { taste(id: $id) { likes { name } jobs { id } } }',
      { id },
    );
    expect(taste).toEqual({ likes: [null], jobs: [] });
  });
});

describe('a document that is not right', () => {
  const post = async (body: string, headers: Record<string, string> = {}) => {
    const answer = await request(`${stack.url}/graphql`, {
      method: 'POST',
      headers: { ...listener.client.headers, 'content-type': 'application/json', ...headers },
      body,
    });
    const parsed = (await answer.body.json()) as { errors?: { message: string; extensions: { code: string } }[] };
    return { status: answer.statusCode, code: parsed.errors?.[0]?.extensions.code };
  };

  test.each([
    ['is malformed', '{ me {', 'GRAPHQL_PARSE_FAILED'],
    ['asks for a field that is not there', '{ nothing }', 'GRAPHQL_VALIDATION_FAILED'],
    [
      'nests too deeply',
      `{ me { ${'tastes { owner { '.repeat(12)} id ${'} }'.repeat(12)} } }`,
      'GRAPHQL_VALIDATION_FAILED',
    ],
    [
      'has ten thousand aliases',
      `{ ${Array.from({ length: 10_000 }, (_, index) => `a${index}: __typename`).join(' ')} }`,
      'GRAPHQL_PARSE_FAILED',
    ],
    [
      'has a hundred aliases',
      `{ ${Array.from({ length: 100 }, (_, index) => `a${index}: __typename`).join(' ')} }`,
      'GRAPHQL_VALIDATION_FAILED',
    ],
  ])('%s: 400 with a code', async (_case, query, code) => {
    expect(await post(JSON.stringify({ query }))).toEqual({ status: 400, code });
  });

  test('that is not even JSON, or far too large, is answered in the 400s', async () => {
    expect((await post('{')).status).toBe(400);
    expect((await post(JSON.stringify({ query: 'x'.repeat(300_000) }))).status).toBe(413);
  });

  test('from a page of another site is refused', async () => {
    expect((await post(JSON.stringify({ query: '{ me { id } }' }), { origin: 'https://evil.example' })).status).toBe(
      403,
    );
  });
});
