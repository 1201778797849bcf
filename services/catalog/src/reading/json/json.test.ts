import { describe, expect, test } from 'vitest';
import { briefly, readWhole, songId } from '../testing/read-whole.ts';

const uri = (number: number) => `spotify:track:${songId(number)}`;
const json = (value: unknown) => JSON.stringify(value, null, 1);

describe('a Spotify account', () => {
  test('its library: liked songs, and banned ones, which are disliked; all else is counted', async () => {
    const file = await readWhole(
      json({
        tracks: [{ artist: 'Ann', album: 'Disc', track: 'One', uri: uri(1) }],
        albums: [{ artist: 'Ann', album: 'Disc', uri: 'spotify:album:1' }],
        shows: [
          { name: 'Talk', publisher: 'X', uri: 'spotify:show:1' },
          { name: 'Talk 2', uri: 'spotify:show:2' },
        ],
        episodes: [],
        bannedTracks: [{ artist: 'Bob', album: 'Noise', track: 'Two', uri: uri(2) }],
        artists: [{ name: 'Ann', uri: 'spotify:artist:1' }],
        bannedArtists: [],
        other: [],
      }),
    );
    expect(file).toMatchObject({ dialect: 'Spotify library', grouping: 'playlist', issues: [] });
    expect(file.rows.map(briefly)).toEqual([
      ['One', 'Ann', songId(1), 'Liked songs', 'LIKES'],
      ['Two', 'Bob', songId(2), 'Banned songs', 'DISLIKES'],
    ]);
    expect(file.rows[0]).toMatchObject({ album: 'Disc', row: 1, line: 3 });
    expect(file.counts).toMatchObject({ rowsRead: 2, songs: 2, ignored: { albums: 1, shows: 2, artists: 1 } });
  });

  test('a library with bans alone', async () => {
    const file = await readWhole(
      json({ tracks: [], albums: [], bannedTracks: [{ artist: 'B', album: 'N', track: 'T', uri: uri(2) }] }),
    );
    expect(file.rows.map(briefly)).toEqual([['T', 'B', songId(2), 'Banned songs', 'DISLIKES']]);
  });

  test('its playlists, all of them', async () => {
    const item = (number: number, name: string) => ({
      track: { trackName: name, artistName: 'Ann', albumName: 'Disc', trackUri: uri(number) },
      episode: null,
      localTrack: null,
      addedDate: '2024-01-01',
    });
    const file = await readWhole(
      json({
        playlists: [
          {
            name: 'Morning',
            lastModifiedDate: '2024-01-01',
            items: [item(1, 'One'), { track: null, episode: { episodeName: 'Talk' }, localTrack: null }],
          },
          { items: [item(2, 'Two')], name: 'Late name' },
        ],
      }),
    );
    expect(file.dialect).toBe('Spotify playlists');
    expect(file.rows.map(briefly)).toEqual([
      ['One', 'Ann', songId(1), 'Morning', null],
      ['Two', 'Ann', songId(2), 'Playlist 2', null],
    ]);
    expect(file.counts.ignored).toEqual({ episodes: 1 });
  });

  const played = (title: string, ms: number, reasonEnd: string, skipped: boolean | null = null) => ({
    ts: '2024-01-01T00:00:00Z',
    ip_addr: '192.0.2.1',
    user_agent: 'secret',
    ms_played: ms,
    master_metadata_track_name: title,
    master_metadata_album_artist_name: 'Ann',
    master_metadata_album_album_name: 'Disc',
    spotify_track_uri: uri(title.charCodeAt(0)),
    reason_start: 'clickrow',
    reason_end: reasonEnd,
    skipped,
  });

  test('what was heard: songs skipped twice and more often than heard through are disliked; those played most are told', async () => {
    const file = await readWhole(
      json([
        ...[
          played('Disliked', 2_000, 'fwdbtn', true),
          played('Disliked', 29_999, 'fwdbtn'),
          played('Disliked', 200_000, 'trackdone'),
        ],
        ...[played('Once skipped', 2_000, 'fwdbtn', true)],
        ...[played('Liked too', 2_000, 'fwdbtn', true), played('Liked too', 2_000, 'fwdbtn', true)],
        ...[played('Liked too', 200_000, 'trackdone'), played('Liked too', 200_000, 'trackdone')],
        ...[played('Late', 40_000, 'fwdbtn', true), played('Late', 40_000, 'fwdbtn', true)],
        ...Array.from({ length: 6 }, () => played('Much', 200_000, 'trackdone')),
        ...Array.from({ length: 5 }, () => played('Nearly', 30_000, 'fwdbtn')),
        ...[{ ...played('x', 5, 'fwdbtn'), master_metadata_track_name: null, episode_name: 'Talk' }],
      ]),
    );
    expect(file.dialect).toBe('Spotify streaming history');
    expect(file.rows.map(briefly)).toEqual([
      ['Disliked', 'Ann', songId(68), 'Skipped songs', 'DISLIKES'],
      ['Much', 'Ann', songId(77), 'Most played', null],
      ['Nearly', 'Ann', songId(78), 'Most played', null],
    ]);
    expect(file.counts).toMatchObject({ rowsRead: 3, ignored: { 'plays of podcasts and books': 1 } });
    expect(JSON.stringify(file)).not.toMatch(/192\.0\.2|secret/);
  });

  test('the older kind of history, which does not say why a song ended', async () => {
    const heard = (trackName: string, msPlayed: number) => ({
      endTime: '2020-01-01 00:00',
      artistName: 'Bob',
      trackName,
      msPlayed,
    });
    const file = await readWhole(
      json([
        heard('A', 1_000),
        heard('A', 3_000),
        heard('B', 0),
        heard('B', 0),
        heard('C', 1_000),
        heard('C', 1_000),
        ...[1, 2, 3, 4, 5].map(() => heard('C', 90_000)),
      ]),
    );
    expect(file.rows.map(briefly)).toEqual([
      ['A', 'Bob', null, 'Skipped songs', 'DISLIKES'],
      ['C', 'Bob', null, 'Most played', null],
    ]);
  });
});

test('JSPF', async () => {
  const file = await readWhole(
    json({
      playlist: {
        title: 'Mine',
        track: [
          {
            location: [`https://open.spotify.com/track/${songId(1)}`],
            title: 'One',
            creator: 'Ann',
            album: 'Disc',
            duration: 200_000,
          },
          { identifier: uri(2) },
          { annotation: 'nothing' },
        ],
      },
    }),
  );
  expect(file.dialect).toBe('JSPF');
  expect(file.rows.map(briefly)).toEqual([
    ['One', 'Ann', songId(1), 'Mine', null],
    [null, '', songId(2), 'Mine', null],
  ]);
  expect(file.rows[0]?.durationMs).toBe(200_000);
  expect(file.issues).toMatchObject([{ row: 3, kind: 'unusable' }]);
});

describe('any other JSON', () => {
  test('an array of objects: their names are the columns', async () => {
    const file = await readWhole(
      json([
        { title: 'A', artist: 'X', energy: 0.5, explicit: true },
        { artist: 'Y', title: 'B\u0000', energy: null },
      ]),
    );
    expect(file).toMatchObject({ dialect: 'JSON', columns: { title: 'title', artists: 'artist', energy: 'energy' } });
    expect(file.rows).toMatchObject([
      { title: 'A', artists: ['X'], explicit: true, line: 2 },
      { title: 'B', artists: ['Y'], explicit: null, line: 8 },
    ]);
  });

  test('names within names, and several artists, as the Web API answers', async () => {
    const track = {
      id: songId(1),
      name: 'One',
      duration_ms: 5,
      external_ids: { isrc: 'USRC17607839' },
      artists: [
        { id: 'x', name: 'Ann' },
        { id: 'y', name: 'Bob' },
      ],
      album: { name: 'Disc', images: [{ url: 'u' }] },
    };
    const file = await readWhole(json({ href: 'x', items: [{ added_at: '2020', track }] }));
    expect(file.rows).toMatchObject([
      {
        title: 'One',
        artists: ['Ann', 'Bob'],
        album: 'Disc',
        spotifyId: songId(1),
        isrc: 'USRC17607839',
        durationMs: 5,
      },
    ]);
  });

  test('JSON Lines', async () => {
    const file = await readWhole('{"title":"A","artist":"X"}\n{"title":"B","artist":"Y"}\n');
    expect(file.rows.map(({ title, line }) => [title, line])).toEqual([
      ['A', 1],
      ['B', 2],
    ]);
  });

  test('of a dialect of CSV', async () => {
    const file = await readWhole(
      json([{ track_id: songId(1), artists: 'Ann;Bob', track_name: 'A', track_genre: 'folk' }]),
    );
    expect(file).toMatchObject({ dialect: 'Hugging Face', grouping: 'genre' });
  });

  test('a prototype that a file brings is a name like any other', async () => {
    const file = await readWhole(
      '[{"__proto__":{"title":"X","artist":"Y"},"title":"A","artist":"B","constructor":"c"}]',
    );
    expect(file.rows).toMatchObject([{ title: 'A', artists: ['B'] }]);
  });
});

test.each([
  ['no end', '[{"title":"A","artist":"B"},\n{"title":', 'MALFORMED_JSON', /Line 2/],
  ['a bracket too many', '[{"title":"A","artist":"B"}]]', 'MALFORMED_JSON', /Line 1/],
  [
    'a word that is none',
    '[{"title":"A","artist":\n maybe}]',
    'MALFORMED_JSON',
    /Line 1 or one soon after it is not JSON/,
  ],
  ['a comma that is missing', '[{"title":"A" "artist":"B"}]', 'MALFORMED_JSON', /Line 1/],
  ['nesting without end', '['.repeat(100_000), 'MALFORMED_JSON', /64 deep/],
  [
    'a text without end',
    `[{"title":"A","artist":"B"},{"title":"${'x'.repeat(10_000_000)}`,
    'MALFORMED_JSON',
    /1,000,000 bytes/,
  ],
  [
    'an object without end',
    `[{"title":"A","artist":"B"},{${'"a":1,'.repeat(1_000_000)}`,
    'MALFORMED_JSON',
    /1,000,000 bytes/,
  ],
  [
    'numbers without end',
    `[{"title":"A","artist":"B","energy":${'1'.repeat(3_000_000)}}]`,
    'MALFORMED_JSON',
    /1,000,000 bytes/,
  ],
  ['nothing in it', '[]', 'EMPTY_FILE', /names no song/],
  ['no songs in it', '{"user":{"name":"x"},"followers":[{"a":1}]}', 'NO_USABLE_COLUMN', /"a"/],
])('refuses JSON with %s', async (_what, text, code, says) => {
  await expect(readWhole(text)).rejects.toMatchObject({ code, message: expect.stringMatching(says) });
});

test('an array of any length is read with little memory', async () => {
  const song = `{"title":"A","artist":"B","pad":"${'x'.repeat(1_000)}"},\n`;
  async function* stream() {
    yield Buffer.from('[');
    for (let block = 0; block < 200; block++) yield Buffer.from(song.repeat(100));
    yield Buffer.from('{"title":"A","artist":"B"}]');
  }
  expect((await readWhole(stream())).counts.songs).toBe(20_001);
});
