import { describe, expect, test } from 'vitest';
import { readWhole, songId } from './testing/read-whole.ts';

const NOTHING = {
  file: null,
  isrc: null,
  album: null,
  releaseDate: null,
  durationMs: null,
  explicit: null,
  popularity: null,
  genres: [],
  playlistId: null,
  playlistName: null,
  playlistMark: null,
  features: Array(9).fill(null),
  key: null,
  mode: null,
  timeSignature: null,
};

const FEATURES =
  'danceability,energy,key,loudness,mode,speechiness,acousticness,instrumentalness,liveness,valence,tempo';
const FEATURE_CELLS = '0.7,0.6,4,-6.5,1,0.05,0.2,0.001,0.11,0.45,121.5';
const AS_READ = { features: [0.2, 0.7, 0.6, 0.001, 0.11, -6.5, 0.05, 121.5, 0.45], key: 4, mode: 1 };

describe('CSV', () => {
  test('of exportify.net', async () => {
    const file = await readWhole(
      'Track URI,Track Name,Album Name,Artist Name(s),Release Date,Duration (ms),Popularity,Explicit,Added By,Added At,Genres,Record Label,' +
        'Danceability,Energy,Key,Loudness,Mode,Speechiness,Acousticness,Instrumentalness,Liveness,Valence,Tempo,Time Signature\n' +
        `spotify:track:${songId(1)},"Alpha, ""Live""",Disc,"Ann;Bob, the 2nd",2019-06-14,200123,66,true,me,2020-01-01T00:00:00Z,"art pop,folk",Label,${FEATURE_CELLS},4\n` +
        'spotify:local:x:y:z:100,Beta,,Cid,,100000,,false,,,,,,,,,,,,,,,,\n',
    );
    expect(file).toMatchObject({ dialect: 'exportify.net', grouping: 'file', encoding: 'utf-8', issues: [] });
    expect(file.rows).toEqual([
      {
        ...{
          ...NOTHING,
          row: 1,
          line: 2,
          spotifyId: songId(1),
          title: 'Alpha, "Live"',
          artists: ['Ann', 'Bob, the 2nd'],
        },
        ...{ titleKey: 'alpha live', artistKey: 'ann', searchText: 'alpha live ann bob the 2nd' },
        ...{ album: 'Disc', releaseDate: '2019-06-14', durationMs: 200_123, explicit: true, popularity: 66 },
        ...{ genres: ['art pop', 'folk'], ...AS_READ, timeSignature: 4 },
      },
      {
        ...{ ...NOTHING, row: 2, line: 3, spotifyId: null, title: 'Beta', artists: ['Cid'], explicit: false },
        ...{ titleKey: 'beta', artistKey: 'cid', searchText: 'beta cid', durationMs: 100_000 },
      },
    ]);
  });

  test('of exportify.app, whose commas between artists are not those in their names', async () => {
    const file = await readWhole(
      '"Track URI","Track Name","Artist URI(s)","Artist Name(s)","Album URI","Album Name","Album Artist URI(s)","Album Artist Name(s)","Album Release Date","Album Image URL","Disc Number","Track Number","Track Duration (ms)","Track Preview URL","Explicit","Popularity","ISRC","Added By","Added At","Artist Genres"\n' +
        `"spotify:track:${songId(2)}","Gamma","u","Earth\\, Wind, Dee","u","Disc","u","Various","2001","i","1","3","180000","","false","12","US-RC1-76-07839","","2020","pop,soul"\n`,
    );
    expect(file.dialect).toBe('exportify.app');
    expect(file.rows).toMatchObject([
      {
        ...{ title: 'Gamma', artists: ['Earth, Wind', 'Dee'], album: 'Disc', releaseDate: '2001', durationMs: 180_000 },
        ...{ explicit: false, popularity: 12, isrc: 'USRC17607839', genres: ['pop', 'soul'] },
      },
    ]);
  });

  test('of the TidyTuesday set, which has many playlists', async () => {
    const file = await readWhole(
      `track_id,track_name,track_artist,track_popularity,track_album_id,track_album_name,track_album_release_date,playlist_name,playlist_id,playlist_genre,playlist_subgenre,${FEATURES},duration_ms\n` +
        `${songId(3)},One,Ann,5,a1,Album,2001,Wave,p1,pop,dance pop,${FEATURE_CELLS},1000\n` +
        `${songId(3)},,,5,a1,Album,2001,Wave,p2,pop,dance pop,${FEATURE_CELLS},1000\n`,
    );
    expect(file).toMatchObject({ dialect: 'TidyTuesday', grouping: 'playlist' });
    expect(file.rows).toMatchObject([
      {
        title: 'One',
        artists: ['Ann'],
        playlistId: 'p1',
        playlistName: 'Wave',
        durationMs: 1_000,
        genres: [],
        ...AS_READ,
      },
    ]);
    // A file that has titles says with an empty one that it knows none, whatever the id.
    expect(file.issues).toMatchObject([{ row: 2, line: 3, kind: 'unusable' }]);
  });

  test('of the Hugging Face set, whose first column has no name, and whose genres are its playlists', async () => {
    const file = await readWhole(
      `,track_id,artists,album_name,track_name,popularity,duration_ms,explicit,${FEATURES},time_signature,track_genre\n` +
        `0,${songId(4)},Ann;Bob,Album,Delta,50,1000,False,${FEATURE_CELLS},4,acoustic\n`,
    );
    expect(file).toMatchObject({ dialect: 'Hugging Face', grouping: 'genre' });
    expect(file.rows).toMatchObject([
      { title: 'Delta', artists: ['Ann', 'Bob'], explicit: false, genres: ['acoustic'], timeSignature: 4, ...AS_READ },
    ]);
  });

  test('of Kaggle, whose artists are the text of a list', async () => {
    const large = await readWhole(
      `id,name,album,album_id,artists,artist_ids,track_number,disc_number,explicit,${FEATURES},duration_ms,time_signature,year,release_date\n` +
        `${songId(5)},Testify,Battle,x,"['Rage', ""Bob's""]","['y']",1,1,False,${FEATURE_CELLS},210133,4.0,1999,1999-11-02\n`,
    );
    expect(large.dialect).toBe('Kaggle 1.2M');
    expect(large.rows).toMatchObject([
      {
        spotifyId: songId(5),
        title: 'Testify',
        artists: ['Rage', "Bob's"],
        album: 'Battle',
        releaseDate: '1999-11-02',
        timeSignature: 4,
      },
    ]);
    const small = await readWhole(
      'id,name,popularity,duration_ms,explicit,artists,id_artists,release_date,danceability,energy,key,loudness,mode,speechiness,acousticness,instrumentalness,liveness,valence,tempo,time_signature\n' +
        `${songId(6)},Carve,6,126903,0,['Uli'],['z'],1922-02-22,0.645,0.445,0,-13.338,1,0.451,0.674,0.744,0.151,0.127,104.851,3\n`,
    );
    expect(small.dialect).toBe('Kaggle 600k');
    expect(small.rows).toMatchObject([
      { title: 'Carve', artists: ['Uli'], popularity: 6, explicit: false, timeSignature: 3, releaseDate: '1922-02-22' },
    ]);
  });

  test.each([
    ['semicolons', ';', 'A,1;B;0,25;120'],
    ['tabs', '\t', 'A,1\tB\t0.25\t120'],
    ['pipes', '|', 'A,1|B|0.25|120'],
    ['carets', '^', 'A,1^B^0.25^120'],
    ['tildes', '~', 'A,1~B~0.25~120'],
    ['colons', ':', 'A,1:B:0.25:120'],
    ['a control character', '\u001f', 'A,1\u001fB\u001f0.25\u001f120'],
  ])('with %s between its cells', async (_what, separator, row) => {
    const file = await readWhole(`${['title', 'artist', 'energy', 'tempo'].join(separator)}\r\n${row}\r\n`);
    expect(file.rows).toMatchObject([
      { title: 'A,1', artists: ['B'], features: [null, null, 0.25, null, null, null, null, 120, null] },
    ]);
  });

  test('that says its separator in a line before the header, as spreadsheets do', async () => {
    expect(
      (await readWhole('sep=;\r\ntitle;artist, main\r\nA;B\r\n', { mapping: { artists: 'artist, main' } })).rows,
    ).toMatchObject([{ title: 'A', artists: ['B'], line: 3 }]);
  });

  test('whose header has commas in names, where semicolons make known names of it', async () => {
    const file = await readWhole('"title";artist;a,b,c,d,e,f\nA;B;1\n');
    expect(file.columns).toEqual({ title: 'title', artists: 'artist' });
  });

  test('of links alone', async () => {
    const file = await readWhole(`Track URI\nspotify:track:${songId(7)}\nspotify:local:x\n`);
    expect(file.rows).toEqual([
      {
        ...NOTHING,
        row: 1,
        line: 2,
        spotifyId: songId(7),
        title: null,
        artists: [],
        titleKey: '',
        artistKey: '',
        searchText: '',
      },
    ]);
    expect(file.issues).toMatchObject([{ line: 3, value: 'spotify:local:x', message: /no link to a song/ }]);
  });
});
