export interface Feature {
  /** As the API names it. */
  name: FeatureName;
  label: string;
  /** What a high value means, in a few words. */
  meaning: string;
  /** Ends of a bar. Values beyond them fill or empty it. */
  min: number;
  max: number;
  unit: '' | 'dB' | 'BPM';
}

export type FeatureName =
  | 'acousticness'
  | 'danceability'
  | 'energy'
  | 'instrumentalness'
  | 'liveness'
  | 'loudness'
  | 'speechiness'
  | 'tempo'
  | 'valence';

export type FeatureValues = Readonly<Record<FeatureName, number | null>>;

const unit = { min: 0, max: 1, unit: '' } as const;

/** The nine features that songs are learned from, in their canonical order. */
export const FEATURES: readonly Feature[] = [
  { name: 'acousticness', label: 'Acousticness', meaning: 'acoustic instruments', ...unit },
  { name: 'danceability', label: 'Danceability', meaning: 'easy to dance to', ...unit },
  { name: 'energy', label: 'Energy', meaning: 'fast, loud, dense', ...unit },
  { name: 'instrumentalness', label: 'Instrumentalness', meaning: 'no vocals', ...unit },
  { name: 'liveness', label: 'Liveness', meaning: 'an audience is heard', ...unit },
  { name: 'loudness', label: 'Loudness', meaning: 'overall level', min: -40, max: 0, unit: 'dB' },
  { name: 'speechiness', label: 'Speechiness', meaning: 'spoken words', ...unit },
  { name: 'tempo', label: 'Tempo', meaning: 'beats per minute', min: 40, max: 220, unit: 'BPM' },
  { name: 'valence', label: 'Valence', meaning: 'sounds cheerful', ...unit },
];

/** How much of its bar a value fills, 0 to 1. */
export function filledShare({ min, max }: Feature, value: number): number {
  return Math.min(1, Math.max(0, (value - min) / (max - min)));
}

/** "0.73", "-5.2 dB", "121 BPM"; missing is said, never shown as 0. */
export function formatFeature({ unit }: Feature, value: number | null): string {
  if (value === null) return 'not measured';
  if (unit === 'dB') return `${value.toFixed(1)} dB`;
  if (unit === 'BPM') return `${Math.round(value)} BPM`;
  return value.toFixed(2);
}

/** The name that people see of a feature that the API named. */
export function featureLabel(name: string): string {
  return FEATURES.find((feature) => feature.name === name)?.label ?? name;
}
