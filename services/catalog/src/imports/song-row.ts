import { FEATURE_RANGES, FEATURES, type Feature, judgeFeature } from '@curator/contracts';
import type { Columns, Field } from './columns.ts';
import { songKey, splitNames, spotifyTrackId } from './song-key.ts';

/** A row of a file, read and judged. */
export interface SongRow {
  line: number;
  spotifyId: string | null;
  isrc: string | null;
  title: string;
  artists: string[];
  titleKey: string;
  artistKey: string;
  album: string | null;
  releaseDate: string | null;
  durationMs: number | null;
  explicit: boolean | null;
  popularity: number | null;
  genres: string[];
  playlistId: string | null;
  playlistName: string | null;
  /** In canonical order. */
  features: (number | null)[];
  key: number | null;
  mode: number | null;
  timeSignature: number | null;
}

/** Something to tell about a row. */
export interface RowIssue {
  line: number;
  column: string | null;
  value: string | null;
  message: string;
}

export interface RowReader {
  /** @returns undefined where the row names no song. */
  read: (cells: readonly string[], line: number) => SongRow | undefined;
}

const MAX_TEXT = 1_000;
/** What exports write where they have nothing. */
const NOTHING = new Set(['', 'undefined', 'null', 'none', 'nan', 'na', 'n/a']);

/** Reads rows of one file. `report` is told of every value that was left out. */
export function createRowReader(
  columns: Columns,
  header: readonly string[],
  report: (issue: RowIssue, kind: 'outOfRange' | 'unusable') => void,
): RowReader {
  const cell = (cells: readonly string[], field: Field): string | null => {
    const index = columns.get(field);
    const text = index === undefined ? undefined : cells[index]?.trim();
    return text === undefined || NOTHING.has(text.toLowerCase()) ? null : text.slice(0, MAX_TEXT);
  };
  const wrong = (line: number, field: Field, value: string, why: string) => {
    const column = header[columns.get(field) ?? -1] ?? field;
    report({ line, column, value: value.slice(0, 100), message: `${column}: ${why}` }, 'outOfRange');
    return null;
  };
  const whole = (cells: readonly string[], line: number, field: Field, min: number, max: number): number | null => {
    const text = cell(cells, field);
    if (text === null) return null;
    const value = Math.round(Number(text));
    return value >= min && value <= max ? value : wrong(line, field, text, `not a number from ${min} to ${max}`);
  };
  const feature = (cells: readonly string[], line: number, name: Feature): number | null => {
    const text = cell(cells, name);
    if (text === null) return null;
    const value = Number(text);
    const verdict = judgeFeature(name, value);
    if (verdict === 'value') return value;
    const { min, max, unit } = FEATURE_RANGES[name];
    return verdict === 'missing' ? null : wrong(line, name, text, `not a number from ${min} to ${max} ${unit}`.trim());
  };

  return {
    read(cells, line) {
      const title = cell(cells, 'title');
      const artists = splitNames(cell(cells, 'artists') ?? '');
      const [mainArtist] = artists;
      if (title === null || mainArtist === undefined) {
        const message = `No ${title === null ? 'title' : 'artist'}: the row was left out.`;
        report({ line, column: null, value: null, message }, 'unusable');
        return undefined;
      }
      const explicit = cell(cells, 'explicit')?.toLowerCase();
      return {
        line,
        spotifyId: spotifyTrackId(cell(cells, 'spotifyId') ?? '') ?? null,
        isrc:
          /^[A-Z]{2}[A-Z0-9]{3}\d{7}$/.exec((cell(cells, 'isrc') ?? '').toUpperCase().replaceAll('-', ''))?.[0] ?? null,
        title,
        artists,
        titleKey: songKey(title),
        artistKey: songKey(mainArtist),
        album: cell(cells, 'album'),
        releaseDate: cell(cells, 'releaseDate'),
        durationMs: whole(cells, line, 'durationMs', 1, 86_400_000),
        explicit: explicit === undefined ? null : explicit === 'true' || explicit === '1',
        popularity: whole(cells, line, 'popularity', 0, 100),
        genres: (cell(cells, 'genres') ?? '')
          .split(/[;,]/)
          .map((genre) => genre.trim())
          .filter(Boolean),
        playlistId: cell(cells, 'playlistId'),
        playlistName: cell(cells, 'playlistName'),
        features: FEATURES.map((name) => feature(cells, line, name)),
        key: whole(cells, line, 'key', -1, 11),
        mode: whole(cells, line, 'mode', 0, 1),
        timeSignature: whole(cells, line, 'timeSignature', 0, 7),
      };
    },
  };
}
