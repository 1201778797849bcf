import type { TrainedModel } from '../families/trained-model.ts';

export interface PositiveUnlabelledModel {
  readonly kind: 'positive-unlabelled';
  readonly nFeatures: number;
  /** Says how likely a song is among those that the listener named. */
  readonly base: TrainedModel;
  /** Share of the liked songs that were named, above 0, at most 1: Elkan and Noto's c. */
  readonly labelFrequency: number;
}

/** Divides probabilities by the label frequency, at most 1. */
export function correctForUnlabelled(probabilities: Float64Array, labelFrequency: number): Float64Array {
  return probabilities.map((probability) => Math.min(1, probability / labelFrequency));
}
