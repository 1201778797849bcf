/** What each feature did to predictions. */
export interface Contributions {
  /** What is said before any feature is known; the same for all rows. */
  readonly baseline: number;
  /** nFeatures × nRows, column-major as features are; for every row, the baseline and its contributions add up to the score. */
  readonly contributions: Float64Array;
}
