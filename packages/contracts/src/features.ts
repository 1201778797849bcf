/**
 * The nine audio features, in canonical order. Every matrix, Arrow table and model of Curator has its columns in this order.
 */
export const FEATURES = [
  'acousticness',
  'danceability',
  'energy',
  'instrumentalness',
  'liveness',
  'loudness',
  'speechiness',
  'tempo',
  'valence',
] as const;

export type Feature = (typeof FEATURES)[number];

export interface FeatureRange {
  /** Smallest accepted value. */
  readonly min: number;
  /** Largest accepted value. */
  readonly max: number;
  /** Unit as shown to people; empty where the value has none. */
  readonly unit: '' | 'dB' | 'BPM';
}

const UNIT_INTERVAL: FeatureRange = { min: 0, max: 1, unit: '' };

/** Accepted range of each feature. A tempo of 0 means "not detected" and is treated as missing before this range applies. */
export const FEATURE_RANGES: Readonly<Record<Feature, FeatureRange>> = {
  acousticness: UNIT_INTERVAL,
  danceability: UNIT_INTERVAL,
  energy: UNIT_INTERVAL,
  instrumentalness: UNIT_INTERVAL,
  liveness: UNIT_INTERVAL,
  loudness: { min: -60, max: 5, unit: 'dB' },
  speechiness: UNIT_INTERVAL,
  tempo: { min: 0, max: 300, unit: 'BPM' },
  valence: UNIT_INTERVAL,
};

/**
 * What a raw number says about a feature.
 *
 * @returns `value` when in range, `missing` when the measurement says that it found nothing, `outOfRange` otherwise.
 */
export function judgeFeature(feature: Feature, raw: number): 'value' | 'missing' | 'outOfRange' {
  if (feature === 'tempo' && raw === 0) return 'missing';
  const { min, max } = FEATURE_RANGES[feature];
  return raw >= min && raw <= max ? 'value' : 'outOfRange';
}
