import { splitNames } from '../identity/split-names.ts';
import { spotifyTrackId } from '../identity/spotify-track-id.ts';
import { titleKey } from '../identity/title-key.ts';
import { featuresReader, flagReader, type Scales, wholeReader } from './cell-reader.ts';
import { cellText } from './cell-text.ts';
import type { Columns } from './columns.ts';
import type { Grouping } from './dialect.ts';
import type { Field } from './fields.ts';
import { createIssueTeller } from './issue-teller.ts';
import { createNamesReader } from './names-reader.ts';
import { createPlaylistReader } from './playlist-reader.ts';
import type { OnIssue } from './row-issue.ts';
import type { PlaylistMark, SongRow } from './song-row.ts';
import type { TableRow } from './table.ts';
import { titleWords } from './title-words.ts';

/** It is in an index, whose entries have to stay below 2,704 bytes. */
const MAX_SEARCH_TEXT = 600;

export interface RowReaderOptions {
  columns: Columns;
  header: readonly string[];
  artistSeparator: ';' | ',';
  scales: Scales;
  grouping: Grouping;
  /** Rows may have a link and nothing else. */
  linksAlone: boolean;
  /** Entry of an archive; null where the file is none. */
  file: string | null;
  /** Told of every value and every row that was left out. */
  onIssue: OnIssue;
}

/** @returns undefined where the row names no song. */
export type ReadRow = (row: TableRow, ordinal: number) => SongRow | undefined;

/** Reads rows of one table. What depends on the table alone is settled before the first row. */
export function createRowReader(options: RowReaderOptions): ReadRow {
  const { columns, artistSeparator, file, scales } = options;
  const told = createIssueTeller(options);
  const text = (field: Field | 'playlistMark') => {
    const index = columns.get(field);
    return index === undefined ? () => null : ({ cells }: TableRow) => cellText(cells[index]);
  };
  const whole = (field: Field, min: number, max: number) => wholeReader(columns.get(field), min, max, told.refuse);

  const [titleOf, artistsOf, linkOf, isrcOf] = [text('title'), text('artists'), text('spotifyId'), text('isrc')];
  const [albumOf, dateOf, genresOf, markOf] = [
    text('album'),
    text('releaseDate'),
    text('genres'),
    text('playlistMark'),
  ];
  const playlist = createPlaylistReader(columns, options.grouping, file);
  const durationOf = whole('durationMs', 1, 86_400_000);
  const explicitOf = flagReader(columns.get('explicit'));
  const popularityOf = whole('popularity', 0, 100);
  const featuresOf = featuresReader((name) => columns.get(name), scales, told.refuse);
  const [keyOf, modeOf, signatureOf] = [whole('key', -1, 11), whole('mode', 0, 1), whole('timeSignature', 0, 7)];
  const readNames = createNamesReader(artistSeparator);
  const isLinkEnough = options.linksAlone || !columns.has('title');

  return (row, ordinal) => {
    told.ordinal = ordinal;
    const title = unguarded(titleOf(row));
    const artists = readNames(unguarded(artistsOf(row)) ?? '');
    const spotifyId = trackId(linkOf(row));
    const isLinkAlone = isLinkEnough && title === null && spotifyId !== null;
    if (!isLinkAlone && (title === null || artists.names.length === 0)) {
      told.leaveOut(row, title === null, artists.names.length === 0, isLinkEnough);
      return undefined;
    }
    return {
      row: ordinal,
      line: row.line,
      file,
      spotifyId,
      isrc: isrc(isrcOf(row)),
      title,
      artists: artists.names,
      titleKey: title === null ? '' : titleKey(title),
      artistKey: artists.key,
      searchText: searchText(title === null ? '' : titleWords(title), artists.keys),
      album: unguarded(albumOf(row)),
      releaseDate: dateOf(row),
      durationMs: durationOf(row),
      explicit: explicitOf(row),
      popularity: popularityOf(row),
      genres: genres(genresOf(row)),
      playlistId: playlist.idOf(row),
      playlistName: playlist.nameOf(row),
      // Only our own readers have such a column.
      playlistMark: markOf(row) as PlaylistMark | null,
      features: featuresOf(row),
      key: keyOf(row),
      mode: modeOf(row),
      timeSignature: signatureOf(row),
    };
  };
}

/** Exports put an apostrophe before what a spreadsheet would take for a formula; ours do. */
function unguarded(cell: string | null): string | null {
  return cell?.charCodeAt(0) === APOSTROPHE && /^'[=+\-@\t\r]/.test(cell) ? cell.slice(1) : cell;
}

const APOSTROPHE = 39;
const ID_LENGTH = 22;

function trackId(cell: string | null): string | null {
  if (cell === null || cell.length < ID_LENGTH) return null;
  return cell.length === ID_LENGTH && isAlphanumeric(cell) ? cell : (spotifyTrackId(cell) ?? null);
}

function isAlphanumeric(text: string): boolean {
  for (let at = 0; at < text.length; at++) {
    const sign = text.charCodeAt(at);
    const isDigit = sign >= 48 && sign <= 57;
    const isLetter = (sign >= 97 && sign <= 122) || (sign >= 65 && sign <= 90);
    if (!isDigit && !isLetter) return false;
  }
  return true;
}

function isrc(cell: string | null): string | null {
  if (cell === null) return null;
  return /^[A-Z]{2}[A-Z0-9]{3}\d{7}$/.exec(cell.toUpperCase().replaceAll('-', ''))?.[0] ?? null;
}

function genres(cell: string | null): string[] {
  return cell === null ? [] : splitNames(cell, cell.includes(';') ? ';' : ',');
}

function searchText(key: string, artistKeys: string): string {
  const text = key !== '' && artistKeys !== '' ? `${key} ${artistKeys}` : key + artistKeys;
  return text.length > MAX_SEARCH_TEXT ? text.slice(0, MAX_SEARCH_TEXT).toWellFormed() : text;
}
