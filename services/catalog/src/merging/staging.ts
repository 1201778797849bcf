import { FEATURES } from '@curator/contracts';
import type { PoolClient } from '@curator/service-kit';
import { KEY_SEPARATOR } from '../identity/rules.ts';
import type { RowIssue } from '../reading/row-issue.ts';
import type { SongRow } from '../reading/song-row.ts';

type Value = string | number | boolean | null | readonly string[];
type Column = readonly [name: string, type: string, value: (row: SongRow) => Value];

const COLUMNS: readonly Column[] = [
  ['row', 'integer NOT NULL', (row) => row.row],
  ['line', 'integer NOT NULL', (row) => row.line],
  ['file', 'text', (row) => row.file],
  ['spotify_id', 'text', (row) => row.spotifyId],
  ['isrc', 'text', (row) => row.isrc],
  // Null where the row names no song, or only a link.
  ['title', 'text', (row) => row.title],
  ['artists', 'text[] NOT NULL', (row) => row.artists],
  ['name_key', 'text NOT NULL', (row) => row.titleKey + KEY_SEPARATOR + row.artistKey],
  ['search_text', 'text NOT NULL', (row) => row.searchText],
  ['album', 'text', (row) => row.album],
  ['release_date', 'text', (row) => row.releaseDate],
  ['duration_ms', 'integer', (row) => row.durationMs],
  ['explicit', 'boolean', (row) => row.explicit],
  ['popularity', 'smallint', (row) => row.popularity],
  ['genres', 'text[] NOT NULL', (row) => row.genres],
  ['playlist_id', 'text', (row) => row.playlistId],
  ['playlist_name', 'text', (row) => row.playlistName],
  ['playlist_mark', 'text', (row) => row.playlistMark],
  ...FEATURES.map((name, index): Column => [name, 'real', (row) => row.features[index] ?? null]),
  ['key', 'smallint', (row) => row.key],
  ['mode', 'smallint', (row) => row.mode],
  ['time_signature', 'smallint', (row) => row.timeSignature],
];

/** JSON of the row's issues, each `[kind, column, value, message]`. */
const ISSUES = 'issues jsonb';

/** A table of the client's transaction, which every row of a file is copied into, those too that name no song. */
export async function createStaging(client: PoolClient): Promise<void> {
  const columns = COLUMNS.map(([name, type]) => `${name} ${type}`).join(', ');
  await client.query(`CREATE TEMPORARY TABLE staging (${columns}, ${ISSUES}) ON COMMIT DROP`);
}

export const COPY_STAGING = 'COPY staging FROM STDIN';

/** One line of COPY's text format. */
export function copyLine(row: SongRow, issues: readonly RowIssue[] | undefined): string {
  let line = '';
  for (const [, , value] of COLUMNS) line += `${copyValue(value(row))}\t`;
  return `${line}${issues ? escaped(issuesJson(issues)) : '\\N'}\n`;
}

/** The line of a row that names no song. */
export function copyUnusable({ row, line, file }: RowIssue, issues: readonly RowIssue[]): string {
  return copyLine({ ...NO_SONG, row, line, file }, issues);
}

const NO_SONG: SongRow = {
  ...{
    row: 0,
    line: 0,
    file: null,
    spotifyId: null,
    isrc: null,
    title: null,
    artists: [],
    titleKey: '',
    artistKey: '',
  },
  ...{ searchText: '', album: null, releaseDate: null, durationMs: null, explicit: null, popularity: null, genres: [] },
  ...{
    playlistId: null,
    playlistName: null,
    playlistMark: null,
    features: [],
    key: null,
    mode: null,
    timeSignature: null,
  },
};

function issuesJson(issues: readonly RowIssue[]): string {
  return JSON.stringify(
    issues.map(({ kind, column, value, message }) => [
      kind === 'outOfRange' ? 'OUT_OF_RANGE' : 'UNUSABLE',
      column,
      value,
      message,
    ]),
  );
}

function copyValue(value: Value): string {
  if (value === null) return '\\N';
  if (typeof value === 'string') return escaped(value);
  if (typeof value === 'object') return value.length === 0 ? '{}' : escaped(arrayLiteral(value));
  return String(value);
}

const ESCAPES: Readonly<Record<string, string>> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' };
const NEEDS_ESCAPE = /[\\\t\n\r]/;

function escaped(text: string): string {
  return NEEDS_ESCAPE.test(text) ? text.replace(/[\\\t\n\r]/g, (sign) => ESCAPES[sign] ?? sign) : text;
}

function arrayLiteral(values: readonly string[]): string {
  return `{${values.map((value) => `"${value.replace(/[\\"]/g, '\\$&')}"`).join(',')}}`;
}
