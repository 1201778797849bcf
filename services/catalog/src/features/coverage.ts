import type { Pool } from '@curator/service-kit';
import { BEST_FEATURES } from '../tracks/best-features.ts';
import { STILL_COUNTS } from './keep-answers.ts';
import { providerStates } from './provider-state.ts';
import type { FeatureProvider } from './providers/feature-provider.ts';
import { MEASUREMENTS, OF_THE_SAME_RECORDING } from './receipts/receipt-rule.ts';
import { ASKABLE_ID } from './refresh/wanted-songs.ts';
import { type Trainable, trainable } from './scales/trainable.ts';

/** How many songs of a playlist have features, and of whom. */
export interface Coverage {
  tracks: number;
  /** All nine. */
  withFeatures: number;
  /** What models can learn from: of sources that permit it, on a scale that can be compared with the catalogue's. */
  trainable: number;
  bySource: { source: string; kind: string; tracks: number }[];
  missing: number;
  /** Missing ones that a provider may know. */
  askable: number;
  /** Missing ones that every provider said it does not know. */
  knownUnknown: number;
  /** Missing ones that nobody can be asked for. */
  withoutId: number;
}

interface Row {
  id: string;
  source: string | null;
  kind: string | null;
  tracks: number;
  trainable: number;
  withId: number;
  askable: number;
}

const QUERY = (scales: Trainable) => `
  WITH songs AS (
    SELECT i.playlist_id, t.id, t.owner, t.recording_id, t.spotify_id, f.source_name, f.source_kind, f.complete
    FROM playlist_items i JOIN tracks t ON t.id = i.track_id LEFT JOIN LATERAL ${BEST_FEATURES} ON true
    WHERE i.playlist_id = ANY($1::uuid[]) AND NOT i.folded
  ), judged AS (
    SELECT t.playlist_id, NULL::text AS source, NULL::text AS kind, false AS trainable, ${ASKABLE_ID} AS spotify_id
    FROM songs t WHERE t.complete IS NOT TRUE
    UNION ALL
    SELECT t.playlist_id, t.source_name, t.source_kind,
      EXISTS (SELECT FROM ${MEASUREMENTS} WHERE ${OF_THE_SAME_RECORDING} AND a.complete AND ${scales.condition}), NULL
    FROM songs t WHERE t.complete
  )
  SELECT j.playlist_id AS id, j.source, j.kind, count(*) AS tracks, count(*) FILTER (WHERE j.trainable) AS trainable,
    count(j.spotify_id) AS "withId", count(*) FILTER (WHERE j.spotify_id IS NOT NULL AND (
      SELECT count(*) FROM feature_lookups l WHERE l.provider = ANY($2) AND l.spotify_id = j.spotify_id AND ${STILL_COUNTS(3)} AND NOT l.complete
    ) < cardinality($2::text[])) AS askable
  FROM judged j GROUP BY 1, 2, 3 ORDER BY 1, count(*) DESC, 2`;

export interface CoverageView {
  listener: string;
  /** Those that can be asked. */
  providers: readonly FeatureProvider[];
  now: Date;
}

/** By playlist; an empty one is not among them. Whether the caller may see the playlists has been asked before. */
export async function findCoverage(
  pool: Pool,
  { listener, providers, now }: CoverageView,
  playlistIds: readonly string[],
): Promise<Map<string, Coverage>> {
  const names = providers.map(({ name }) => name);
  const states = names.length > 0 ? await providerStates(pool, names, now) : undefined;
  const asked = names.filter((name) => states?.get(name)?.off === null);
  const { rows } = await pool.query<Row>(QUERY(await trainable(pool, listener)), [playlistIds, asked, now]);
  const byPlaylist = Map.groupBy(rows, ({ id }) => id);
  return new Map([...byPlaylist].map(([id, ofPlaylist]) => [id, coverageOf(ofPlaylist, asked.length > 0)]));
}

function coverageOf(rows: readonly Row[], isAnyoneAsked: boolean): Coverage {
  const bySource = rows.flatMap(({ source, kind, tracks }) =>
    source === null || kind === null ? [] : [{ source, kind, tracks }],
  );
  const missing = rows.find(({ source }) => source === null);
  const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
  const withFeatures = sum(bySource.map(({ tracks }) => tracks));
  const { tracks = 0, withId = 0, askable = 0 } = missing ?? {};
  return {
    ...{ tracks: withFeatures + tracks, withFeatures, trainable: sum(rows.map((row) => row.trainable)), bySource },
    ...{ missing: tracks, askable, knownUnknown: isAnyoneAsked ? withId - askable : 0, withoutId: tracks - withId },
  };
}
