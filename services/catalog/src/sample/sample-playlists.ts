import { type Character, GENRES } from './genres.ts';
import type { Random } from './random.ts';
import type { SampleSong } from './sample-songs.ts';

export interface SamplePlaylist {
  id: string;
  name: string;
  /** Undefined for a playlist that takes from all genres. */
  genre: string | undefined;
  /** Which songs it would rather have. */
  pull: Character;
  mood: string;
}

const MOODS: readonly (Character & { mood: string; name: (genre: string) => string })[] = [
  { mood: 'late', drive: -1, cheer: -0.5, name: (genre) => `Late ${genre}` },
  { mood: 'bright', drive: 0, cheer: 1.2, name: (genre) => `Sunlit ${genre}` },
  { mood: 'rush', drive: 1.2, cheer: -0.2, name: (genre) => `Restless ${genre}` },
];

const ACROSS: readonly (Character & { name: string })[] = [
  { name: 'Rainy Window', drive: -1.6, cheer: -1.4 },
  { name: 'Kitchen Dancing', drive: 0.4, cheer: 1.8 },
  { name: 'Long Drive', drive: 1.6, cheer: 0.3 },
  { name: 'Whatever Comes', drive: 0, cheer: 0 },
];

const title = (text: string) => text.replace(/(^|\s)\w/g, (letter) => letter.toUpperCase());

/** Forty playlists: three moods of each genre, and four across all of them. */
export const SAMPLE_PLAYLISTS: readonly SamplePlaylist[] = [
  ...GENRES.flatMap(({ name: genre }) =>
    MOODS.map(({ mood, name, ...pull }) => ({ name: title(name(genre)), genre, pull, mood })),
  ),
  ...ACROSS.map(({ name, ...pull }) => ({ name, genre: undefined, pull, mood: 'across' })),
].map((playlist, index) => ({ id: `sample-playlist-${String(index + 1).padStart(2, '0')}`, ...playlist }));

const SHARE_IN_SECOND = 0.2;
/** How rarely a song that nothing speaks for gets into a playlist across genres. */
const ACROSS_BIAS = 4.6;

/** The playlists that have a song: one or two of its genre, now and then one across genres. */
export function playlistsOf(song: SampleSong, random: Random): SamplePlaylist[] {
  const pullOn = ({ pull }: SamplePlaylist) => pull.drive * song.character.drive + pull.cheer * song.character.cheer;
  const own = SAMPLE_PLAYLISTS.filter(({ genre }) => genre === song.genre.name);
  const weights = own.map((playlist) => Math.exp(1.5 * pullOn(playlist)));
  const draws = random.uniform() < SHARE_IN_SECOND ? 2 : 1;
  const chosen = new Set(Array.from({ length: draws }, () => own[random.pickWeighted(weights)] as SamplePlaylist));
  for (const playlist of SAMPLE_PLAYLISTS) {
    if (playlist.genre !== undefined) continue;
    if (random.uniform() < 1 / (1 + Math.exp(ACROSS_BIAS - 1.2 * pullOn(playlist)))) chosen.add(playlist);
  }
  return [...chosen];
}
