/** 0 and 1, whose log-odds are infinite, are drawn in to what one row in a thousand would leave. */
const MARGIN = 1e-3;

/** Log-odds of a probability, -6.9..6.9; strictly ascending, so no two probabilities become one. */
export function logOdds(probability: number): number {
  return Math.log((probability + MARGIN) / (1 - probability + MARGIN));
}
