import { FEATURES, type Feature } from '@curator/contracts';
import type { Pool } from '@curator/service-kit';
import type { AudioFeatures } from '../../tracks/audio-features.ts';
import { type JudgedReceipt, reasonOfChosen, reasonOfOther } from './receipt-reason.ts';
import { HAS_ANY, MEASUREMENTS, OF_THE_SAME_RECORDING, RANK, RECEIPT_RULE } from './receipt-rule.ts';
import { MAY_TRAIN } from './source-permission.ts';

/** A measurement of a track, and whether it is the one that counts. */
export type Receipt = AudioFeatures & { chosen: boolean; reason: string };

type Row = Record<Feature, number | null> &
  Omit<AudioFeatures, Feature | 'receipt' | 'trackId'> &
  AudioFeatures['receipt'] & { trackId: string; complete: boolean; rank: number; isOwn: boolean };

const QUERY = `
  SELECT t.id AS "trackId", ${FEATURES.map((name) => `a.${name}`).join(', ')}, a.key, a.mode,
    a.time_signature AS "timeSignature", a.complete, a.confidence, a.measured_at AS "measuredAt", s.name AS source, s.licence, s.kind,
    ${MAY_TRAIN} AS "mayTrain", ${RANK} AS rank, same.owner <> '' AS "isOwn"
  FROM tracks t JOIN (${MEASUREMENTS}) ON ${OF_THE_SAME_RECORDING}
  WHERE t.id = ANY($1::uuid[]) AND t.owner IN ('', $2) AND ${HAS_ANY} ORDER BY t.id, ${RECEIPT_RULE}`;

/** All measurements of these tracks that have a value, by track id, the one that counts first. */
export async function findReceipts(
  pool: Pool,
  listener: string,
  trackIds: readonly string[],
): Promise<Map<string, Receipt[]>> {
  const { rows } = await pool.query<Row>(QUERY, [trackIds, listener]);
  const byTrack = Map.groupBy(rows, ({ trackId }) => trackId);
  return new Map([...byTrack].map(([trackId, ofTrack]) => [trackId, withReasons(ofTrack)]));
}

function withReasons(rows: readonly Row[]): Receipt[] {
  const [chosen, ...others] = rows.map(judged);
  if (!chosen) return [];
  return rows.map((row, index) => ({
    ...toFeatures(row),
    chosen: index === 0,
    reason: index === 0 ? reasonOfChosen(chosen, others) : reasonOfOther(judged(row), chosen),
  }));
}

function judged({ complete, rank, isOwn, source, measuredAt, ...row }: Row): JudgedReceipt {
  return { values: row, complete, rank, isOwn, source, measuredAt };
}

function toFeatures(row: Row): AudioFeatures {
  const { source, licence, kind, measuredAt, confidence, mayTrain, ...rest } = row;
  const { complete: _complete, rank: _rank, isOwn: _isOwn, ...values } = rest;
  return { ...values, receipt: { source, licence, kind, measuredAt, confidence, mayTrain } };
}
