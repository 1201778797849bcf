import { type AudioFeatures, fakeFeatures } from './audio-features.ts';

export interface FakeTrack {
  type: 'track';
  /** 22 characters of base 62. */
  id: string;
  name: string;
  artists: readonly string[];
  album: string;
  releaseDate: string;
  durationMs: number;
  /** Some tracks have none. */
  isrc?: string;
  isExplicit: boolean;
  /** False: not available in the listener's market, yet still in playlists. */
  isPlayable: boolean;
  /** Left out: never analysed. */
  features?: AudioFeatures;
}

export interface FakeEpisode {
  type: 'episode';
  id: string;
  name: string;
  show: string;
  durationMs: number;
}

/** A file on a listener's own disk: no id, no ISRC. */
export interface FakeLocalFile {
  type: 'local';
  name: string;
  artist: string;
  album: string;
  durationMs: number;
}

/** What a place in a playlist can hold; null is a track that is gone. */
export type FakeItem = FakeTrack | FakeEpisode | FakeLocalFile | null;

/** The track of this number, always the same but for what is said otherwise. */
export function fakeTrack(number: number, different: Partial<FakeTrack> = {}): FakeTrack {
  return {
    type: 'track',
    id: `track${number}`.padStart(22, '0'),
    name: `Song ${number}`,
    artists: [`Artist ${number % 7}`],
    album: `Album ${number % 13}`,
    releaseDate: `${1970 + (number % 50)}-01-31`,
    durationMs: 180_000 + (number % 1000) * 100,
    isrc: `QZFAK26${String(number).padStart(5, '0')}`,
    isExplicit: false,
    isPlayable: true,
    features: fakeFeatures(number),
    ...different,
  };
}

/** Tracks of the numbers from `from` on. */
export function fakeTracks(count: number, from = 1): FakeTrack[] {
  return Array.from({ length: count }, (_, index) => fakeTrack(from + index));
}

/** The podcast episode of this number. */
export function fakeEpisode(number: number): FakeEpisode {
  const id = `episode${number}`.padStart(22, '0');
  return { type: 'episode', id, name: `Episode ${number}`, show: 'Podcast', durationMs: 1_800_000 };
}

/** The local file of this number. */
export function fakeLocalFile(number: number): FakeLocalFile {
  return { type: 'local', name: `File ${number}`, artist: 'Nobody', album: 'Demo', durationMs: 200_000 };
}

/** `spotify:track:…`, `spotify:episode:…` or `spotify:local:artist:album:title:seconds`. */
export function uriOf(item: NonNullable<FakeItem>): string {
  if (item.type !== 'local') return `spotify:${item.type}:${item.id}`;
  const parts = [item.artist, item.album, item.name].map((part) => encodeURIComponent(part).replaceAll('%20', '+'));
  return `spotify:local:${parts.join(':')}:${Math.round(item.durationMs / 1000)}`;
}
