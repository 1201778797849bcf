import { FEATURES } from '@curator/contracts';
import { type CellReader, createCellReader } from './cell-reader.ts';
import type { Columns } from './columns.ts';
import type { CsvRow } from './csv-rows.ts';
import { songKey, splitNames, spotifyTrackId } from './song-key.ts';
import type { ReportIssue, SongRow } from './song-row.ts';

/** It is in an index, whose entries have to stay below 2,704 bytes. */
const MAX_SEARCH_TEXT = 600;

export interface RowReaderOptions {
  columns: Columns;
  header: readonly string[];
  artistSeparator: ';' | ',';
  /** Told of every value and every row that was left out. */
  report: ReportIssue;
}

/** @returns undefined where the row names no song. */
export type ReadRow = (row: CsvRow) => SongRow | undefined;

/** Reads rows of one file. */
export function createRowReader({ columns, header, artistSeparator, report }: RowReaderOptions): ReadRow {
  const cells = createCellReader(columns, header, report);
  return (row) => {
    const title = cells.text(row, 'title');
    const artists = splitNames(cells.text(row, 'artists') ?? '', artistSeparator);
    const [mainArtist] = artists;
    if (title === null || mainArtist === undefined) {
      const lacks = [title === null && 'title', mainArtist === undefined && 'artist'].filter(Boolean).join(' and no ');
      const message = `The row has no ${lacks}, and was left out.`;
      report({ line: row.line, column: null, value: null, message }, 'unusable');
      return undefined;
    }
    const titleKey = songKey(title);
    const [artistKey = '', ...guestKeys] = artists.map(songKey);
    return {
      line: row.line,
      title,
      artists,
      titleKey,
      artistKey,
      searchText: [titleKey, artistKey, ...guestKeys].join(' ').slice(0, MAX_SEARCH_TEXT).toWellFormed(),
      spotifyId: spotifyTrackId(cells.text(row, 'spotifyId') ?? '') ?? null,
      isrc: isrcOf(cells.text(row, 'isrc') ?? ''),
      ...readDetails(cells, row),
    };
  };
}

type Identity = 'line' | 'title' | 'artists' | 'titleKey' | 'artistKey' | 'searchText' | 'spotifyId' | 'isrc';

function readDetails(cells: CellReader, row: CsvRow): Omit<SongRow, Identity> {
  return {
    album: cells.text(row, 'album'),
    releaseDate: cells.text(row, 'releaseDate'),
    durationMs: cells.whole(row, 'durationMs', 1, 86_400_000),
    explicit: cells.flag(row, 'explicit'),
    popularity: cells.whole(row, 'popularity', 0, 100),
    genres: genresOf(cells.text(row, 'genres') ?? ''),
    playlistId: cells.text(row, 'playlistId'),
    playlistName: cells.text(row, 'playlistName'),
    features: FEATURES.map((name) => cells.feature(row, name)),
    key: cells.whole(row, 'key', -1, 11),
    mode: cells.whole(row, 'mode', 0, 1),
    timeSignature: cells.whole(row, 'timeSignature', 0, 7),
  };
}

function isrcOf(cell: string): string | null {
  return /^[A-Z]{2}[A-Z0-9]{3}\d{7}$/.exec(cell.toUpperCase().replaceAll('-', ''))?.[0] ?? null;
}

function genresOf(cell: string): string[] {
  return splitNames(cell, cell.includes(';') ? ';' : ',');
}
