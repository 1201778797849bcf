/** Standard deviation of at least two values, with n - 1. */
export function standardDeviation(values: ArrayLike<number>): number {
  const n = values.length;
  let mean = 0;
  for (let index = 0; index < n; index += 1) mean += (values[index] as number) / n;
  let squares = 0;
  for (let index = 0; index < n; index += 1) squares += ((values[index] as number) - mean) ** 2;
  return Math.sqrt(squares / (n - 1));
}

/** The p-quantile, p in 0..1, of ascending values, linear between neighbours (Hyndman and Fan's type 7, the usual default). */
export function quantile(sorted: ArrayLike<number>, p: number): number {
  const place = p * (sorted.length - 1);
  const below = Math.floor(place);
  const low = sorted[below] as number;
  const high = sorted[Math.min(below + 1, sorted.length - 1)] as number;
  return low + (place - below) * (high - low);
}
