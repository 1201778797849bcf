/**
 * What to aim at instead of 1 and 0: (N₊ + 1) / (N₊ + 2) and 1 / (N₋ + 2), as if one row of either label had gone the other way
 * (Platt, 1999). So no fit on few rows ever says 0 or 1, and log loss stays finite.
 */
export function smoothedTargets(negatives: number, positives: number): { ofNegative: number; ofPositive: number } {
  return { ofNegative: 1 / (negatives + 2), ofPositive: (positives + 1) / (positives + 2) };
}
