import type { FEATURES, Feature } from '@curator/contracts';
import { seededRandom } from './random.ts';
import { playlistsOf, type SamplePlaylist } from './sample-playlists.ts';
import { type SampleSong, sampleSongs } from './sample-songs.ts';

/**
 * The sample library: invented songs, artists, genres and playlists, so that Curator can be tried without anybody's data.
 * It is made in the form of the TidyTuesday file, a row per song and playlist, and imported like any other file.
 */
export const SAMPLE_FILE_NAME = 'sample-library.csv';
export const SAMPLE_LICENCE = 'CC0-1.0, invented by the sample generator of Curator';
export const SAMPLE_SEED = 20_261;
export const SAMPLE_SONGS = 5_000;
/** The playlist that a first taste is trained on. */
export const SAMPLE_LIKES = 'Late Harbour Soul';

const LEADING = [
  ...['track_id', 'track_name', 'track_artist', 'track_popularity', 'track_album_id', 'track_album_name'],
  ...['track_album_release_date', 'playlist_name', 'playlist_id', 'playlist_genre', 'playlist_subgenre'],
];
/** In the order of that file. */
const FEATURE_ORDER: readonly (Feature | 'key' | 'mode')[] = [
  ...(['danceability', 'energy', 'key', 'loudness', 'mode', 'speechiness'] as const),
  ...(['acousticness', 'instrumentalness', 'liveness', 'valence', 'tempo'] as const),
];

export const SAMPLE_HEADER = [...LEADING, ...FEATURE_ORDER, 'duration_ms'];

export interface SampleOptions {
  /** The same seed gives the same file, byte for byte. */
  seed?: number;
  /** How many songs; each has a row per playlist that it is in. */
  songs?: number;
}

/** Lines of the file with their line ends, the header first. */
export function* sampleLibraryLines({
  seed = SAMPLE_SEED,
  songs = SAMPLE_SONGS,
}: SampleOptions = {}): Generator<string> {
  const random = seededRandom(seed);
  yield csvLine(SAMPLE_HEADER);
  for (const song of sampleSongs(random, songs))
    for (const playlist of playlistsOf(song, random)) yield csvLine(cellsOf(song, playlist));
}

export function cellsOf(song: SampleSong, playlist: SamplePlaylist): (string | number)[] {
  const values = { ...song.features, key: song.key, mode: song.mode } satisfies Record<
    (typeof FEATURES)[number] | 'key' | 'mode',
    number
  >;
  return [
    // Not in the form of a Spotify id: nobody is to look for these songs there.
    `sample-${String(song.number).padStart(5, '0')}`,
    ...[song.title, song.artist, song.popularity],
    ...[`sample-album-${song.number}`, song.album, String(song.year)],
    ...[playlist.name, playlist.id, song.genre.name, `${playlist.mood} ${song.genre.name}`],
    ...FEATURE_ORDER.map((name) => values[name]),
    song.durationMs,
  ];
}

export function csvLine(cells: readonly (string | number)[]): string {
  const written = cells.map((cell) =>
    /[",\n]/.test(String(cell)) ? `"${String(cell).replaceAll('"', '""')}"` : String(cell),
  );
  return `${written.join(',')}\n`;
}
