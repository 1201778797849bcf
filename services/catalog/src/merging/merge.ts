import type { PoolClient } from '@curator/service-kit';
import type { Grouping } from '../reading/dialect.ts';
import { removeUnusedTracks } from '../tracks/unused-tracks.ts';
import { adoptRecordings } from './adopt-recordings.ts';
import { mergePlaylists } from './playlists.ts';
import { resolveRecordings } from './recordings.ts';
import { type RowCounts, writeRowReport } from './row-report.ts';
import { findSongs } from './songs.ts';
import type { Source } from './source.ts';
import { writeFeatures, writeTracks } from './tracks.ts';

export interface MergeOptions {
  importId: string;
  owner: string;
  source: Source;
  /** Name of the playlist where the file is one. */
  fileName: string;
  grouping: PlaylistGrouping;
}

/** What makes a playlist of the rows; none for a large catalogue that says nothing about playlists. */
export type PlaylistGrouping = Grouping | 'none';

export interface MergeResult {
  counts: RowCounts;
  /** Whether any song or value is not as it was. */
  songsChanged: boolean;
  /** Or any playlist. */
  changed: boolean;
}

/** Brings the staged rows into the tables: whole sets at a time, in the transaction of the caller, who holds `lockRecordings`. */
export async function mergeStaging(client: PoolClient, options: MergeOptions): Promise<MergeResult> {
  const { importId, owner, source } = options;
  await findSongs(client, owner);
  await resolveRecordings(client, owner);
  const written = (await writeTracks(client, owner)) + (await writeFeatures(client, source.id));
  if (owner === '') await adoptRecordings(client);
  const relisted = await mergePlaylists(client, options);
  const gone = source.isNew ? 0 : await removeWhatLeft(client, owner, source.id);
  const counts = await writeRowReport(client, importId);
  const songsChanged = written + gone > 0;
  if (songsChanged) await client.query('UPDATE sources SET measured_at = now() WHERE id = $1', [source.id]);
  return { counts, songsChanged, changed: songsChanged || relisted };
}

/** A file brought again is the source as it is now: songs that it no longer has, and that nothing else holds, go. */
async function removeWhatLeft(client: PoolClient, owner: string, sourceId: string): Promise<number> {
  const { rows } = await client.query<{ gone: number }>(REMOVE_FEATURES, [sourceId]);
  await removeUnusedTracks(client, owner);
  return rows[0]?.gone ?? 0;
}

const REMOVE_FEATURES = `
  WITH gone AS (
    DELETE FROM audio_features f WHERE source_id = $1 AND NOT EXISTS (SELECT FROM row_tracks p WHERE p.track_id = f.track_id)
    RETURNING track_id
  ), told AS (
    UPDATE tracks SET changed_in = pg_current_xact_id() FROM gone WHERE tracks.id = gone.track_id
  )
  SELECT count(*) AS gone FROM gone`;
