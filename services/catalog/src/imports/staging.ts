import { pipeline } from 'node:stream/promises';
import { FEATURES } from '@curator/contracts';
import type { PoolClient } from '@curator/service-kit';
import { from as copyFrom } from 'pg-copy-streams';
import type { SongRow } from './song-row.ts';

const TEXT_COLUMNS = [
  'spotify_id',
  'isrc',
  'title',
  'title_key',
  'artist_key',
  'album',
  'release_date',
  'playlist_id',
  'playlist_name',
];

const CREATE = `
  CREATE TEMPORARY TABLE staging (
    line integer NOT NULL, ${TEXT_COLUMNS.map((name) => `${name} text`).join(', ')},
    artists text[] NOT NULL, genres text[] NOT NULL,
    duration_ms integer, explicit boolean, popularity smallint,
    ${FEATURES.map((name) => `${name} real`).join(', ')}, key smallint, mode smallint, time_signature smallint
  ) ON COMMIT DROP`;

/** Copies rows into a table of this transaction, as they come: memory does not grow with the file. */
export async function stageRows(client: PoolClient, rows: AsyncIterable<SongRow>): Promise<void> {
  await client.query(CREATE);
  await pipeline(copyLines(rows), client.query(copyFrom('COPY staging FROM STDIN')));
  await client.query('ANALYZE staging');
}

const BATCH = 500;

async function* copyLines(rows: AsyncIterable<SongRow>): AsyncGenerator<string> {
  let lines: string[] = [];
  for await (const row of rows) {
    lines.push(copyLine(row));
    if (lines.length < BATCH) continue;
    yield lines.join('');
    lines = [];
  }
  if (lines.length > 0) yield lines.join('');
}

/** One line of COPY's text format, columns as in CREATE. */
function copyLine(row: SongRow): string {
  const values = [
    row.line,
    ...[row.spotifyId, row.isrc, row.title, row.titleKey, row.artistKey, row.album, row.releaseDate],
    ...[row.playlistId, row.playlistName],
    arrayLiteral(row.artists),
    arrayLiteral(row.genres),
    ...[row.durationMs, row.explicit, row.popularity, ...row.features, row.key, row.mode, row.timeSignature],
  ];
  return `${values.map(copyValue).join('\t')}\n`;
}

const ESCAPES: Readonly<Record<string, string>> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' };

function copyValue(value: string | number | boolean | null): string {
  if (value === null) return '\\N';
  return typeof value === 'string' ? value.replace(/[\\\t\n\r]/g, (sign) => ESCAPES[sign] ?? sign) : String(value);
}

function arrayLiteral(values: readonly string[]): string {
  return `{${values.map((value) => `"${value.replace(/[\\"]/g, '\\$&')}"`).join(',')}}`;
}
