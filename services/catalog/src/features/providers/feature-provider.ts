import type { Feature } from '@curator/contracts';

/** What a provider says of how a song sounds. Null is not measured. */
export type Measured = Record<Feature, number | null> & {
  key: number | null;
  mode: number | null;
  timeSignature: number | null;
  /** 0 to 1, where the provider says how sure it is. */
  confidence: number | null;
};

export interface Answer {
  spotifyId: string;
  /** Undefined where the provider does not know the song. */
  measured: Measured | undefined;
}

/** Kinds of sources that values can come from, as in `sources.kind`. */
export type SourceKind = 'FILE' | 'SAMPLE' | 'RECCOBEATS' | 'SPOTIFY';

/** Who can be asked how songs sound, by their Spotify ids. */
export interface FeatureProvider {
  /** As in FEATURE_PROVIDERS. */
  name: string;
  kind: SourceKind;
  /** The source that its values' receipts name. */
  sourceName: string;
  licence: string;
  /** Whether models may learn from its values. */
  mayTrain: boolean;
  /** Most ids of one call. */
  batchSize: number;
  /** From call to call, whoever they are for. */
  paceMs: number;
  /** What it found is served to others without asking again for so long; for ever where undefined. */
  foundGoodForMs: number | undefined;
  /** The share of songs that it may know, as long as nothing is known here of its answers. */
  expected: { share: number; basis: string } | undefined;
  /**
   * @param spotifyIds at most `batchSize`, each once
   * @returns an answer for each of them
   * @throws ProviderProblem where there is no answer, and whatever the signal says where that is aborted
   */
  lookUp(spotifyIds: readonly string[], signal: AbortSignal): Promise<Answer[]>;
}

export const HOUR_MS = 3_600_000;
export const DAY_MS = 24 * HOUR_MS;
