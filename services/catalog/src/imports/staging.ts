import { pipeline } from 'node:stream/promises';
import { FEATURES } from '@curator/contracts';
import type { PoolClient } from '@curator/service-kit';
import { from as copyFrom } from 'pg-copy-streams';
import type { SongRow } from './song-row.ts';

type Value = string | number | boolean | null | readonly string[];
type Column = readonly [name: string, type: string, value: (row: SongRow) => Value];

const COLUMNS: readonly Column[] = [
  ['line', 'integer NOT NULL', (row) => row.line],
  // Rows of one Spotify id are one song; a row without an id is one of its own.
  ['song_id', 'text NOT NULL', (row) => row.spotifyId ?? `line:${row.line}`],
  ['spotify_id', 'text', (row) => row.spotifyId],
  ['isrc', 'text', (row) => row.isrc],
  ['title', 'text NOT NULL', (row) => row.title],
  ['artists', 'text[] NOT NULL', (row) => row.artists],
  ['title_key', 'text NOT NULL', (row) => row.titleKey],
  ['artist_key', 'text NOT NULL', (row) => row.artistKey],
  ['search_text', 'text NOT NULL', (row) => row.searchText],
  ['album', 'text', (row) => row.album],
  ['release_date', 'text', (row) => row.releaseDate],
  ['duration_ms', 'integer', (row) => row.durationMs],
  ['explicit', 'boolean', (row) => row.explicit],
  ['popularity', 'smallint', (row) => row.popularity],
  ['genres', 'text[] NOT NULL', (row) => row.genres],
  ['playlist_id', 'text', (row) => row.playlistId],
  ['playlist_name', 'text', (row) => row.playlistName],
  ...FEATURES.map((name, index): Column => [name, 'real', (row) => row.features[index] ?? null]),
  ['key', 'smallint', (row) => row.key],
  ['mode', 'smallint', (row) => row.mode],
  ['time_signature', 'smallint', (row) => row.timeSignature],
];

/** Copies rows into a table of this transaction, as they come: memory does not grow with the file. */
export async function stageRows(client: PoolClient, batches: AsyncIterable<readonly SongRow[]>): Promise<void> {
  const columns = COLUMNS.map(([name, type]) => `${name} ${type}`).join(', ');
  await client.query(`CREATE TEMPORARY TABLE staging (${columns}) ON COMMIT DROP`);
  await pipeline(copyText(batches), client.query(copyFrom('COPY staging FROM STDIN')));
  await client.query('ANALYZE staging (line, song_id)');
}

async function* copyText(batches: AsyncIterable<readonly SongRow[]>): AsyncGenerator<string> {
  for await (const rows of batches) if (rows.length > 0) yield rows.map(copyLine).join('');
}

/** One line of COPY's text format. */
function copyLine(row: SongRow): string {
  return `${COLUMNS.map(([, , value]) => copyValue(value(row))).join('\t')}\n`;
}

const ESCAPES: Readonly<Record<string, string>> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' };

const NEEDS_ESCAPE = /[\\\t\n\r]/;

function copyValue(value: Value): string {
  if (value === null) return '\\N';
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  const text = typeof value === 'string' ? value : arrayLiteral(value);
  return NEEDS_ESCAPE.test(text) ? text.replace(/[\\\t\n\r]/g, (sign) => ESCAPES[sign] ?? sign) : text;
}

function arrayLiteral(values: readonly string[]): string {
  return `{${values.map((value) => `"${value.replace(/[\\"]/g, '\\$&')}"`).join(',')}}`;
}
