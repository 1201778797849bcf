import { FEATURES, type Feature } from '@curator/contracts';
import type { Pool } from '@curator/service-kit';
import { BEST_FEATURES } from './best-features.ts';

export interface FeatureReceipt {
  source: string;
  licence: string | null;
  kind: string;
  measuredAt: Date;
  /** 0 to 1, where the source says how sure it is. */
  confidence: number | null;
  mayTrain: boolean;
}

export type AudioFeatures = Record<Feature, number | null> & {
  trackId: string;
  key: number | null;
  mode: number | null;
  timeSignature: number | null;
  receipt: FeatureReceipt;
};

type Row = Omit<AudioFeatures, 'receipt'> & FeatureReceipt;

const QUERY = `
  SELECT t.id AS "trackId", ${FEATURES.map((name) => `f.${name}`).join(', ')}, f.key, f.mode,
    f.time_signature AS "timeSignature", f.source_name AS source, f.licence, f.source_kind AS kind, f.measured_at AS "measuredAt",
    f.confidence, f.may_train AS "mayTrain"
  FROM tracks t CROSS JOIN LATERAL ${BEST_FEATURES}
  WHERE t.id = ANY($1::uuid[]) AND t.owner IN ('', $2)`;

/** What is known of how these tracks sound, by track id. A measurement that found nothing at all is none. */
export async function findFeatures(
  pool: Pool,
  listener: string,
  trackIds: readonly string[],
): Promise<Map<string, AudioFeatures>> {
  const { rows } = await pool.query<Row>(QUERY, [trackIds, listener]);
  return new Map(rows.filter(hasValue).map((row) => [row.trackId, toFeatures(row)]));
}

function hasValue(row: Row): boolean {
  return FEATURES.some((name) => row[name] !== null);
}

function toFeatures({ source, licence, kind, measuredAt, confidence, mayTrain, ...values }: Row): AudioFeatures {
  return { ...values, receipt: { source, licence, kind, measuredAt, confidence, mayTrain } };
}
