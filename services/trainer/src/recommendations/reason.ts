import { FEATURE_RANGES, FEATURES, type Feature } from '@curator/contracts';

/** What one feature did to a score. */
export interface Reason {
  feature: Feature;
  value: number;
  contribution: number;
  text: string;
}

/** What a model was trained on, for comparison: nine values in canonical order each. */
export interface TrainedOn {
  /** Middle value of each feature among the liked songs. */
  likedMedians: ArrayLike<number>;
  /** The same among the disliked ones, or those that stood in for them. */
  otherMedians: ArrayLike<number>;
}

/**
 * Reasons out of what each feature added to a score, strongest first.
 *
 * @param values nine values in canonical order; so the contributions.
 */
export function reasonsOf(
  values: ArrayLike<number>,
  contributions: ArrayLike<number>,
  { likedMedians, otherMedians }: TrainedOn,
): Reason[] {
  return FEATURES.map((feature, index) => {
    const [value, contribution] = [values[index] as number, contributions[index] as number];
    const text = inWords(feature, value, contribution, likedMedians[index] as number, otherMedians[index] as number);
    return { feature, value, contribution, text };
  }).sort((a, b) => Math.abs(b.contribution) - Math.abs(a.contribution));
}

function inWords(feature: Feature, value: number, contribution: number, liked: number, other: number): string {
  const name = feature[0]?.toUpperCase() + feature.slice(1);
  const isNearer = Math.abs(value - liked) < Math.abs(value - other);
  const verdict = contribution < 0 ? 'speaks against it' : isNearer ? 'is like your songs' : 'speaks for it';
  return `${name} ${shown(feature, value)} ${verdict}: yours centre on ${shown(feature, liked)}, others on ${shown(feature, other)}.`;
}

function shown(feature: Feature, value: number): string {
  const { unit } = FEATURE_RANGES[feature];
  if (unit === 'BPM') return `${Math.round(value)} BPM`;
  return unit === 'dB' ? `${value.toFixed(1)} dB` : value.toFixed(2);
}
