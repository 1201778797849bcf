import { FEATURES } from '@curator/contracts';
import type { Pool } from '@curator/service-kit';
import { CatalogUnavailableError } from '../catalog/catalog-client.ts';
import type { CatalogueVersion, ReadCatalogue } from '../catalog/catalogue.ts';
import { bytesToFloats, floatsToBytes } from '../jobs/float-bytes.ts';
import type { ReadForest } from '../models/trained-forests.ts';
import type { RankCatalogue } from './rank-catalogue.ts';

/** The first songs of a ranking are all that anybody pages to. */
export const RANKING_SIZE = 1_000;
/** Older rankings are for pages that are being read just now. */
const KEPT_VERSIONS = 5;

export interface RankedSong {
  /** From 0. */
  place: number;
  trackId: string;
  score: number;
  features: Float32Array;
  contributions: Float32Array;
}

export interface RankingPage {
  catalogueVersion: number;
  excludedKnown: number;
  totalCount: number;
  songs: RankedSong[];
}

export interface Rankings {
  /** The version to begin reading at: the newest catalogue, ranked now if it has not been. @throws CatalogUnavailableError */
  current: (modelId: string) => Promise<number>;
  /** Songs `from` to `from + count` of a stored ranking; undefined where it is not kept any more. */
  page: (modelId: string, version: number, from: number, count: number) => Promise<RankingPage | undefined>;
}

export interface RankingServices {
  pool: Pool;
  readCatalogue: ReadCatalogue;
  readForest: ReadForest;
  rank: RankCatalogue;
}

export function createRankings(services: RankingServices): Rankings {
  const { pool, readCatalogue } = services;
  const underWay = new Map<string, Promise<void>>();
  const rankOnce = (modelId: string, catalogue: CatalogueVersion) => {
    const key = `${modelId} ${catalogue.version}`;
    const ranking = underWay.get(key) ?? rankAndStore(services, modelId, catalogue).finally(() => underWay.delete(key));
    underWay.set(key, ranking);
    return ranking;
  };
  return {
    async current(modelId) {
      const catalogue = await readCatalogue().catch(async (error) => {
        const newest = error instanceof CatalogUnavailableError && (await newestVersion(pool, modelId));
        if (newest) return { version: newest };
        throw error;
      });
      if ('nRows' in catalogue && !(await isStored(pool, modelId, catalogue.version)))
        await rankOnce(modelId, catalogue);
      return catalogue.version;
    },
    page: (modelId, version, from, count) => readPage(pool, modelId, version, from, count),
  };
}

async function rankAndStore(
  { pool, readForest, rank }: RankingServices,
  modelId: string,
  { version, ...catalogue }: CatalogueVersion,
): Promise<void> {
  const forest = await readForest(modelId);
  const { rows } = await pool.query<{ known: string[] }>('SELECT known FROM models WHERE id = $1', [modelId]);
  const known = new Set(rows[0]?.known);
  const excluded = Uint8Array.from(catalogue.recordingIds, (recordingId) => (known.has(recordingId) ? 1 : 0));
  const { features, nRows } = catalogue;
  const ranked = await rank({ forest, columns: { features, nRows }, excluded, size: RANKING_SIZE });
  await pool.query(
    `INSERT INTO rankings (model_id, catalogue_version, excluded_known, track_ids, scores, features, contributions)
     VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT DO NOTHING`,
    [
      ...[modelId, version, excluded.reduce((sum, flag) => sum + flag, 0)],
      ...[[...ranked.rows].map((row) => catalogue.trackIds[row]), [...ranked.scores]],
      ...[floatsToBytes(ranked.features), floatsToBytes(ranked.contributions)],
    ],
  );
  await pool.query(
    `DELETE FROM rankings WHERE model_id = $1 AND catalogue_version NOT IN
       (SELECT catalogue_version FROM rankings WHERE model_id = $1 ORDER BY catalogue_version DESC LIMIT ${KEPT_VERSIONS})`,
    [modelId],
  );
}

async function isStored(pool: Pool, modelId: string, version: number): Promise<boolean> {
  const found = await pool.query('SELECT FROM rankings WHERE model_id = $1 AND catalogue_version = $2', [
    modelId,
    version,
  ]);
  return found.rowCount === 1;
}

async function newestVersion(pool: Pool, modelId: string): Promise<number | undefined> {
  const { rows } = await pool.query<{ version: number | null }>(
    'SELECT max(catalogue_version) AS version FROM rankings WHERE model_id = $1',
    [modelId],
  );
  return rows[0]?.version ?? undefined;
}

const SONG_BYTES = FEATURES.length * 4;

const PAGE = `
  SELECT excluded_known AS "excludedKnown", cardinality(track_ids) AS "totalCount",
    track_ids[$3 + 1 : $3 + $4] AS "trackIds", scores[$3 + 1 : $3 + $4] AS scores,
    substr(features, $3 * ${SONG_BYTES} + 1, $4 * ${SONG_BYTES}) AS features,
    substr(contributions, $3 * ${SONG_BYTES} + 1, $4 * ${SONG_BYTES}) AS contributions
  FROM rankings WHERE model_id = $1 AND catalogue_version = $2`;

interface PageRow {
  excludedKnown: number;
  totalCount: number;
  trackIds: string[];
  scores: number[];
  features: Buffer;
  contributions: Buffer;
}

async function readPage(
  pool: Pool,
  modelId: string,
  version: number,
  from: number,
  count: number,
): Promise<RankingPage | undefined> {
  const { rows } = await pool.query<PageRow>(PAGE, [modelId, version, from, count]);
  const [row] = rows;
  if (!row) return undefined;
  const [features, contributions] = [bytesToFloats(row.features), bytesToFloats(row.contributions)];
  const nine = (values: Float32Array, index: number) =>
    values.subarray(index * FEATURES.length, (index + 1) * FEATURES.length);
  const songs = row.trackIds.map((trackId, index) => ({
    place: from + index,
    trackId,
    score: row.scores[index] as number,
    features: nine(features, index),
    contributions: nine(contributions, index),
  }));
  return { catalogueVersion: version, excludedKnown: row.excludedKnown, totalCount: row.totalCount, songs };
}
