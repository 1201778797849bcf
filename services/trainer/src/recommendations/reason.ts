import { FEATURE_RANGES, FEATURES, type Feature } from '@curator/contracts';

/** What one feature did to a score. */
export interface Reason {
  feature: Feature;
  value: number;
  contribution: number;
  text: string;
}

/**
 * Reasons out of what each feature added to a score, strongest first.
 *
 * @param values nine values in canonical order; so the others.
 * @param likedMedians middle value of each feature among the liked songs.
 */
export function reasonsOf(
  values: ArrayLike<number>,
  contributions: ArrayLike<number>,
  likedMedians: ArrayLike<number>,
): Reason[] {
  return FEATURES.map((feature, index) => {
    const [value, contribution] = [values[index] as number, contributions[index] as number];
    return { feature, value, contribution, text: inWords(feature, value, contribution, likedMedians[index] as number) };
  }).sort((a, b) => Math.abs(b.contribution) - Math.abs(a.contribution));
}

function inWords(feature: Feature, value: number, contribution: number, likedMedian: number): string {
  const name = feature[0]?.toUpperCase() + feature.slice(1);
  const verdict = contribution >= 0 ? 'speaks for it' : 'speaks against it';
  return `${name} ${shown(feature, value)} ${verdict}; half of your liked songs lie below ${shown(feature, likedMedian)}.`;
}

function shown(feature: Feature, value: number): string {
  const { unit } = FEATURE_RANGES[feature];
  if (unit === 'BPM') return `${Math.round(value)} BPM`;
  return unit === 'dB' ? `${value.toFixed(1)} dB` : value.toFixed(2);
}
