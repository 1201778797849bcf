import type { Pool } from '@curator/service-kit';
import DataLoader from 'dataloader';
import type { Database } from './database.ts';
import { type Coverage, findCoverage } from './features/coverage.ts';
import type { FeatureProviders } from './features/providers/configured-providers.ts';
import { findReceipts, type Receipt } from './features/receipts/receipts.ts';
import { type FeatureRefresh, findRefreshes } from './features/refresh/feature-refresh.ts';
import { findImports, type ImportRecord } from './imports/import-record.ts';
import { findIssues, type ImportIssue } from './imports/import-rows.ts';
import { findPlaylists, findPlaylistsOfSources, type Playlist } from './playlists/playlist.ts';
import { countTracks, type PlaylistCounts } from './playlists/playlist-counts.ts';
import { type AudioFeatures, findFeatures } from './tracks/audio-features.ts';
import { findTracks, findTracksOfRecordings, type Track } from './tracks/track.ts';

export type Loader<Value> = DataLoader<string, Value | undefined>;

export interface Loaders {
  tracks: Loader<Track>;
  tracksOfRecording: Loader<Track[]>;
  features: Loader<AudioFeatures>;
  /** All measurements of a track, the one that counts first. */
  receipts: Loader<Receipt[]>;
  coverage: Loader<Coverage>;
  refreshes: Loader<FeatureRefresh>;
  playlists: Loader<Playlist>;
  playlistsOfSource: Loader<Playlist[]>;
  counts: Loader<PlaylistCounts>;
  imports: Loader<ImportRecord>;
  /** By row, of an import that the caller was found to have made. */
  rowIssues: (importId: string) => DataLoader<number, ImportIssue[]>;
}

/** Batches what one request asks for by id, as far as this listener may see it. */
export function createLoaders(pool: Pool, database: Database, listener: string, providers: FeatureProviders): Loaders {
  return {
    tracks: loader(async (ids) => byId(await findTracks(pool, listener, ids))),
    tracksOfRecording: loader((ids) => findTracksOfRecordings(pool, listener, ids)),
    features: loader((ids) => findFeatures(pool, listener, ids)),
    receipts: loader((ids) => findReceipts(pool, listener, ids)),
    coverage: loader((ids) => findCoverage(pool, { listener, providers: providers.inOrder, now: new Date() }, ids)),
    refreshes: loader(async (ids) => byId(await findRefreshes(pool, listener, ids))),
    playlists: loader(async (ids) => byId(await findPlaylists(database, listener, ids))),
    playlistsOfSource: loader((ids) => findPlaylistsOfSources(database, listener, ids)),
    counts: loader((ids) => countTracks(pool, ids)),
    imports: loader(async (ids) => byId(await findImports(database, listener, ids))),
    rowIssues: issueLoaders(pool),
  };
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
/** One statement's worth; more ids are asked for in several. */
const MAX_BATCH = 1_000;

/** An id is anything that a client sends: what is not one of ours finds nothing, rather than failing in the database. */
function loader<Value>(find: (ids: readonly string[]) => Promise<ReadonlyMap<string, Value>>): Loader<Value> {
  return new DataLoader<string, Value | undefined>(
    async (ids) => {
      const wellFormed = ids.filter((id) => UUID.test(id)).map((id) => id.toLowerCase());
      const found = wellFormed.length > 0 ? await find(wellFormed) : new Map<string, Value>();
      return ids.map((id) => found.get(id.toLowerCase()));
    },
    { maxBatchSize: MAX_BATCH },
  );
}

function issueLoaders(pool: Pool): Loaders['rowIssues'] {
  const loaders = new Map<string, DataLoader<number, ImportIssue[]>>();
  return (importId) => {
    const known = loaders.get(importId);
    if (known) return known;
    const made = new DataLoader<number, ImportIssue[]>(
      async (rows) => {
        const found = await findIssues(pool, importId, rows);
        return rows.map((row) => found.get(row) ?? []);
      },
      { maxBatchSize: MAX_BATCH },
    );
    loaders.set(importId, made);
    return made;
  };
}

function byId<Row extends { id: string }>(rows: readonly Row[]): ReadonlyMap<string, Row> {
  return new Map(rows.map((row) => [row.id, row]));
}
