import { InvalidDatasetError } from '../errors.ts';

/** Rows that each have a name of their own, such as a song's id: what is drawn from them does not depend on their order. */
export interface KeyedRows {
  /** nRows distinct keys. */
  readonly keys: readonly string[];
  /** Column-major, nFeatures × nRows; NaN where a value is missing. */
  readonly features: Float32Array;
}

/** @throws InvalidDatasetError on keys that are not distinct. */
export function checkDistinct(keys: readonly string[]): void {
  if (new Set(keys).size === keys.length) return;
  const seen = new Set<string>();
  for (const key of keys) {
    if (seen.has(key)) throw new InvalidDatasetError(`The key ${JSON.stringify(key)} is there twice.`);
    seen.add(key);
  }
}

/** Rows in the order of their keys, by UTF-16 code units. */
export function rowsByKey(keys: readonly string[]): Uint32Array {
  return Uint32Array.from(keys.keys()).sort((a, b) => compareKeys(keys[a] as string, keys[b] as string));
}

export const compareKeys = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
