/** The value below which this share of all lies, 0 to 1: the middle one for a half. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  const place = share * (sorted.length - 1);
  const [below, above] = [sorted[Math.floor(place)], sorted[Math.ceil(place)]] as [number, number];
  return below + (above - below) * (place - Math.floor(place));
}

/** Smallest, middle and largest, as one line. */
export function spread(values: readonly number[], unit: string, digits = 0): string {
  const [min, median, max] = [0, 0.5, 1].map((share) => quantile(values, share).toFixed(digits));
  return `median ${median} ${unit} (${min} to ${max}, ${values.length} runs)`;
}
