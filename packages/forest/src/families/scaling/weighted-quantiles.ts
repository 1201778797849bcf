/**
 * Quantiles of weighted values: for each p the least value that, with all below it, has at least p of the weight (Hyndman and
 * Fan's type 1, the inverse of the distribution function). A value of weight 2 counts as two values.
 *
 * @param values numbers; NaN is left out.
 * @param ps 0..1, ascending.
 * @returns one value for each p; none where every value is NaN.
 */
export function weightedQuantiles(values: ArrayLike<number>, weights: Float64Array, ps: readonly number[]): number[] {
  const { sorted, cumulative } = sortWithWeights(values, weights);
  const total = cumulative.at(-1);
  if (total === undefined) return [];
  let place = 0;
  return ps.map((p) => {
    // The share is compared a rounding below: a quarter of the weight may add up to 0.25 - 2^-54 of it.
    while (place < sorted.length - 1 && (cumulative[place] as number) < p * total * (1 - 1e-12)) place += 1;
    return sorted[place] as number;
  });
}

function sortWithWeights(
  values: ArrayLike<number>,
  weights: Float64Array,
): { sorted: Float64Array; cumulative: Float64Array } {
  const rows = Uint32Array.from(weights.keys().filter((row) => !Number.isNaN(values[row])));
  rows.sort((a, b) => (values[a] as number) - (values[b] as number) || a - b);
  let sum = 0;
  const cumulative = Float64Array.from(rows, (row) => {
    sum += weights[row] as number;
    return sum;
  });
  return { sorted: Float64Array.from(rows, (row) => values[row] as number), cumulative };
}
