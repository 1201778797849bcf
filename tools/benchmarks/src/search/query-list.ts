import type { TrackFilter } from '../../../../services/catalog/src/search/track-filter.ts';
import { type InventedSong, inventedSongs } from './invented-songs.ts';
import { withSlip } from './typing-slips.ts';

export interface Query {
  group: string;
  query: string;
  filter: TrackFilter;
}

const COMMON = ['the', 'love', 'you', 'the love', 'love you', 'me and you', 'the night', 'live'];
const TWO_LETTERS = ['lo', 'th', 'ma', 'zu', 'be', 'in', 'xy'];
const NOTHING = ['qqqq', 'xylophonist zebra', 'the xqzw', 'zzzzzzzzzz', `'; DROP TABLE tracks; --`, 'love '.repeat(60)];
const FILTERS: TrackFilter[] = [
  { energy: { min: 0.8 } },
  { energy: { min: 0.8 }, valence: { max: 0.2 } },
  { energy: { min: 0.8 }, acousticness: { min: 0.7 }, valence: { max: 0.2 } },
  { tempo: { min: 120, max: 121 }, danceability: { min: 0.7 } },
  { loudness: { max: -50 } },
  { instrumentalness: { min: 0.999 } },
  { genre: 'Genre 3' },
  { genre: 'genre 199', energy: { min: 0.5 } },
  { year: { min: 1990, max: 1999 } },
  { year: { max: 1951 }, energy: { min: 0.9 } },
  { explicit: true, genre: 'genre 1', year: { min: 2015 } },
  { genre: 'no such genre' },
];
const FILTERED_WORDS: [string, TrackFilter][] = [
  ['the', { energy: { min: 0.8 } }],
  ['the', { tempo: { min: 120, max: 121 }, year: { min: 2000, max: 2001 } }],
  ['love', { genre: 'genre 7', energy: { min: 0.6 } }],
  ['lo', { valence: { min: 0.9 } }],
  ['midnight', { danceability: { min: 0.5 } }],
  ['the', { loudness: { max: -50 } }],
  ['love you', { year: { min: 1980, max: 1989 }, explicit: false }],
  ['harbour', { genre: 'genre 0' }],
];

/** The same queries for the same number of songs: some in words that are known, some about songs here and there in the catalogue. */
export function queryList(songs: number): Query[] {
  const plain = pick(
    songs,
    40,
    (song) => /^[a-z ]{8,}$/.test(song.searchText) && (song.title.match(/[A-Z]\w{4,}/)?.length ?? 0) > 0,
  );
  const foreign = pick(songs, 7, (song) => /^[^ -~]/.test(song.title) && [...song.title].length > 3);
  const group = (name: string, queries: readonly string[]): Query[] =>
    queries.map((query) => ({ group: name, query, filter: {} }));
  const longestWord = (title: string) => title.split(' ').toSorted((a, b) => b.length - a.length)[0] ?? title;
  return [
    ...group('common words', COMMON),
    ...group('two letters', TWO_LETTERS),
    ...group(
      'exact title',
      plain.slice(0, 8).map(({ title }) => title),
    ),
    ...group(
      'still typing',
      plain.slice(8, 16).map(({ title }) => title.slice(0, -2)),
    ),
    ...group(
      'typo in the title',
      plain.slice(16, 24).map(({ title }, at) => title.replace(longestWord(title), (word) => withSlip(word, at))),
    ),
    ...group(
      'title and artist, either first',
      plain.slice(24, 32).map(({ title, artist }, at) => (at % 2 ? `${title} ${artist}` : `${artist} ${title}`)),
    ),
    ...group(
      'title and artist, with a typo',
      plain
        .slice(32, 40)
        .map(
          ({ title, artist }, at) => `${title} ${artist.replace(longestWord(artist), (word) => withSlip(word, at))}`,
        ),
    ),
    ...group(
      'not Latin',
      foreign.map(({ title }) => title),
    ),
    ...FILTERS.map((filter) => ({ group: 'filters alone', query: '', filter })),
    ...FILTERED_WORDS.map(([query, filter]) => ({ group: 'words and filters', query, filter })),
    ...group('nothing to find', NOTHING),
  ];
}

/** Songs from all over the catalogue. */
function pick(songs: number, count: number, suits: (song: InventedSong) => boolean): InventedSong[] {
  const picked: InventedSong[] = [];
  let number = 0;
  for (const song of inventedSongs(songs)) {
    number += 1;
    if (picked.length < count && number > (picked.length * songs) / (count + 1) && suits(song)) picked.push(song);
  }
  return picked;
}
