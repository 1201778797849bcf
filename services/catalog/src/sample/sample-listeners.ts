import { seededRandom } from './random.ts';
import { cellsOf, csvLine, SAMPLE_HEADER, SAMPLE_SEED, SAMPLE_SONGS } from './sample-library.ts';
import { type SampleSong, sampleSongs } from './sample-songs.ts';

/** Somebody who is invented too, with what they like and dislike of the sample library. */
export interface SampleListener {
  name: string;
  /** Whether a model can learn the taste from how songs sound. */
  canBeLearned: boolean;
  /** How much they like a song: its chance is the logistic of this. */
  liking: (song: SampleSong) => number;
}

export const SAMPLE_LISTENERS: readonly SampleListener[] = [
  {
    name: 'Mara',
    canBeLearned: true,
    // Quiet and acoustic, whatever the genre.
    liking: ({ features }) => 6 * (features.acousticness - features.energy) - 0.5,
  },
  {
    name: 'Ivo',
    canBeLearned: true,
    // Either fast and cheerful, or slow and instrumental: two tastes in one, which no straight line tells from the rest.
    liking: ({ features }) =>
      Math.max(
        (features.tempo - 125) / 6 + 6 * (features.valence - 0.5),
        (100 - features.tempo) / 6 + 6 * (features.instrumentalness - 0.4),
      ) - 1,
  },
  {
    name: 'Noe',
    canBeLearned: false,
    // Rolls dice.
    liking: () => 0,
  },
];

const SONGS_OF_ONE = 600;

export type Opinion = 'Liked' | 'Disliked';

export interface SampleOpinion {
  song: SampleSong;
  opinion: Opinion;
}

/** What a listener says of some songs of the sample library: the same for the same seed. */
export function* sampleOpinions(
  listener: SampleListener,
  { seed = SAMPLE_SEED, songs = SAMPLE_SONGS } = {},
): Generator<SampleOpinion> {
  const heard = seededRandom(seed + SAMPLE_LISTENERS.indexOf(listener) + 1);
  for (const song of sampleSongs(seededRandom(seed), songs)) {
    if (heard.uniform() >= SONGS_OF_ONE / songs) continue;
    const chance = 1 / (1 + Math.exp(-listener.liking(song)));
    yield { song, opinion: heard.uniform() < chance ? 'Liked' : 'Disliked' };
  }
}

/** A listener's library as a file, in the form of the sample library, with two playlists. */
export function* sampleListenerLines(
  listener: SampleListener,
  options: { seed?: number; songs?: number } = {},
): Generator<string> {
  yield csvLine(SAMPLE_HEADER);
  for (const { song, opinion } of sampleOpinions(listener, options)) {
    const id = `${listener.name}-${opinion}`.toLowerCase();
    const playlist = {
      id,
      name: `${opinion} by ${listener.name}`,
      genre: undefined,
      mood: '',
      pull: { drive: 0, cheer: 0 },
    };
    yield csvLine(cellsOf(song, playlist));
  }
}
