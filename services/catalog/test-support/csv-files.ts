import { FEATURES, type Feature } from '@curator/contracts';

/** A file of a header and rows, every cell quoted. */
export function csvFile(header: readonly string[], rows: readonly (readonly (string | number)[])[]): string {
  const line = (cells: readonly (string | number)[]) =>
    cells.map((cell) => `"${String(cell).replaceAll('"', '""')}"`).join(',');
  return [header, ...rows].map((cells) => `${line(cells)}\n`).join('');
}

export interface TestSong {
  title: string;
  artist?: string;
  spotifyId?: string;
  isrc?: string;
  durationMs?: number;
  playlist?: string;
  /** Those left out are 0.5, or a usual loudness and tempo; null is an empty cell. */
  features?: Partial<Record<Feature, number | null>>;
}

const USUAL: Readonly<Record<Feature, number>> = {
  ...(Object.fromEntries(FEATURES.map((name) => [name, 0.5])) as Record<Feature, number>),
  loudness: -8,
  tempo: 120,
};

const HEADER = ['track id', 'isrc', 'title', 'artist', 'duration ms', 'playlist name', ...FEATURES];

/** A file of no known program, with the columns that tests care about. */
export function songFile(songs: readonly TestSong[]): string {
  const rows = songs.map(
    ({ title, artist = 'Somebody', spotifyId = '', isrc = '', durationMs, playlist, features }) => [
      ...[spotifyId, isrc, title, artist, durationMs ?? '', playlist ?? 'One'],
      ...FEATURES.map((name) => cellOf(name, features)),
    ],
  );
  return csvFile(HEADER, rows);
}

function cellOf(name: Feature, features: TestSong['features'] = {}): string | number {
  const value = features[name];
  return value === undefined ? USUAL[name] : (value ?? '');
}

/** 22 characters in the form of a Spotify id, which nobody has. */
export function spotifyId(number: number): string {
  return String(number).padStart(22, '0');
}
