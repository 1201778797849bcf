import type { SourceKind } from '../providers/feature-provider.ts';
import { MAY_TRAIN } from '../receipts/source-permission.ts';
import { IS_ID } from '../spotify-id.ts';

/**
 * Kinds of sources whose values lie on one scale, that of Spotify's analysis, which the files that listeners bring have. All others
 * measure in a way of their own: the same name and range, other values.
 */
const COMMON_SCALE: readonly SourceKind[] = ['FILE', 'SAMPLE', 'SPOTIFY'];

export function hasOwnScale({ kind }: { kind: SourceKind }): boolean {
  return !COMMON_SCALE.includes(kind);
}

/** SQL: whether the source `s` is on the common scale. */
export const ON_COMMON_SCALE = `s.kind IN (${COMMON_SCALE.map((kind) => `'${kind}'`).join(', ')})`;

/** SQL: all measurements, for `IS_REFERENCE`. */
export const MEASURED_TRACKS = `
  tracks t JOIN audio_features a ON a.track_id = t.id JOIN sources s ON s.id = a.source_id
  LEFT JOIN feature_providers p ON p.kind = s.kind`;

/**
 * SQL: whether the measurement `a` of the source `s` on the track `t` can be compared with a provider's: on the common scale, complete,
 * open to learning, and of a song that a provider can be asked for. The sample library's invented songs are of no scale: they have no id.
 */
export const IS_REFERENCE = `a.complete AND ${ON_COMMON_SCALE} AND ${MAY_TRAIN} AND ${IS_ID('t.spotify_id')}`;

/** A line through less than this is a guess. */
export const MIN_PAIRS = 20;
/** More than this is not asked for only to fit it. */
export const ENOUGH_PAIRS = 40;
