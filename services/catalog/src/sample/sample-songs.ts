import { FEATURE_RANGES, FEATURES, type Feature } from '@curator/contracts';
import { type Character, GENRES, type Genre, MOVEMENT } from './genres.ts';
import type { Random } from './random.ts';
import { createTakenNames } from './taken-names.ts';
import { ADJECTIVES, NAME_BEGINNINGS, NAME_ENDINGS, NOUNS, VERBS } from './words.ts';

export interface SampleSong {
  number: number;
  title: string;
  artist: string;
  album: string;
  year: number;
  popularity: number;
  genre: Genre;
  character: Character;
  features: Readonly<Record<Feature, number>>;
  key: number;
  mode: number;
  durationMs: number;
}

interface Artist {
  name: string;
  genre: Genre;
  character: Character;
}

const ARTISTS_PER_GENRE = 18;
/** More artists where there are many songs: nobody makes more than about so many. */
const SONGS_PER_ARTIST = 1_000;

/** Invented songs by invented artists; no two have the same title and artist. */
export function* sampleSongs(random: Random, count: number): Generator<SampleSong> {
  const artists = makeArtists(random, Math.max(ARTISTS_PER_GENRE, Math.ceil(count / SONGS_PER_ARTIST / GENRES.length)));
  const taken = createTakenNames(count);
  for (let number = 1; number <= count; number++) {
    const artist = random.pick(artists);
    let title = makeTitle(random);
    while (!taken.take(`${artist.name}/${title}`)) title = makeTitle(random);
    yield makeSong(random, number, artist, title);
  }
}

function makeArtists(random: Random, perGenre: number): [Artist, ...Artist[]] {
  const names = new Set<string>();
  while (names.size < GENRES.length * perGenre) names.add(makeArtistName(random));
  const artists = [...names].map((name, index): Artist => {
    const genre = GENRES[index % GENRES.length] as Genre;
    return { name, genre, character: { drive: random.normal() * 0.6, cheer: random.normal() * 0.6 } };
  });
  return artists as [Artist, ...Artist[]];
}

function makeArtistName(random: Random): string {
  const name = () => random.pick(NAME_BEGINNINGS) + random.pick(NAME_ENDINGS);
  const kind = random.uniform();
  if (kind < 0.4) return `${name()} ${name()}`;
  if (kind < 0.7) return `The ${random.pick(ADJECTIVES)} ${random.pick(NOUNS)}s`;
  return `${name()} & the ${random.pick(NOUNS)}s`;
}

function makeTitle(random: Random): string {
  const [adjective, noun, other] = [random.pick(ADJECTIVES), random.pick(NOUNS), random.pick(NOUNS)];
  const titles = [
    `${adjective} ${noun}`,
    `${noun} of the ${other}`,
    `${random.pick(VERBS)} the ${noun}`,
    `${noun}, ${other}`,
  ];
  return titles[random.pickWeighted([4, 2, 3, 1])] ?? noun;
}

function makeSong(random: Random, number: number, artist: Artist, title: string): SampleSong {
  const character = {
    drive: artist.character.drive + random.normal() * 0.8,
    cheer: artist.character.cheer + random.normal() * 0.8,
  };
  return {
    number,
    title,
    artist: artist.name,
    album: `${random.pick(ADJECTIVES)} ${random.pick(NOUNS)}`,
    year: 1974 + Math.floor(50 * Math.sqrt(random.uniform())),
    popularity: Math.min(100, Math.floor(Math.abs(random.normal()) * 28)),
    genre: artist.genre,
    character,
    features: makeFeatures(random, artist.genre, character),
    key: Math.floor(random.uniform() * 12),
    mode: random.uniform() < 0.6 ? 1 : 0,
    durationMs: Math.round(Math.max(60_000, 215_000 + random.normal() * 45_000)),
  };
}

function makeFeatures(random: Random, { centre }: Genre, character: Character): Record<Feature, number> {
  const value = (feature: Feature): number => {
    const { drive, cheer, chance } = MOVEMENT[feature];
    const shift = drive * character.drive + cheer * character.cheer + chance * random.normal();
    const { min, max, unit } = FEATURE_RANGES[feature];
    const moved = unit === '' ? logistic(logit(centre[feature]) + shift) : centre[feature] + shift;
    return Number(Math.min(max, Math.max(min, moved)).toPrecision(4));
  };
  return Object.fromEntries(FEATURES.map((feature) => [feature, value(feature)])) as Record<Feature, number>;
}

const logit = (share: number) => Math.log(share / (1 - share));
const logistic = (value: number) => 1 / (1 + Math.exp(-value));
