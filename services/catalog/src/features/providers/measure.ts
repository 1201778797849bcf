import { FEATURES, judgeFeature } from '@curator/contracts';
import type { Measured } from './feature-provider.ts';

/**
 * The values of one row of a provider's answer. What is no number, or cannot be right, is missing; it is never 0.
 *
 * @returns undefined where none of the nine is there
 */
export function measure(row: Readonly<Record<string, unknown>>): Measured | undefined {
  const nine = FEATURES.map((name) => {
    const raw = row[name];
    return [name, typeof raw === 'number' && judgeFeature(name, raw) === 'value' ? raw : null] as const;
  });
  if (nine.every(([, value]) => value === null)) return undefined;
  return {
    ...(Object.fromEntries(nine) as Pick<Measured, (typeof FEATURES)[number]>),
    key: wholeNumber(row.key, -1, 11),
    mode: wholeNumber(row.mode, 0, 1),
    timeSignature: wholeNumber(row.time_signature, 3, 7),
    confidence: null,
  };
}

function wholeNumber(raw: unknown, min: number, max: number): number | null {
  return Number.isInteger(raw) && Number(raw) >= min && Number(raw) <= max ? Number(raw) : null;
}
