import { FEATURE_RANGES, FEATURES } from '@curator/contracts';
import type { Pool, PoolClient } from '@curator/service-kit';
import { MEASUREMENTS, OF_THE_SAME_RECORDING, RECEIPT_RULE } from '../receipts/receipt-rule.ts';
import { MAY_TRAIN } from '../receipts/source-permission.ts';
import { IS_REFERENCE, MEASURED_TRACKS, ON_COMMON_SCALE } from './scales.ts';

/** What a listener's models may learn from, and how it is brought to one scale. */
export interface Trainable {
  /** SQL: whether measurements of the source `s` are learned from; `p` is the provider of its kind, if any. */
  condition: string;
  /** SQL: the nine columns of the measurement `a` of the source `s`, on the one scale. */
  columns: string;
}

/** SQL: what models learn of the track `t`, as `f`, to be joined LATERAL: the best of what they may, by the rule for all. */
export const trainableFeatures = ({ condition, columns }: Trainable) => `(
  SELECT ${columns}, a.complete FROM ${MEASUREMENTS}
  WHERE ${OF_THE_SAME_RECORDING} AND ${condition} ORDER BY ${RECEIPT_RULE} LIMIT 1
) f`;

interface Line {
  kind: string;
  slope: number[];
  shift: number[];
}

const AS_MEASURED = FEATURES.map((name) => `a.${name}`).join(', ');
const ONE_SCALE: Trainable = { condition: MAY_TRAIN, columns: AS_MEASURED };

interface Scales {
  /** The scale that all is brought to: that of the shared songs. Null is the common one. */
  target: string | null;
  /** There are songs on the common scale that a provider could be asked for. */
  hasReference: boolean;
  lines: Line[];
}

/** Looked at first: with files alone, there is one scale. */
const OTHERS = `
  SELECT EXISTS (SELECT FROM sources s WHERE s.owner IN ('', $1) AND NOT ${ON_COMMON_SCALE}) AS others`;

const REFERENCE_OF = (owner: string) => `EXISTS (
  SELECT FROM ${MEASURED_TRACKS} WHERE t.owner = ${owner} AND ${IS_REFERENCE})`;

const SCALES = `
  SELECT ${REFERENCE_OF(`''`)} AS "sharedReference", ${REFERENCE_OF('$1')} AS "ownReference",
    (SELECT min(s.kind) FROM sources s WHERE s.owner = '' AND NOT ${ON_COMMON_SCALE}
      AND EXISTS (SELECT FROM audio_features a WHERE a.source_id = s.id AND a.complete)) AS "sharedKind"`;

const LINES = `
  SELECT DISTINCT ON (kind) kind, slope, shift FROM feature_transforms WHERE owner IN ('', $1) ORDER BY kind, owner DESC`;

/** @param listener whose models; '' for what is the same for all of them, the catalogue. */
export async function trainable(client: Pool | PoolClient, listener: string): Promise<Trainable> {
  const { rows: looks } = await client.query<{ others: boolean }>(OTHERS, [listener]);
  if (!looks[0]?.others) return ONE_SCALE;
  const { rows } = await client.query<{ sharedReference: boolean; ownReference: boolean; sharedKind: string | null }>(
    SCALES,
    [listener],
  );
  const { rows: lines } = await client.query<Line>(LINES, [listener]);
  const { sharedReference = false, ownReference = false, sharedKind = null } = rows[0] ?? {};
  return inWords({
    target: sharedReference ? null : sharedKind,
    hasReference: sharedReference || ownReference,
    lines,
  });
}

function inWords({ target, hasReference, lines }: Scales): Trainable {
  if (!hasReference) return ONE_SCALE;
  if (target === null) {
    const kinds = lines.map(({ kind }) => ` OR s.kind = '${kind}'`).join('');
    return { condition: `${MAY_TRAIN} AND (${ON_COMMON_SCALE}${kinds})`, columns: toCommonScale(lines) };
  }
  const line = lines.find(({ kind }) => kind === target);
  if (!line) return { condition: `${MAY_TRAIN} AND s.kind = '${target}'`, columns: AS_MEASURED };
  return { condition: `${MAY_TRAIN} AND (s.kind = '${target}' OR ${ON_COMMON_SCALE})`, columns: toScaleOf(line) };
}

function toCommonScale(lines: readonly Line[]): string {
  if (lines.length === 0) return AS_MEASURED;
  return FEATURES.map((name, index) => {
    const cases = lines.map(({ kind, slope, shift }) => {
      const value = `a.${name} * (${slope[index] ?? 1}) + (${shift[index] ?? 0})`;
      return `WHEN '${kind}' THEN ${within(name, value)}`;
    });
    return `(CASE s.kind ${cases.join(' ')} ELSE a.${name} END)::real AS ${name}`;
  }).join(', ');
}

/** From the common scale to that of one kind. */
function toScaleOf({ kind, slope, shift }: Line): string {
  return FEATURES.map((name, index) => {
    const spread = slope[index] ?? 1;
    // A line without a slope has no way back: only the mean is moved.
    const value =
      spread === 0 ? `a.${name} - (${shift[index] ?? 0})` : `(a.${name} - (${shift[index] ?? 0})) / (${spread})`;
    return `(CASE s.kind WHEN '${kind}' THEN a.${name} ELSE ${within(name, value)} END)::real AS ${name}`;
  }).join(', ');
}

/**
 * A line leads out of a feature's range at its ends. A tempo stays above 0, which would be none. Missing stays missing: greatest() alone
 * would make the least of it.
 */
function within(name: (typeof FEATURES)[number], value: string): string {
  const { min, max } = FEATURE_RANGES[name];
  return `CASE WHEN a.${name} IS NOT NULL THEN least(${max}, greatest(${name === 'tempo' ? 1 : min}, ${value})) END`;
}
