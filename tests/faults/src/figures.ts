/** What a scenario has measured, and what was promised of it. */
export interface Figures {
  /** What was done. */
  what: string;
  values: Record<string, string | number>;
  /** In words; held or not. */
  promises: { promise: string; held: boolean }[];
}

export function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN;
}

export function milliseconds(value: number): string {
  return value < 10_000 ? `${Math.round(value)} ms` : `${(value / 1_000).toFixed(1)} s`;
}

export function figuresText({ what, values, promises }: Figures): string {
  return [
    `### ${what}\n`,
    ...Object.entries(values).map(([name, value]) => `- ${name}: ${value}`),
    ...promises.map(({ promise, held }) => `- ${held ? 'held' : '**NOT HELD**'}: ${promise}`),
    '',
  ].join('\n');
}
