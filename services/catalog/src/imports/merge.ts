import { FEATURES } from '@curator/contracts';
import type { PoolClient } from '@curator/service-kit';
import { lockRecordings, removeUnusedTracks } from '../tracks/unused-tracks.ts';
import { adoptRecordings } from './adopt-recordings.ts';
import type { Grouping } from './dialect.ts';
import type { ImportReport } from './import-report.ts';
import { mergePlaylists } from './merge-playlists.ts';
import { resolveRecordings } from './recordings.ts';
import type { Source } from './source.ts';

export interface MergeOptions {
  owner: string;
  source: Source;
  /** Name of the playlist where the file is one. */
  fileName: string;
  grouping: Grouping;
}

export type MergeResult = Pick<ImportReport, 'tracks' | 'newTracks' | 'duplicates' | 'withoutFeatures'> & {
  changed: boolean;
};

/** Brings the staged rows into the tables: whole sets at a time, in the transaction of the caller. */
export async function mergeStaging(client: PoolClient, options: MergeOptions): Promise<MergeResult> {
  const { owner, source } = options;
  await lockRecordings(client);
  await resolveRecordings(client, owner);
  if (owner === '') await adoptRecordings(client);
  const tracks = await client.query<{ written: number; made: number }>(TRACKS, [owner]);
  await client.query(PLACED, [owner]);
  await client.query('ANALYZE placed');
  const features = await client.query(FEATURE_ROWS, [source.id]);
  await mergePlaylists(client, options);
  const gone = source.isNew ? 0 : await removeWhatLeft(client, owner, source.id);
  const { rows } = await client.query<Omit<MergeResult, 'newTracks' | 'changed'>>(COUNTS, [source.id]);
  const [counts = { tracks: 0, duplicates: 0, withoutFeatures: 0 }] = rows;
  const { written = 0, made = 0 } = tracks.rows[0] ?? {};
  const changed = written + (features.rowCount ?? 0) + gone > 0;
  if (changed) await client.query('UPDATE sources SET measured_at = now() WHERE id = $1', [source.id]);
  return { ...counts, newTracks: made, changed };
}

/** A file brought again is the source as it is now: songs that it no longer has, and that nothing else holds, go. */
async function removeWhatLeft(client: PoolClient, owner: string, sourceId: string): Promise<number> {
  const { rowCount } = await client.query(
    'DELETE FROM audio_features f WHERE source_id = $1 AND NOT EXISTS (SELECT FROM placed p WHERE p.track_id = f.track_id)',
    [sourceId],
  );
  await removeUnusedTracks(client, owner);
  return rowCount ?? 0;
}

const TRACK_COLUMNS = [
  ...['title', 'artists', 'album', 'release_date', 'duration_ms', 'explicit', 'popularity', 'genres', 'spotify_id'],
  'search_text',
];
const list = (names: readonly string[], prefix: string) => names.map((name) => `${prefix}.${name}`).join(', ');
const assign = (names: readonly string[]) => names.map((name) => `${name} = excluded.${name}`).join(', ');

/** A recording is described by its first row in the file, and has the genres of all. Counts the rows that were made or changed. */
const TRACKS = `
  WITH genres AS (
    SELECT songs.recording_id, array_agg(DISTINCT genre ORDER BY genre) AS genres
    FROM staging JOIN songs ON songs.id = staging.song_id CROSS JOIN LATERAL unnest(staging.genres) AS genre
    GROUP BY songs.recording_id
  ), merged AS (
  INSERT INTO tracks (recording_id, owner, ${TRACK_COLUMNS.join(', ')})
  SELECT r.recording_id, $1, ${TRACK_COLUMNS.map((name) => (name === 'genres' ? `coalesce(g.genres, '{}')` : `s.${name}`)).join(', ')}
  FROM firsts r JOIN staging s ON s.line = r.line LEFT JOIN genres g ON g.recording_id = r.recording_id
  ON CONFLICT (recording_id, owner) DO UPDATE SET ${assign(TRACK_COLUMNS)}
    WHERE (${list(TRACK_COLUMNS, 'tracks')}) IS DISTINCT FROM (${list(TRACK_COLUMNS, 'excluded')})
  RETURNING xmax = 0 AS is_new
  )
  SELECT count(*) AS written, count(*) FILTER (WHERE is_new) AS made FROM merged`;

const PLACED = `
  CREATE TEMPORARY TABLE placed ON COMMIT DROP AS
  SELECT t.id AS track_id, r.recording_id, r.line FROM firsts r JOIN tracks t ON t.recording_id = r.recording_id AND t.owner = $1`;

const VALUE_COLUMNS = [...FEATURES, 'key', 'mode', 'time_signature'];

const FEATURE_ROWS = `
  INSERT INTO audio_features (track_id, source_id, ${VALUE_COLUMNS.join(', ')})
  SELECT p.track_id, $1, ${list(VALUE_COLUMNS, 's')} FROM placed p JOIN staging s ON s.line = p.line
  ON CONFLICT (track_id, source_id) DO UPDATE SET ${assign(VALUE_COLUMNS)}
    WHERE (${list(VALUE_COLUMNS, 'audio_features')}) IS DISTINCT FROM (${list(VALUE_COLUMNS, 'excluded')})`;

const COUNTS = `
  SELECT count(*) AS tracks, (SELECT count(*) FROM staging) - count(*) AS duplicates,
    count(*) FILTER (WHERE NOT f.complete) AS "withoutFeatures"
  FROM placed p JOIN audio_features f ON f.track_id = p.track_id AND f.source_id = $1`;
