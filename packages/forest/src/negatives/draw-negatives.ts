import { checkSeed, checkWhole } from '../checks.ts';
import { InvalidDatasetError } from '../errors.ts';
import { keyPriority } from './key-priority.ts';
import { checkDistinct, compareKeys } from './keyed-rows.ts';

export interface DrawOptions {
  readonly seed: number;
  /** Which of several samples, from 0; each is drawn anew from all of the background. */
  readonly bag: number;
  /** Background rows for each positive, 1 to 20. */
  readonly ratio: number;
}

/**
 * Draws background rows to stand against a listener's songs, without replacement. A row's chance does not depend on the others or
 * on their order: each key gets a number from (seed, bag, key), and the least numbers are taken. So a row that leaves the
 * background changes a sample by that row only.
 *
 * @param background distinct keys of all rows that may be drawn from.
 * @param positives keys that must not be drawn; their number times the ratio is drawn, or all there are.
 * @returns places in `background`, by ascending key.
 * @throws InvalidParameterError; InvalidDatasetError on keys that are not distinct, no positive, or nothing to draw from.
 */
export function drawNegatives(
  background: readonly string[],
  positives: readonly string[],
  { seed, bag, ratio }: DrawOptions,
): Uint32Array {
  checkSeed(seed);
  checkWhole('ratio', ratio, 1, 20);
  checkWhole('bag', bag, 0, 2 ** 31 - 1);
  checkDistinct(background);
  checkDistinct(positives);
  if (positives.length === 0) throw new InvalidDatasetError('There is no positive to draw background rows for.');
  const liked = new Set(positives);
  const allowed = Uint32Array.from(background.keys().filter((place) => !liked.has(background[place] as string)));
  if (allowed.length === 0) throw new InvalidDatasetError('The background has no row that is not a positive.');
  const priorities = Float64Array.from(background, (key) => keyPriority(key, seed, bag));
  const keyOf = (place: number) => background[place] as string;
  const inOrder = (a: number, b: number) =>
    (priorities[a] as number) - (priorities[b] as number) || compareKeys(keyOf(a), keyOf(b));
  const count = Math.min(allowed.length, ratio * positives.length);
  // Numbers alone sort faster than places by a comparison: only those up to the last one needed are compared.
  const bound = Float64Array.from(allowed, (place) => priorities[place] as number).sort()[count - 1] as number;
  const candidates = allowed.filter((place) => (priorities[place] as number) <= bound).sort(inOrder);
  return candidates.slice(0, count).sort((a, b) => compareKeys(keyOf(a), keyOf(b)));
}
